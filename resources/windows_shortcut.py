"""The windows_shortcut resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_SHORTCUT = Declaration(
    "windows_shortcut",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create."},
    default="create",
    properties=[
        Property("shortcut_name", str, name_property=True),
        Property("target", str),
        Property("arguments", str),
        Property("description", str),
        Property("cwd", str),
        Property("iconlocation", str),
    ],
    example="""
windows_shortcut 'C:/Users/Public/Desktop/Shop.lnk' do
  target 'C:/shop/shop.exe'
end
""",
)
