"""The ifconfig resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

IFCONFIG = Declaration(
    "ifconfig",
    doc="Manages a network interface.",
    actions={
        "add": "Configure it, now and for later boots.",
        "delete": "Remove its configuration.",
        "enable": "Bring it up.",
        "disable": "Take it down.",
    },
    default="add",
    properties=[
        Property("target", str, name_property=True, doc="The address."),
        Property("hwaddr", str, doc="The hardware address."),
        Property("mask", str, doc="The mask."),
        Property("family", str, default="inet", doc="The address family.", introduced="14.0"),
        Property("inet_addr", str, doc="The address for the interface's file."),
        Property("bcast", str, doc="The broadcast address."),
        Property("mtu", str, doc="The largest packet."),
        Property("metric", str, doc="The metric."),
        Property("device", str, identity=True, doc="The interface."),
        Property("onboot", str, doc="Bring it up at boot."),
        Property("network", str, doc="The network."),
        Property("bootproto", str, doc="How it gets its address."),
        Property("onparent", str, doc="Bring it up with its parent."),
        Property("ethtool_opts", str, doc="Options of ethtool.", introduced="13.4"),
        Property("bonding_opts", str, doc="Options of the bond.", introduced="13.4"),
        Property("master", str, doc="The bond that it belongs to.", introduced="13.4"),
        Property("slave", str, doc="Is it part of a bond?", introduced="13.4"),
        Property("vlan", str, doc="Its VLAN.", introduced="14.4"),
        Property("gateway", str, doc="The gateway.", introduced="14.4"),
        Property("bridge", str, doc="The bridge that it belongs to.", introduced="16.7"),
    ],
    example="""
ifconfig '10.0.0.5' do
  device 'eth1'
  mask '255.255.255.0'
end
""",
)
