"""The windows_font resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import unchanged

WINDOWS_FONT = Declaration(
    "windows_font",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"install": "Install."},
    default="install",
    properties=[
        Property("font_name", str, name_property=True),
        Property("source", str, coerce=unchanged),
    ],
    example="""
windows_font 'Example.ttf'
""",
)
