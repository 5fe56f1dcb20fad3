"""The package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import words
from pysolo.resources.common_defaults import list_as_name, name_given

PACKAGE = Declaration(
    "package",
    doc="Manages software packages with the platform's own package system.",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
        "reconfig": "Configure the package again from its response file.",
        "lock": "Keep the package from being changed by upgrades.",
        "unlock": "Undo `:lock`.",
    },
    default="install",
    named=list_as_name("package_name"),
    properties=[
        Property(
            "package_name",
            (str, list),
            default=name_given,
            identity=True,
            doc="One name, or a list that is handled in one go.",
        ),
        Property("version", (str, list), doc="One version, or a list that goes with the names."),
        Property("options", (str, list), coerce=words, doc="Further options of the package program."),
        Property("source", str, desired_state=False, doc="A package file on the host."),
        Property("timeout", (str, int), desired_state=False, doc="Seconds that the package program may take."),
        Property("environment", dict, desired_state=False, doc="Variables for the package program.", introduced="18.8"),
    ],
    example="""
package %w(git curl)
""",
)
