"""The rpm_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import name_given

RPM_PACKAGE = Declaration(
    "rpm_package",
    doc="Installs RPM package files.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
    },
    properties=[
        Property("allow_downgrade", bool, default=True, desired_state=False),
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("version", str, doc="One version, or a list that goes with the names."),
        Property("environment", dict, default={}, desired_state=False, doc="Variables for the package program."),
    ],
    example="""
rpm_package 'shop-agent' do
  source '/srv/packages/shop-agent-1.2.noarch.rpm'
  allow_downgrade true
end
""",
)
