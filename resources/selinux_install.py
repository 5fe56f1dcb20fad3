"""The selinux_install resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SELINUX_INSTALL = Declaration(
    "selinux_install",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"install": "Install.", "upgrade": "Upgrade.", "remove": "Remove."},
    default="install",
    properties=[
        Property(
            "packages",
            (str, list),
            default=[
                "make",
                "policycoreutils",
                "selinux-basics",
                "selinux-policy-default",
                "selinux-policy-dev",
                "auditd",
                "setools",
            ],
        ),
    ],
    example="""
selinux_install 'tools'
""",
)
