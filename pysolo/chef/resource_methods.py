"""Chef::Resource, the class: its common properties, how one is made, and what becomes of an unknown word."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.chef.property import Property
from pysolo.chef.resource import Resource
from pysolo.chef.resource_class import add_method, info_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resource = NativeClass(
    "Chef::Resource",
    includes=(
        "Chef::Mixin::ParamsValidate",
        "Chef::Mixin::Properties",
        "Chef::DSL::Universal",
        "Chef::DSL::DeclareResource",
        "Chef::DSL::RebootPending",
        "Chef::Mixin::ConvertToClassName",
        "Chef::Mixin::Deprecation",
    ),
    allocator=Resource,
)

COMMON_PROPERTIES = (
    Property(
        "name",
        str,
        coerce=lambda rt, owner, value: name_text(rt, value),
        desired_state=False,
        required=True,
        skip_docs=True,
        doc="The name of the resource.",
    ),
    Property("retries", int, default=0, desired_state=False, doc="How often to try again after a failure."),
    Property("retry_delay", int, default=2, desired_state=False, doc="Seconds between tries."),
    Property("sensitive", bool, default=False, desired_state=False, doc="Keep values out of output and logs."),
    Property("compile_time", bool, default=False, desired_state=False, doc="Run while recipes are compiled."),
    Property(
        "umask", (str, int), desired_state=False, doc="The umask while the resource converges, as an octal string."
    ),
    Property(
        "ignore_failure",
        (bool, "symbol", str),
        default=False,
        desired_state=False,
        callbacks={"must be true, false, :quiet or 'quiet'": lambda value: value in (True, False, "quiet")},
        doc="Go on with the run when the resource fails; :quiet says less about it.",
    ),
)


def name_text(rt: Interpreter, value: Value) -> Value:
    """A name: an Array is joined with commas, all else becomes a String."""
    if type(value) is RString:
        return value if value.cls is rt.classes["String"] else rt.str(value.s)
    if isinstance(value, RArray):
        return rt.str(", ".join(rt.to_s(item) for item in value.items))
    return rt.str(rt.to_s(value))


def install_resource_methods(rt: Interpreter) -> None:
    """What is not written as a native method: the common properties' accessors, and method_missing."""
    cls = rt.classes["Chef::Resource"]
    info = info_of(cls)
    for prop in COMMON_PROPERTIES:
        info.declare(prop)
    add_method(cls, "method_missing", method_missing, "private")


@resource.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: Resource, name: Value, run_context: Value = None) -> None:
    self.ivars["@run_context"] = run_context
    # a subclass written in Ruby may add to it in place
    self.ivars["@allowed_actions"] = rt.array([rt.sym(one) for one in self.info.allowed_actions()])
    if name is not None:
        from pysolo.chef.builder import take_name

        take_name(self, name)


def method_missing(self: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """Inside an action the methods of the provider are at hand in resource blocks; elsewhere an unknown word is an error."""
    rt = self.cls.rt
    enclosing = self.enclosing_provider
    word = args[0].name
    if enclosing is not None and rt.respond_to(enclosing, word):
        return rt.send(enclosing, word, *args[1:], kw=kw, block=block)
    raise rt.error(
        "NoMethodError",
        "undefined method `%s' for %s" % (word, rt.to_s(self.cls.real)),
        name=args[0],
        receiver=self,
    )


CLASSES = (resource,)
