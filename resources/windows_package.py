"""The windows_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_coerce import downcase, unchanged
from pysolo.resources.common_defaults import name_given

WINDOWS_PACKAGE = Declaration(
    "windows_package",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "remove": "Remove the package, its configuration stays.",
    },
    properties=[
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("options", str, doc="Further options of the package program."),
        Property("installer_type", "symbol", equal_to=("custom", "inno", "installshield", "msi", "nsis", "wise")),
        Property(
            "timeout",
            (str, int),
            default=600,
            desired_state=False,
            doc="Seconds that the package program may take.",
        ),
        Property("returns", (str, int, list), default=[0, 3010], desired_state=False),
        Property("source", str, coerce=unchanged, doc="A package file on the host."),
        Property("checksum", str, coerce=downcase, desired_state=False),
        Property("remote_file_attributes", dict, desired_state=False),
    ],
    provides=(provided("package", os="windows"),),
    example="""
windows_package 'Shop agent' do
  source 'C:/packages/agent.msi'
end
""",
)
