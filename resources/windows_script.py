"""The windows_script resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration

WINDOWS_SCRIPT = Declaration(
    "windows_script",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="script",
    actions={},
    example=r"""
windows_script 'clear the queue' do
  interpreter 'cmd.exe'
  code 'del /q C:\\queue\\*'
end
""",
)
