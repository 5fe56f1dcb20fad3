"""The cab_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import unchanged
from pysolo.resources.common_defaults import from_property, name_given

CAB_PACKAGE = Declaration(
    "cab_package",
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
        Property("version", str, doc="One version, or a list that goes with the names."),
        Property(
            "source",
            str,
            default=from_property("package_name"),
            coerce=unchanged,
            doc="A package file on the host.",
        ),
    ],
    example="""
cab_package 'language pack' do
  source 'C:/packages/lang.cab'
end
""",
)
