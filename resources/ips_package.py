"""The ips_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_defaults import name_given

IPS_PACKAGE = Declaration(
    "ips_package",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "remove": "Remove the package, its configuration stays.",
        "upgrade": "Install, and bring to the newest version.",
    },
    properties=[
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("version", str, doc="One version, or a list that goes with the names."),
        Property("accept_license", bool, default=False, desired_state=False),
    ],
    provides=(provided("package", os="solaris2"),),
    example="""
ips_package 'web/server/nginx' do
  accept_license true
end
""",
)
