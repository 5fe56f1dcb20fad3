"""The selinux_user resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import sorted_array

SELINUX_USER = Declaration(
    "selinux_user",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"manage": "Manage.", "add": "Add.", "modify": "Modify.", "delete": "Delete."},
    default="manage",
    properties=[
        Property("user", str, name_property=True),
        Property("level", str),
        Property("range", str),
        Property("roles", list, coerce=sorted_array),
    ],
    example="""
selinux_user 'deployer_u' do
  roles %w(staff_r)
end
""",
)
