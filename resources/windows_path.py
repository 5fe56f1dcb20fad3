"""The windows_path resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_PATH = Declaration(
    "windows_path",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"add": "Add.", "remove": "Remove."},
    default="add",
    properties=[
        Property("path", str, name_property=True),
    ],
    example="""
windows_path 'C:/shop/bin'
""",
)
