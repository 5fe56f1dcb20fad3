"""The selinux_fcontext resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SELINUX_FCONTEXT = Declaration(
    "selinux_fcontext",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={
        "manage": "Manage.",
        "addormodify": "Addormodify.",
        "add": "Add.",
        "modify": "Modify.",
        "delete": "Delete.",
    },
    default="manage",
    properties=[
        Property("file_spec", str, name_property=True),
        Property(
            "secontext",
            str,
            required=(
                "add",
                "modify",
                "manage",
            ),
        ),
        Property("file_type", str, default="a", equal_to=("a", "f", "d", "c", "b", "s", "l", "p")),
    ],
    example="""
selinux_fcontext '/srv/shop(/.*)?' do
  secontext 'httpd_sys_content_t'
end
""",
)
