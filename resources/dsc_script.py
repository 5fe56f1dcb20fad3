"""The dsc_script resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

DSC_SCRIPT = Declaration(
    "dsc_script",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"run": "Run."},
    default="run",
    properties=[
        Property("flags", dict),
        Property("cwd", str),
        Property("environment", dict),
        Property("timeout", int, desired_state=False),
    ],
)
