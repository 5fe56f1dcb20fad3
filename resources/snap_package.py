"""The snap_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SNAP_PACKAGE = Declaration(
    "snap_package",
    doc="Manages snap packages.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
    },
    properties=[
        Property(
            "channel",
            str,
            default="stable",
            equal_to=("edge", "beta", "candidate", "stable"),
            desired_state=False,
        ),
    ],
    example="""
snap_package 'hello' do
  channel 'stable'
end
""",
)
