"""The selinux_permissive resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SELINUX_PERMISSIVE = Declaration(
    "selinux_permissive",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"add": "Add.", "delete": "Delete."},
    default="add",
    properties=[
        Property("context", str, name_property=True),
    ],
    example="""
selinux_permissive 'httpd_t' do
  action :add
end
""",
)
