"""The windows_firewall_rule resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.resources.common_alias import alias
from pysolo.resources.common_coerce import lower_symbol, lower_symbols, sorted_texts
from pysolo.resources.common_defaults import from_property

WINDOWS_FIREWALL_RULE = Declaration(
    "windows_firewall_rule",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "delete": "Delete."},
    default="create",
    properties=[
        Property("rule_name", str, name_property=True),
        Property("description", str),
        Property("displayname", str, default=from_property("rule_name")),
        Property("group", str),
        Property("local_address", str),
        Property("local_port", (str, int, list), coerce=sorted_texts),
        Property("remote_address", (str, list), coerce=sorted_texts),
        Property("remote_port", (str, int, list), coerce=sorted_texts),
        Property(
            "direction",
            ("symbol", str),
            default=Sym("inbound"),
            coerce=lower_symbol,
            equal_to=("inbound", "outbound"),
        ),
        Property("protocol", str, default="TCP"),
        Property("icmp_type", (str, int), default="Any"),
        Property(
            "firewall_action",
            ("symbol", str),
            default=Sym("allow"),
            coerce=lower_symbol,
            equal_to=("allow", "block", "notconfigured"),
        ),
        Property("profile", ("symbol", str, list), default=[Sym("any")], coerce=lower_symbols),
        Property("program", str),
        Property("service", str),
        Property(
            "interface_type",
            ("symbol", str),
            default=Sym("any"),
            coerce=lower_symbol,
            equal_to=("any", "wireless", "wired", "remoteaccess"),
        ),
        Property("enabled", bool, default=True),
    ],
    methods={
        "localip": alias("local_address"),
        "remoteip": alias("remote_address"),
        "localport": alias("local_port"),
        "remoteport": alias("remote_port"),
        "interfacetype": alias("interface_type"),
    },
    example="""
windows_firewall_rule 'shop' do
  local_port '8080'
  firewall_action :allow
end
""",
)
