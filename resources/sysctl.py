"""The sysctl resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.declaration import Declaration, Property
from pysolo.ruby.runtime.objects import RArray, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


def joined(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A list is written with blanks between; all else as text."""
    return rt.str(" ".join(rt.to_s(item) for item in value.items) if isinstance(value, RArray) else rt.to_s(value))


SYSCTL = Declaration(
    "sysctl",
    doc="Manages a kernel parameter, now and for later boots.",
    actions={"apply": "Set it.", "remove": "Remove its file."},
    default="apply",
    properties=[
        Property("key", str, name_property=True, doc="The parameter."),
        Property(
            "ignore_error",
            bool,
            default=False,
            desired_state=False,
            doc="Go on when the kernel does not know it.",
        ),
        Property("value", (list, str, int, float), coerce=joined, required=("apply",), doc="The value."),
        Property(
            "comment",
            (list, str),
            default=[],
            desired_state=False,
            doc="Comment lines for the file.",
            introduced="15.8",
        ),
        Property("conf_dir", str, default="/etc/sysctl.d", doc="Where the file goes."),
    ],
    provides=("sysctl_param",),
    example="""
sysctl 'net.ipv4.ip_forward' do
  value 1
  comment 'this host routes for its containers'
end
""",
)
