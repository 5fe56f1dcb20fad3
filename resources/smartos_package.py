"""The smartos_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_defaults import name_given

SMARTOS_PACKAGE = Declaration(
    "smartos_package",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
    },
    properties=[
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("version", str, doc="One version, or a list that goes with the names."),
    ],
    provides=(provided("package", platform_family="smartos"),),
    example="""
smartos_package 'nginx'
""",
)
