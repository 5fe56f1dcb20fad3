"""The mac_user resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_coerce import unchanged
from pysolo.resources.common_defaults import text

MAC_USER = Declaration(
    "mac_user",
    doc="macOS only: stands here so that cookbooks compile.",
    class_name="User::MacUser",
    extends="user",
    actions={},
    properties=[
        Property("iterations", int, default=57803, desired_state=False, doc="Not used on Linux."),
        Property("gid", (int, str), default=20, coerce=unchanged, doc="The primary group, a name or a number."),
        Property("password", str, coerce=unchanged, sensitive=True, doc="The password's hash."),
        Property("home", str, default=text("/Users/%s", "username"), doc="The home directory."),
        Property("admin", bool, default=False),
        Property("hidden", (bool, None), default=None),
        Property("admin_username", str),
        Property("admin_password", str, sensitive=True),
        Property("secure_token", bool, default=False),
        Property("secure_token_password", str, sensitive=True),
    ],
    provides=(provided("user", platform="mac_os_x"),),
    example="""
mac_user 'ann' do
  comment 'Ann Example'
  admin true
end
""",
)
