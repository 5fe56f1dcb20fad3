"""The openbsd_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_defaults import name_given

OPENBSD_PACKAGE = Declaration(
    "openbsd_package",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "remove": "Remove the package, its configuration stays.",
    },
    properties=[
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("version", str, doc="One version, or a list that goes with the names."),
    ],
    provides=(provided("package", os="openbsd"),),
    example="""
openbsd_package 'nginx' do
  version '1.24.0'
end
""",
)
