"""The windows_audit_policy resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import array

WINDOWS_AUDIT_POLICY = Declaration(
    "windows_audit_policy",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"set": "Set."},
    default="set",
    properties=[
        Property("subcategory", (str, list), coerce=array),
        Property("success", bool),
        Property("failure", bool),
        Property("include_user", str),
        Property("exclude_user", str),
        Property("crash_on_audit_fail", bool),
        Property("full_privilege_auditing", bool),
        Property("audit_base_objects", bool),
        Property("audit_base_directories", bool),
    ],
    example="""
windows_audit_policy 'logons' do
  subcategory 'Logon'
  success true
  failure true
end
""",
)
