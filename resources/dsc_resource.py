"""The dsc_resource resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

DSC_RESOURCE = Declaration(
    "dsc_resource",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"run": "Run."},
    default="run",
    properties=[
        Property("module_version", str),
        Property("reboot_action", "symbol", default="nothing", equal_to=("nothing", "reboot_now", "request_reboot")),
        Property("timeout", int, desired_state=False),
    ],
)
