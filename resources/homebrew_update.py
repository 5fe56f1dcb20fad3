"""The homebrew_update resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

HOMEBREW_UPDATE = Declaration(
    "homebrew_update",
    doc="macOS only: stands here so that cookbooks compile.",
    actions={"update": "Update.", "periodic": "Periodic."},
    default="periodic",
    properties=[
        Property("name", str, default=""),
        Property("frequency", int, default=86400),
    ],
    example="""
homebrew_update 'once a day' do
  frequency 86_400
end
""",
)
