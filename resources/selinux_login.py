"""The selinux_login resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SELINUX_LOGIN = Declaration(
    "selinux_login",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"manage": "Manage.", "add": "Add.", "modify": "Modify.", "delete": "Delete."},
    default="manage",
    properties=[
        Property("login", str, name_property=True),
        Property("user", str),
        Property("range", str),
    ],
    example="""
selinux_login 'ann' do
  user 'staff_u'
end
""",
)
