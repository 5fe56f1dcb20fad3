"""The hostname resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import node_attribute

HOSTNAME = Declaration(
    "hostname",
    doc="Manages the host's name.",
    actions={"set": "Set it."},
    default="set",
    properties=[
        Property("hostname", str, name_property=True, doc="The name."),
        Property("fqdn", str, doc="The full name for /etc/hosts.", introduced="17.0"),
        Property("ipaddress", str, default=node_attribute("ipaddress"), doc="The address for /etc/hosts."),
        Property("aliases", (list, None), default=None, doc="Further names for /etc/hosts."),
        Property(
            "compile_time",
            bool,
            default=True,
            desired_state=False,
            doc="Set it while recipes are still being read.",
        ),
        Property("windows_reboot", bool, default=True, doc="Windows: reboot after the change."),
        Property("domain_user", str, doc="Windows: the domain user.", introduced="17.2"),
        Property("domain_password", str, sensitive=True, doc="Windows: the domain password.", introduced="17.2"),
    ],
    example="""
hostname 'web1.example.com' do
  compile_time false
end
""",
)
