"""The route resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym

ROUTE = Declaration(
    "route",
    doc="Manages an entry of the routing table.",
    actions={"add": "Add it.", "delete": "Remove it."},
    default="add",
    properties=[
        Property("target", str, name_property=True, doc="Where the route leads."),
        Property("comment", (str, None), doc="A comment.", introduced="14.0"),
        Property("metric", (int, None), doc="The metric."),
        Property("netmask", (str, None), doc="The mask."),
        Property("gateway", (str, None), doc="The gateway."),
        Property("device", (str, None), desired_state=False, doc="The interface."),
        Property(
            "route_type",
            ("symbol", str),
            default=Sym("host"),
            equal_to=("host", "net"),
            desired_state=False,
            doc="A host or a network.",
        ),
    ],
    example="""
route '10.20.0.0/16' do
  gateway '10.0.0.1'
  device 'eth1'
end
""",
)
