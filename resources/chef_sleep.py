"""The chef_sleep resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import integer

CHEF_SLEEP = Declaration(
    "chef_sleep",
    doc="Waits.",
    actions={"sleep": "Wait."},
    default="sleep",
    properties=[
        Property("seconds", (str, int), name_property=True, coerce=integer, doc="How long."),
    ],
    example="""
chef_sleep 'until the node has joined' do
  seconds 10
end
""",
)
