"""The windows_script resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, provided

WINDOWS_SCRIPT = Declaration(
    "windows_script",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="script",
    actions={},
    provides=(provided("windows_script", os="windows"),),
    example=r"""
windows_script 'clear the queue' do
  interpreter 'cmd.exe'
  code 'del /q C:\\queue\\*'
end
""",
)
