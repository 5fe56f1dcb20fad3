"""The macos_pkg resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

MACOS_PKG = Declaration(
    "macos_pkg",
    doc="macOS only: stands here so that cookbooks compile.",
    actions={"install": "Install."},
    default="install",
    properties=[
        Property("checksum", str),
        Property("file", str),
        Property("headers", dict, desired_state=False),
        Property("package_id", str, required=True),
        Property("source", str),
        Property("target", str, default="/"),
    ],
    example="""
macos_pkg 'the shop agent' do
  file '/tmp/agent.pkg'
  package_id 'com.example.agent'
end
""",
)
