"""The chocolatey_feature resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CHOCOLATEY_FEATURE = Declaration(
    "chocolatey_feature",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"enable": "Enable.", "disable": "Disable."},
    default="enable",
    properties=[
        Property("feature_name", str, name_property=True),
        Property("feature_state", bool, default=False, skip_docs=True),
    ],
    example="""
chocolatey_feature 'checksumFiles' do
  action :disable
end
""",
)
