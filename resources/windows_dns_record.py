"""The windows_dns_record resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_DNS_RECORD = Declaration(
    "windows_dns_record",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("record_name", str, name_property=True),
        Property("zone", str, required=True),
        Property("target", str, required=True),
        Property("record_type", str, default="ARecord", equal_to=("ARecord", "CNAME", "PTR")),
        Property("dns_server", str, default="localhost"),
    ],
    example="""
windows_dns_record 'www' do
  zone 'example.com'
  target '10.0.0.5'
end
""",
)
