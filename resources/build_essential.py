"""The build_essential resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

BUILD_ESSENTIAL = Declaration(
    "build_essential",
    doc="Installs compilers and make.",
    actions={"install": "Install them.", "upgrade": "Bring them to the newest version."},
    default="install",
    properties=[
        Property("name", str, default="", doc="Any name."),
        Property(
            "raise_if_unsupported",
            bool,
            default=False,
            desired_state=False,
            doc="Fail on a platform that is not known.",
            introduced="15.5",
        ),
    ],
    example="""
build_essential 'compilers' do
  action :upgrade
end
""",
)
