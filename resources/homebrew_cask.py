"""The homebrew_cask resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

HOMEBREW_CASK = Declaration(
    "homebrew_cask",
    doc="macOS only: stands here so that cookbooks compile.",
    actions={"install": "Install.", "remove": "Remove."},
    default="install",
    properties=[
        Property("cask_name", str, name_property=True, regex=r"^[\w/\-@]+$"),
        Property("options", str),
        Property("homebrew_path", str),
        Property("owner", (str, int)),
    ],
    example="""
homebrew_cask 'firefox' do
  owner 'ann'
end
""",
)
