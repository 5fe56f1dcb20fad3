"""The batch resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

BATCH = Declaration(
    "batch",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="windows_script",
    actions={},
    properties=[
        Property("interpreter", str, default="cmd.exe", doc="The program that runs it."),
    ],
    example=r"""
batch 'clear the queue' do
  code 'del /q C:\\queue\\*'
end
""",
)
