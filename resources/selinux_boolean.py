"""The selinux_boolean resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import plain_text
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


def on_or_off(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """true, 1 and "true" are on; false, 0 and "false" are off."""
    text = plain_text(rt, value).lower()
    return rt.str({"true": "on", "1": "on", "false": "off", "0": "off"}.get(text, text))


SELINUX_BOOLEAN = Declaration(
    "selinux_boolean",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"set": "Set."},
    default="set",
    properties=[
        Property("boolean", str, name_property=True),
        Property("value", (int, str, bool), coerce=on_or_off, required=True, equal_to=("on", "off")),
        Property("persistent", bool, default=True, desired_state=False),
    ],
    example="""
selinux_boolean 'httpd_can_network_connect' do
  value true
end
""",
)
