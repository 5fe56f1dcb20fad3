"""The windows_printer_port resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import text

WINDOWS_PRINTER_PORT = Declaration(
    "windows_printer_port",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("ipv4_address", str, name_property=True),
        Property("port_name", str, default=text("IP_%s", "ipv4_address")),
        Property("port_number", int, default=9100),
        Property("port_description", str, desired_state=False),
        Property("snmp_enabled", bool, default=False),
        Property("port_protocol", int, default=1, equal_to=(1, 2)),
    ],
    example="""
windows_printer_port '10.0.0.20'
""",
)
