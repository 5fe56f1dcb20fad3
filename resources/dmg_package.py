"""The dmg_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import from_property

DMG_PACKAGE = Declaration(
    "dmg_package",
    doc="macOS only: stands here so that cookbooks compile.",
    actions={"install": "Install."},
    default="install",
    properties=[
        Property("app", str, name_property=True),
        Property("source", str),
        Property("file", str),
        Property("owner", (str, int)),
        Property("destination", str, default="/Applications"),
        Property("checksum", str),
        Property("volumes_dir", str, default=from_property("app")),
        Property("dmg_name", str, default=from_property("app"), desired_state=False),
        Property("type", str, default="app", equal_to=("app", "pkg", "mpkg"), desired_state=False),
        Property("package_id", str),
        Property("dmg_passphrase", str, desired_state=False),
        Property("accept_eula", bool, default=False, desired_state=False),
        Property("headers", dict, desired_state=False),
        Property("allow_untrusted", bool, default=False, desired_state=False),
    ],
    example="""
dmg_package 'Firefox' do
  source 'https://downloads.example.com/firefox.dmg'
  volumes_dir 'Firefox'
end
""",
)
