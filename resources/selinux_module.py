"""The selinux_module resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SELINUX_MODULE = Declaration(
    "selinux_module",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"create": "Create.", "delete": "Delete.", "install": "Install.", "remove": "Remove."},
    default="create",
    properties=[
        Property("module_name", str, name_property=True),
        Property("source", str),
        Property("content", str),
        Property("cookbook", str, desired_state=False),
        Property("base_dir", str, default="/etc/selinux/local"),
    ],
    example="""
selinux_module 'shop' do
  content 'module shop 1.0; require { type httpd_t; }'
end
""",
)
