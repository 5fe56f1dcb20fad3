"""The windows_printer resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import text

WINDOWS_PRINTER = Declaration(
    "windows_printer",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("device_id", str, name_property=True),
        Property("comment", str),
        Property("default", bool, default=False),
        Property("driver_name", str, required=("create",)),
        Property("location", str),
        Property("shared", bool, default=False),
        Property("share_name", str),
        Property("ipv4_address", str),
        Property("create_port", bool, default=True, desired_state=False),
        Property("port_name", str, default=text("IP_%s", "ipv4_address")),
    ],
    example="""
windows_printer 'Front desk' do
  driver_name 'Generic / Text Only'
  ipv4_address '10.0.0.20'
end
""",
)
