"""The paludis_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import name_given

PALUDIS_PACKAGE = Declaration(
    "paludis_package",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "remove": "Remove the package, its configuration stays.",
        "upgrade": "Install, and bring to the newest version.",
    },
    properties=[
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("version", str, doc="One version, or a list that goes with the names."),
        Property(
            "timeout",
            (str, int),
            default=3600,
            desired_state=False,
            doc="Seconds that the package program may take.",
        ),
    ],
    example="""
paludis_package 'www-servers/nginx' do
  timeout 1800
end
""",
)
