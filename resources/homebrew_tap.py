"""The homebrew_tap resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

HOMEBREW_TAP = Declaration(
    "homebrew_tap",
    doc="macOS only: stands here so that cookbooks compile.",
    actions={"tap": "Tap.", "untap": "Untap."},
    default="tap",
    properties=[
        Property("tap_name", str, name_property=True, regex=r"^[\w-]+(?:/[\w-]+)+$"),
        Property("url", str),
        Property("homebrew_path", str),
        Property("owner", str),
    ],
    example="""
homebrew_tap 'example/tools' do
  owner 'ann'
end
""",
)
