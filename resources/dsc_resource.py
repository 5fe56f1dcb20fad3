"""The dsc_resource resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import symbol
from pysolo.ruby.runtime.objects import RHash, RProc, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource


def setting(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``property :name, value`` sets one property of the DSC resource, ``property :name`` gives it."""
    rt = resource.cls.rt
    if not args or not isinstance(args[0], RSymbol):
        raise rt.error("TypeError", "A property name of type Symbol must be specified")
    known = resource.ivars.setdefault("@dsc_properties", rt.hash([]))
    if len(args) > 1:
        known.put(args[0], args[1])
    return known.get(args[0])


DSC_RESOURCE = Declaration(
    "dsc_resource",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"run": "Run."},
    default="run",
    properties=[
        Property("resource", (str, "symbol"), coerce=symbol),
        Property("module_name", (str, "symbol")),
        Property("module_version", str),
        Property("reboot_action", "symbol", default="nothing", equal_to=("nothing", "reboot_now", "request_reboot")),
        Property("timeout", int, desired_state=False),
    ],
    methods={"property": setting},
    example="""
dsc_resource 'web server' do
  resource :windowsfeature
  property :name, 'Web-Server'
  property :ensure, 'Present'
end
""",
)
