"""The homebrew_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided

HOMEBREW_PACKAGE = Declaration(
    "homebrew_package",
    doc="macOS only: stands here so that cookbooks compile.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
    },
    properties=[
        Property("homebrew_user", (str, int)),
    ],
    provides=(provided("package", os="darwin"),),
    example="""
homebrew_package 'jq'
""",
)
