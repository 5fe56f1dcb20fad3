"""The locale resource."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, List, Optional

from pysolo.chef.declaration import Declaration, Property
from pysolo.ruby.runtime.objects import RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


def lc_variables(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """Names are written in capitals and have to begin with LC_."""
    if not isinstance(value, RHash):
        return value
    made = rt.hash([(rt.str(rt.to_s(key).upper()), item) for key, item in value.items()])
    for key in made:
        if not re.match(r"LC_\w+", key.s):
            raise rt.error("Chef::Exceptions::ValidationFailed", "%s is no LC_ variable (property lc_env)" % key.s)
    return made


def lc_all(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """LC_ALL would change what programs print, so it is not managed."""
    if args:
        resource.session.log.warn("%s: lc_all is ignored, set the LC_ variables that are needed" % resource)
    return None


LOCALE = Declaration(
    "locale",
    doc="Manages the system's locale.",
    actions={"update": "Set it, after generating what is missing."},
    default="update",
    properties=[
        Property("lang", str, regex=r"\A\S+", doc="The LANG variable."),
        Property("lc_env", dict, default={}, coerce=lc_variables, doc="Variables that begin with LC_."),
    ],
    methods={"lc_all": lc_all},
    example="""
locale 'language of the system' do
  lang 'en_US.UTF-8'
  lc_env('LC_TIME' => 'en_GB.UTF-8')
end
""",
)
