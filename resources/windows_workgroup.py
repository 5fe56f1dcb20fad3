"""The windows_workgroup resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import unchanged

WINDOWS_WORKGROUP = Declaration(
    "windows_workgroup",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"join": "Join."},
    default="join",
    properties=[
        Property("workgroup_name", str, name_property=True, regex=r"^\S*$"),
        Property("user", str, desired_state=False),
        Property("password", str, sensitive=True, desired_state=False),
        Property(
            "reboot",
            "symbol",
            default="reboot_now",
            coerce=unchanged,
            equal_to=("never", "request_reboot", "reboot_now"),
            desired_state=False,
        ),
        Property("sensitive", bool, default=True, desired_state=False),
    ],
    example="""
windows_workgroup 'OFFICE'
""",
)
