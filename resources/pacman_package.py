"""The pacman_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration

PACMAN_PACKAGE = Declaration(
    "pacman_package",
    doc="Manages packages with pacman.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
    },
    example="""
pacman_package 'nginx' do
  action :upgrade
end
""",
)
