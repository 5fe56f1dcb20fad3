"""The osx_profile resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

OSX_PROFILE = Declaration(
    "osx_profile",
    doc="macOS only: stands here so that cookbooks compile.",
    actions={"install": "Install.", "remove": "Remove."},
    default="install",
    properties=[
        Property("profile_name", str, name_property=True),
        Property("profile", (str, dict)),
        Property("identifier", str),
    ],
    provides=("osx_config_profile",),
    example="""
osx_profile 'screen saver' do
  profile 'screensaver.mobileconfig'
end
""",
)
