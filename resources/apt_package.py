"""The apt_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided

APT_PACKAGE = Declaration(
    "apt_package",
    doc="Manages Debian packages through apt.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
        "reconfig": "Configure the package again from its response file.",
        "lock": "Keep the package from being changed by upgrades.",
        "unlock": "Undo `:lock`.",
    },
    properties=[
        Property("default_release", str, desired_state=False, doc="The release to install from."),
        Property(
            "overwrite_config_files",
            bool,
            default=False,
            doc="Let the package's configuration files replace changed ones.",
            introduced="14.0",
        ),
        Property("response_file", str, desired_state=False, doc="A cookbook file or template with debconf answers."),
        Property(
            "response_file_variables",
            dict,
            default={},
            desired_state=False,
            doc="Variables of a response file that is a template.",
        ),
        Property(
            "anchor_package_regex",
            bool,
            default=False,
            doc="Match the name as a whole where apt takes it for an expression.",
            introduced="18.3",
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
    provides=(provided("package", platform_family="debian"),),
    example="""
apt_package %w(nginx-light logrotate) do
  options '--no-install-recommends'
  action :upgrade
end
""",
)
