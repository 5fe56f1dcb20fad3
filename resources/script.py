"""The script resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.chef.declaration import Declaration, Property
from pysolo.ruby.runtime.objects import RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource


def command(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """A script has code, no command."""
    if args and args[0] is not None:
        raise resource.cls.rt.error(
            "Chef::Exceptions::Script",
            "Do not use the command property on a %s resource, use the 'code' property instead."
            % resource.resource_name,
        )
    return resource.properties["command"].get(resource)


SCRIPT = Declaration(
    "script",
    doc="Runs a script with an interpreter.",
    extends="execute",
    actions={},
    properties=[
        Property("command", (str, list), desired_state=False, skip_docs=True, doc="Not for scripts."),
        Property("code", str, required=True, doc="The script."),
        Property("interpreter", str, doc="The program that runs it."),
        Property("flags", str, doc="Options of the interpreter."),
    ],
    methods={"command": command},
    default_guard_interpreter="default",
    example="""
script 'install the agent' do
  interpreter 'sh'
  cwd '/tmp'
  code 'touch agent-installed'
  creates '/tmp/agent-installed'
end
""",
)
