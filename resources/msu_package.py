"""The msu_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import unchanged
from pysolo.resources.common_defaults import from_property, name_given

MSU_PACKAGE = Declaration(
    "msu_package",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "remove": "Remove the package, its configuration stays.",
    },
    default="install",
    properties=[
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("version", (str, list), skip_docs=True, doc="One version, or a list that goes with the names."),
        Property(
            "source",
            str,
            default=from_property("package_name"),
            coerce=unchanged,
            doc="A package file on the host.",
        ),
        Property("checksum", str, desired_state=False),
        Property(
            "timeout",
            (str, int),
            default=3600,
            desired_state=False,
            doc="Seconds that the package program may take.",
        ),
    ],
    example="""
msu_package 'KB2959977' do
  source 'C:/packages/kb2959977.msu'
end
""",
)
