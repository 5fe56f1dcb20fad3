"""The dnf_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym, provided
from pysolo.resources.common_coerce import before_after, flat

DNF_PACKAGE = Declaration(
    "dnf_package",
    doc="Manages RPM packages through dnf.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
        "reconfig": "Configure the package again from its response file.",
        "lock": "Keep the package from being changed by upgrades.",
        "unlock": "Undo `:lock`.",
        "flush_cache": "Drop the provider's cached package data.",
    },
    properties=[
        Property("arch", (str, list), coerce=flat),
        Property("flush_cache", dict, default={Sym("before"): False, Sym("after"): False}, coerce=before_after),
        Property("allow_downgrade", bool, default=True, desired_state=False),
        Property("environment", dict, default={}, desired_state=False, doc="Variables for the package program."),
    ],
    provides=(
        provided("package", platform_family="rhel", platform_version=">= 8"),
        provided("package", platform="fedora", platform_version=">= 22"),
        provided("package", platform="amazon"),
    ),
    example="""
dnf_package %w(httpd mod_ssl) do
  flush_cache before: true
end
""",
)
