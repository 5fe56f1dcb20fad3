"""The plist resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

PLIST = Declaration(
    "plist",
    doc="macOS only: stands here so that cookbooks compile.",
    class_name="PlistResource",
    actions={"set": "Set."},
    default="set",
    properties=[
        Property("path", str, name_property=True),
        Property("entry", str),
        Property("value", (bool, str, int, float, dict)),
        Property("encoding", str, default="binary"),
        Property("owner", str, default="root"),
        Property("group", str, default="wheel"),
        Property("mode", (str, int)),
    ],
    example="""
plist 'the port of the shop' do
  path '/Library/Preferences/com.example.shop.plist'
  entry 'Port'
  value 8080
end
""",
)
