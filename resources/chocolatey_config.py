"""The chocolatey_config resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CHOCOLATEY_CONFIG = Declaration(
    "chocolatey_config",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"set": "Set.", "unset": "Unset."},
    default="set",
    properties=[
        Property("config_key", str, name_property=True),
        Property("value", str),
    ],
    example="""
chocolatey_config 'cacheLocation' do
  value 'C:/cache'
end
""",
)
