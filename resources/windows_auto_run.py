"""The windows_auto_run resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_alias import alias
from pysolo.resources.common_coerce import backslashes

WINDOWS_AUTO_RUN = Declaration(
    "windows_auto_run",
    doc="Windows only: stands here so that cookbooks compile.",
    class_name="WindowsAutorun",
    actions={"create": "Create.", "remove": "Remove."},
    default="create",
    properties=[
        Property("program_name", str, name_property=True),
        Property("path", str, coerce=backslashes),
        Property("args", str),
        Property("root", "symbol", default="machine", equal_to=("machine", "user")),
    ],
    methods={"program": alias("path")},
    example="""
windows_auto_run 'shop' do
  path 'C:/shop/shop.exe'
end
""",
)
