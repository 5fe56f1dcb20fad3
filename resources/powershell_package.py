"""The powershell_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import flat
from pysolo.resources.common_defaults import name_given

POWERSHELL_PACKAGE = Declaration(
    "powershell_package",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "remove": "Remove the package, its configuration stays.",
    },
    properties=[
        Property(
            "package_name",
            (str, list),
            default=name_given,
            coerce=flat,
            doc="One name, or a list that is handled in one go.",
        ),
        Property("version", (str, list), coerce=flat, doc="One version, or a list that goes with the names."),
        Property("source", str, doc="A package file on the host."),
        Property("skip_publisher_check", bool, default=False, desired_state=False),
        Property("allow_clobber", bool, default=False),
    ],
    example="""
powershell_package 'PSReadLine' do
  version '2.2.6'
end
""",
)
