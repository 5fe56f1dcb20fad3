"""The windows_share resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import backslashes, sorted_array

WINDOWS_SHARE = Declaration(
    "windows_share",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("share_name", str, name_property=True),
        Property("path", str, coerce=backslashes),
        Property("description", str, default=""),
        Property("full_users", list, default=[], coerce=sorted_array),
        Property("change_users", list, default=[], coerce=sorted_array),
        Property("read_users", list, default=[], coerce=sorted_array),
        Property("temporary", bool, default=False),
        Property("scope_name", str, default="*"),
        Property("ca_timeout", int, default=0),
        Property("continuously_available", bool, default=False),
        Property("concurrent_user_limit", int, default=0),
        Property("encrypt_data", bool, default=False),
    ],
    example=r"""
windows_share 'reports' do
  path 'C:/reports'
  read_users ['EXAMPLE\\staff']
end
""",
)
