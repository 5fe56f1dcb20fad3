"""Chef::Provider as Ruby code sees it: what a provider of a cookbook calls, overrides and inherits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.chef.property import as_plain
from pysolo.chef.provider import Provider
from pysolo.chef.registry import filter_values
from pysolo.chef.requirements import Requirements
from pysolo.chef.session import session_of
from pysolo.chef.state import state_properties
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

provider = NativeClass(
    "Chef::Provider", includes=("Chef::DSL::Recipe", "Chef::Mixin::EnforceOwnershipAndPermissions"), allocator=Provider
)
lwrp_base = NativeClass("Chef::Provider::LWRPBase", superclass="Chef::Provider")


@provider.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: Provider, new_resource: Value, run_context: Value = None) -> None:
    self.bind(new_resource, run_context)


def _attribute(name: str) -> None:
    ivar = "@" + name

    def read(rt: Interpreter, self: Provider) -> Value:
        return self.ivars.get(ivar)

    def write(rt: Interpreter, self: Provider, value: Value) -> Value:
        self.ivars[ivar] = value
        return value

    provider.method(name)(read)
    provider.method(name + "=")(write)


for _name in ("new_resource", "current_resource", "after_resource", "run_context", "action"):
    _attribute(_name)


@provider.method("node")
def node(rt: Interpreter, self: Provider) -> Value:
    context = self.ivars.get("@run_context")
    return context.node if context is not None else session_of(rt).node


@provider.method("resource_collection")
def resource_collection(rt: Interpreter, self: Provider) -> Value:
    return self.run_context.resource_collection


@provider.method("cookbook_name")
def cookbook_name(rt: Interpreter, self: Provider) -> Value:
    return rt.send(self.new, "cookbook_name")


@provider.method("recipe_name")
def recipe_name(rt: Interpreter, self: Provider) -> Value:
    return rt.send(self.new, "recipe_name")


@provider.method("events")
def events(rt: Interpreter, self: Provider) -> Value:
    return rt.send(self.run_context, "events")


@provider.method("logger")
def logger(rt: Interpreter, self: Provider) -> Value:
    return rt.classes["Chef::Log"]


# -- steps of an action, each of which Ruby code may override -------------------------------------------------------------


@provider.method("whyrun_mode?")
def whyrun_mode(rt: Interpreter, self: Provider) -> bool:
    return self.why_run


@provider.method("whyrun_supported?")
def whyrun_supported(rt: Interpreter, self: Provider) -> bool:
    return True


@provider.method(
    "check_resource_semantics!",
    "define_resource_requirements",
    "cleanup_after_converge",
    "process_resource_requirements",
)
def no_step(rt: Interpreter, self: Provider) -> None:
    return None


@provider.method("load_after_resource")
def load_after_resource(rt: Interpreter, self: Provider) -> Value:
    self.ivars["@after_resource"] = self.new
    return self.new


@provider.method("load_current_resource")
def load_current_resource(rt: Interpreter, self: Provider) -> Value:
    raise rt.error("Chef::Exceptions::Override", "You must override load_current_resource in %s" % rt.to_s(self))


@lwrp_base.method("load_current_resource")
def load_nothing(rt: Interpreter, self: Provider) -> None:
    return None


@provider.method("action_nothing")
def action_nothing(rt: Interpreter, self: Provider) -> bool:
    return True


@provider.method("run_action")
def run_action(rt: Interpreter, self: Provider, name: Value = None) -> None:
    self.run_action(rt.to_s(name) if name is not None else None)


@provider.method("requirements")
def requirements(rt: Interpreter, self: Provider) -> Value:
    return Requirements(rt.classes["Chef::Mixin::WhyRun::ResourceRequirements"], self)


@provider.method("resource_updated?")
def resource_updated(rt: Interpreter, self: Provider) -> bool:
    return self.converged or self.new.updated_by_last_action


@provider.method("set_updated_status")
def set_updated_status(rt: Interpreter, self: Provider) -> None:
    if self.converged:
        self.new.updated = self.new.updated_by_last_action = True


@provider.method("property_is_set?")
def property_is_set(rt: Interpreter, self: Provider, name: Value) -> Value:
    return rt.send(self.new, "property_is_set?", name)


# -- changing things ------------------------------------------------------------------------------------------------------


@provider.method("converge_by")
def converge_by(rt: Interpreter, self: Provider, descriptions: Value, *, block: Optional[RProc] = None) -> Value:
    lines = as_plain(rt, descriptions)
    return self.converge_by(lines, (lambda: rt.call_block(block)) if block is not None else (lambda: None))


@provider.method("converge_if_changed")
def converge_if_changed(rt: Interpreter, self: Provider, *names: Value, block: Optional[RProc] = None) -> bool:
    """Run the block when a property differs from its current value, saying which and how."""
    if block is None:
        raise rt.error("ArgumentError", "converge_if_changed must be passed a block!")
    run: RProc = block
    new = self.new
    current: Any = self.ivars.get("@current_resource")
    known = new.properties
    props = [known[rt.to_s(name)] for name in names] if names else state_properties(new.info)

    def shown(prop: Any) -> str:
        if new.sensitive or prop.sensitive:
            return "(suppressed sensitive property)"
        return rt.inspect(rt.send(new, prop.name))

    if current is None:
        width = max((len(prop.name) for prop in props), default=0)
        lines = ["create %s" % rt.to_s(rt.send(new, "identity"))]
        for prop in props:
            default = "" if prop.is_set(new) else " (default value)"
            lines.append("  set %s to %s%s" % (prop.name.ljust(width), shown(prop), default))
        self.converge_by(lines, lambda: rt.call_block(run))
        return True
    asked = [prop for prop in props if prop.is_set(new) or prop.has_default]
    changed = [prop for prop in asked if not rt.eq(rt.send(new, prop.name), rt.send(current, prop.name))]
    if not changed:
        self.log.debug("Skipping update of %s: has not changed any of the specified properties." % new)
        return False
    width = max(len(prop.name) for prop in changed)
    lines = ["update %s" % rt.to_s(rt.send(current, "identity"))]
    for prop in changed:
        text = shown(prop)
        if not (new.sensitive or prop.sensitive):
            text = "%s (was %s)" % (text, rt.inspect(rt.send(current, prop.name)))
        lines.append("  set %s to %s" % (prop.name.ljust(width), text))
    self.converge_by(lines, lambda: rt.call_block(run))
    return True


@provider.method("compile_and_converge_action")
def compile_and_converge_action(rt: Interpreter, self: Provider, *, block: RProc) -> Value:
    from pysolo.chef.action_class import compile_and_converge

    return compile_and_converge(self, lambda: rt.instance_exec(block, self))


@provider.method("recipe_eval")
def recipe_eval(rt: Interpreter, self: Provider, *, block: RProc) -> Value:
    """A recipe in small: two phases, whatever the mode of the resource."""
    from pysolo.chef.action_class import compile_and_converge

    return self.converge_by(
        "evaluate block and run any associated actions",
        lambda: compile_and_converge(self, lambda: rt.instance_exec(block, self), unified=False),
    )


# -- the class ------------------------------------------------------------------------------------------------------------


@provider.singleton("provides")
def provides(rt: Interpreter, self: RClass, name: Value, *, block: Optional[RProc] = None, **filters: Value) -> None:
    usable = {
        key: filter_values(rt, value)
        for key, value in filters.items()
        if key in ("os", "platform", "platform_family", "platform_version")
    }
    session_of(rt).registry.add_provider(rt.to_s(name), self, usable, block)


@provider.singleton("provides?")
def is_provided(rt: Interpreter, self: RClass, node: Value, resource: Value) -> bool:
    name = rt.to_s(rt.send(resource, "resource_name"))
    registry = session_of(rt).registry
    return any(entry.handler is self for entry in registry.providers.entries.get(name, ()))


@provider.singleton("supports?")
def supports(rt: Interpreter, self: RClass, resource: Value, action: Value) -> bool:
    return True


@provider.singleton("action")
def action(
    rt: Interpreter, self: RClass, name: Value, *, description: Value = None, block: Optional[RProc] = None
) -> Value:
    from pysolo.chef.action_class import define_action

    define_action(rt, self, rt.to_s(name), block)
    return rt.sym(rt.to_s(name))


@provider.singleton("use_inline_resources")
def use_inline_resources(rt: Interpreter, self: RClass) -> None:
    return None


@provider.singleton("include_resource_dsl?")
def include_resource_dsl(rt: Interpreter, self: RClass) -> bool:
    return False


@provider.singleton("include_resource_dsl", "description", "introduced")
def ignored(rt: Interpreter, self: RClass, *values: Value) -> None:
    return None


@provider.singleton("use")
def use(rt: Interpreter, self: RClass, partial: Value) -> Value:
    from pysolo.chef.custom_resource import use_partial

    return use_partial(rt, self, rt.to_s(partial))


@provider.singleton("node")
def class_node(rt: Interpreter, self: RClass) -> Value:
    return session_of(rt).node


@provider.singleton("const_missing")
def const_missing(rt: Interpreter, self: RClass, name: Value) -> Value:
    """Classes of built-in ones that stand deeper: Chef::Provider::Package::Apt."""
    from pysolo.ruby.runtime.constants import uninitialized

    word = rt.name(name)
    found = session_of(rt).registry.constant("%s::%s" % (self.name, word)) if self.name is not None else None
    if found is None:
        raise uninitialized(rt, self, word, True)
    return found


CLASSES = (provider, lwrp_base)
