"""The zypper_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_coerce import words

ZYPPER_PACKAGE = Declaration(
    "zypper_package",
    doc="Manages RPM packages through zypper.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
        "lock": "Keep the package from being changed by upgrades.",
        "unlock": "Undo `:lock`.",
    },
    properties=[
        Property("gpg_check", bool, default=True),
        Property("allow_downgrade", bool, default=True, desired_state=False),
        Property("global_options", (str, list), coerce=words),
    ],
    provides=(provided("package", platform_family="suse"),),
    example="""
zypper_package 'nginx' do
  gpg_check true
end
""",
)
