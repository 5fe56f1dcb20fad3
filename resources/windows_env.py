"""The windows_env resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_ENV = Declaration(
    "windows_env",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete.", "modify": "Modify."},
    default="create",
    properties=[
        Property("key_name", str, name_property=True),
        Property(
            "value",
            str,
            required=(
                "create",
                "modify",
            ),
        ),
        Property("delim", (str, None, False), desired_state=False),
        Property("user", str, default="<System>"),
    ],
    provides=("env",),
    example="""
windows_env 'SHOP_PORT' do
  value '8080'
end
""",
)
