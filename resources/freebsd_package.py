"""The freebsd_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, provided

FREEBSD_PACKAGE = Declaration(
    "freebsd_package",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "remove": "Remove the package, its configuration stays.",
    },
    provides=(provided("package", platform="freebsd"),),
    example="""
freebsd_package 'nginx' do
  source 'FreeBSD'
end
""",
)
