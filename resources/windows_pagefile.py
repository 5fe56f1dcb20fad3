"""The windows_pagefile resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import backslashes

WINDOWS_PAGEFILE = Declaration(
    "windows_pagefile",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"set": "Set.", "delete": "Delete."},
    default="set",
    properties=[
        Property("path", str, name_property=True, coerce=backslashes),
        Property("system_managed", bool),
        Property("automatic_managed", bool),
        Property("initial_size", int),
        Property("maximum_size", int),
    ],
    example=r"""
windows_pagefile 'C:\\pagefile.sys' do
  initial_size 1024
  maximum_size 4096
end
""",
)
