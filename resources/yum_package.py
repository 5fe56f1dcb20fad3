"""The yum_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym, provided
from pysolo.resources.common_coerce import before_after, unchanged
from pysolo.resources.common_defaults import name_given

YUM_PACKAGE = Declaration(
    "yum_package",
    doc="Manages RPM packages through yum.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
        "lock": "Keep the package from being changed by upgrades.",
        "unlock": "Undo `:lock`.",
    },
    properties=[
        Property(
            "package_name",
            (str, list),
            default=name_given,
            identity=True,
            coerce=unchanged,
            doc="One name, or a list that is handled in one go.",
        ),
        Property("version", (str, list), coerce=unchanged, doc="One version, or a list that goes with the names."),
        Property("arch", (str, list), coerce=unchanged),
        Property("flush_cache", dict, default={Sym("before"): False, Sym("after"): False}, coerce=before_after),
        Property("allow_downgrade", bool, default=True, desired_state=False),
        Property("yum_binary", str),
        Property("environment", dict, default={}, desired_state=False, doc="Variables for the package program."),
    ],
    provides=(provided("package", platform_family=("fedora", "rhel", "amazon")),),
    example="""
yum_package 'httpd' do
  allow_downgrade true
end
""",
)
