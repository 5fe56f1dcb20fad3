"""The solaris_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import name_given

SOLARIS_PACKAGE = Declaration(
    "solaris_package",
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
    example="""
solaris_package 'SUNWzlib' do
  source '/srv/packages/SUNWzlib'
end
""",
)
