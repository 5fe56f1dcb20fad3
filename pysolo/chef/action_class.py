"""The class of a custom resource's actions: a provider made from ``action :x do ... end`` blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.chef.provider import Provider
from pysolo.chef.resource_class import add_method, info_of
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

action_class = NativeClass("Chef::Resource::ActionClass", superclass="Chef::Provider")


def action_class_of(rt: Interpreter, cls: RClass) -> RClass:
    """The action class of a resource class, made at first use; a subclass's inherits the parent's actions."""
    info = info_of(cls)
    if info.action_class is None:
        parent = info.parent
        if parent is not None and parent.is_custom:
            base = action_class_of(rt, parent.cls)
        else:
            base = rt.classes["Chef::Resource::ActionClass"]
        info.custom = True
        made = rt.make_class(base)
        made.extra["resource_class"] = cls
        info.action_class = made
    return info.action_class


def define_action(rt: Interpreter, cls: RClass, name: str, block: Optional[RProc]) -> None:
    """``action_NAME``: the block run with the provider as self, its resources gathered in a context of their own."""
    compiled = "compile_action_" + name
    rt.send(cls, "define_method", rt.sym(compiled), block=block)

    def run(self: Provider, args: List[Value], kw: Optional[RHash], _block: Optional[RProc]) -> Value:
        return compile_and_converge(self, lambda: rt.send(self, compiled))

    add_method(cls, "action_" + name, run)


def compile_and_converge(provider: Provider, body: Callable[[], Value], *, unified: Optional[bool] = None) -> Value:
    """Run code that declares resources, then converge them; what they change makes the outer resource updated.

    ``unified`` is as the resource's class says unless given: whether each converges where it is declared.
    """
    from pysolo.chef.custom_resource import is_unified

    ivars = provider.ivars
    outer = ivars["@run_context"]
    inner = outer.create_child()
    new: Any = provider.new
    inner.resource_collection.unified_mode = is_unified(new.info) if unified is None else unified
    ivars["@run_context"] = inner
    runner = inner.make_runner()
    try:
        value = body()
        runner.converge()
        return value
    finally:
        if any(resource.updated for resource in inner.resource_collection.resources):
            new.updated = new.updated_by_last_action = True
        ivars["@run_context"] = outer


def current_value(rt: Interpreter, provider: Provider) -> Value:
    """What ``load_current_value`` finds: a resource of the same class, nil when it says that there is nothing."""
    new: Any = provider.new
    method = new.cls.find("load_current_value!")
    if method is None:
        return None
    from pysolo.chef.builder import new_resource

    made: Any = new_resource(new.info.cls, rt.str(new.name), new.run_context)
    for prop in new.properties.values():
        if (not prop.desired_state or prop.identity or prop.name_property) and prop.is_set(new):
            prop.set(made, rt.send(new, prop.name))
    try:
        rt.call_method(made, method, [new] if method.arity != 0 else [], None, None)
    except RubyError as error:
        if rt.is_a(error.exc, rt.classes["Chef::Exceptions::CurrentValueDoesNotExist"]):
            return None
        raise
    return made


@action_class.method("load_current_resource")
def load_current_resource(rt: Interpreter, self: Provider) -> Value:
    self.current = self.ivars["@current_resource"] = current_value(rt, self)
    return self.current


@action_class.method("load_after_resource")
def load_after_resource(rt: Interpreter, self: Provider) -> Value:
    self.ivars["@after_resource"] = current_value(rt, self)
    return self.ivars["@after_resource"]


@action_class.method("return_load_current_value")
def return_load_current_value(rt: Interpreter, self: Provider) -> Value:
    return current_value(rt, self)


@action_class.method("to_s", "inspect")
def to_s(rt: Interpreter, self: Provider) -> str:
    new = self.ivars.get("@new_resource")
    name = self.ivars.get("@action")
    shown = rt.to_s(new) if new is not None else "<no resource>"
    return "%s action %s" % (shown, rt.inspect(name) if name is not None else "<no action>")


@action_class.singleton("to_s", "inspect", "name")
def class_to_s(rt: Interpreter, self: RClass) -> str:
    cls = self
    while cls.is_singleton and cls.superclass is not None:
        cls = cls.superclass
    owner = cls.extra.get("resource_class")
    return "%s action provider" % (rt.to_s(owner) if owner is not None else "Chef::Resource::ActionClass")


@action_class.singleton("resource_class")
def resource_class(rt: Interpreter, self: RClass) -> Value:
    return self.extra.get("resource_class")


def forwarded(provider: Provider, word: str) -> bool:
    """Methods that a resource class defines itself, beside its properties, are at hand in its actions."""
    new: Any = provider.ivars.get("@new_resource")
    if new is None:
        return False
    method = new.cls.find(word)
    if method is None or method.visibility == "private" or method.file is None:
        return False
    name = word[:-1] if word.endswith("=") else word
    return name not in new.properties and method.owner.name not in ("Chef::Resource", "Kernel", "Object")


def method_missing(self: Provider, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    rt = self.cls.rt
    word = args[0].name
    if forwarded(self, word):
        return rt.send(self.ivars["@new_resource"], word, *args[1:], kw=kw, block=block)
    raise rt.undefined(self, word, rt.missing_reason)


def respond_to_missing(self: Provider, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> bool:
    return forwarded(self, args[0].name)


def install_action_class(rt: Interpreter) -> None:
    cls = rt.classes["Chef::Resource::ActionClass"]
    add_method(cls, "method_missing", method_missing, "private")
    add_method(cls, "respond_to_missing?", respond_to_missing)


CLASSES = (action_class,)
