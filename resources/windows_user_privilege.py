"""The windows_user_privilege resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import array

WINDOWS_USER_PRIVILEGE = Declaration(
    "windows_user_privilege",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"add": "Add.", "set": "Set.", "clear": "Clear.", "remove": "Remove."},
    default="add",
    properties=[
        Property("principal", str, name_property=True),
        Property("users", (list, str), coerce=array),
        Property("privilege", (list, str), identity=True, coerce=array, required=True),
    ],
    example=r"""
windows_user_privilege 'EXAMPLE\\shop' do
  privilege 'SeServiceLogonRight'
  action :add
end
""",
)
