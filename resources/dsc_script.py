"""The dsc_script resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.chef.declaration import Declaration, Property
from pysolo.ruby.runtime.objects import RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource


def imports(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``imports 'Module', 'Resource', ...``; alone it gives what was imported."""
    rt = resource.cls.rt
    known = resource.ivars.setdefault("@imports", rt.hash([]))
    if args:
        before = known.get(args[0])
        known.put(args[0], rt.array([*(before.items if before is not None else ()), *(args[1:] or [rt.str("*")])]))
    return known


DSC_SCRIPT = Declaration(
    "dsc_script",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"run": "Run."},
    default="run",
    properties=[
        Property("code", str),
        Property("command", str),
        Property("configuration_name", str),
        Property("configuration_data", str),
        Property("configuration_data_script", str),
        Property("flags", dict),
        Property("cwd", str),
        Property("environment", dict),
        Property("timeout", int, desired_state=False),
    ],
    methods={"imports": imports},
    example="""
dsc_script 'a greeting' do
  code "Environment 'greeting' { Name = 'GREETING'; Value = 'hello' }"
end
""",
)
