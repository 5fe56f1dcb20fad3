"""The windows_user resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_coerce import unchanged

WINDOWS_USER = Declaration(
    "windows_user",
    doc="Windows only: stands here so that cookbooks compile.",
    class_name="User::WindowsUser",
    extends="user",
    actions={},
    properties=[
        Property("full_name", str),
        Property("uid", (str, int, None), coerce=unchanged, doc="The user's number."),
    ],
    provides=(provided("user", os="windows"),),
    example="""
windows_user 'ann' do
  full_name 'Ann Example'
end
""",
)
