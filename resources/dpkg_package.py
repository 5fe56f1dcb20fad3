"""The dpkg_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

DPKG_PACKAGE = Declaration(
    "dpkg_package",
    doc="Installs Debian package files with dpkg.",
    extends="package",
    actions={},
    properties=[
        Property("source", (str, list, None), doc="The package file, or a list that goes with the names."),
        Property("response_file", str, desired_state=False, doc="A cookbook file or template with debconf answers."),
        Property(
            "response_file_variables",
            dict,
            default={},
            desired_state=False,
            doc="Variables of a response file that is a template.",
        ),
        Property(
            "allow_downgrade",
            bool,
            default=True,
            desired_state=False,
            doc="Accept a version older than the installed one.",
        ),
        Property(
            "environment",
            dict,
            default={},
            desired_state=False,
            doc="Variables for the package program.",
            introduced="18.8",
        ),
    ],
    example="""
dpkg_package 'shop-agent' do
  source '/srv/packages/shop-agent_1.2_all.deb'
end
""",
)
