"""The windows_dns_zone resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_DNS_ZONE = Declaration(
    "windows_dns_zone",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("zone_name", str, name_property=True),
        Property("replication_scope", str, default="Domain"),
        Property("server_type", str, default="Domain", equal_to=("Domain", "Standalone")),
    ],
    example="""
windows_dns_zone 'example.com' do
  server_type 'Standalone'
end
""",
)
