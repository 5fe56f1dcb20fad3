"""The macosx_service resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided

MACOSX_SERVICE = Declaration(
    "macosx_service",
    doc="macOS only: stands here so that cookbooks compile.",
    extends="service",
    actions={},
    properties=[
        Property("plist", str),
        Property("session_type", str),
    ],
    provides=(provided("service", os="darwin"),),
    example="""
macosx_service 'com.example.shop' do
  action :start
end
""",
)
