"""The chocolatey_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import flat
from pysolo.resources.common_defaults import name_given

CHOCOLATEY_PACKAGE = Declaration(
    "chocolatey_package",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
        "reconfig": "Configure the package again from its response file.",
    },
    properties=[
        Property("options", (str, list), doc="Further options of the package program."),
        Property("list_options", str),
        Property("user", str),
        Property("password", str, sensitive=True),
        Property(
            "package_name",
            (str, list),
            default=name_given,
            coerce=flat,
            doc="One name, or a list that is handled in one go.",
        ),
        Property("bulk_query", bool, default=False),
        Property("use_choco_list", bool, default=False),
        Property("version", (str, list), coerce=flat, doc="One version, or a list that goes with the names."),
        Property("returns", (int, list), default=[0, 2], desired_state=False),
    ],
    example="""
chocolatey_package 'nodejs' do
  version '20.9.0'
end
""",
)
