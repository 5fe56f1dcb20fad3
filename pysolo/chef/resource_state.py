"""The state and the properties of a resource, by name, as text and as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.property import Property
from pysolo.chef.resource import Resource
from pysolo.chef.state import identity_properties, state_properties
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resource = NativeClass("Chef::Resource")


@resource.method("identity")
def identity(rt: Interpreter, self: Resource) -> Value:
    found = identity_properties(self.info)
    if len(found) == 1:
        return found[0].get(self)
    return rt.hash([(rt.sym(prop.name), prop.get(self)) for prop in found])


@resource.method("state_for_resource_reporter")
def state_for_resource_reporter(rt: Interpreter, self: Resource) -> Value:
    found = rt.hash({})
    for prop in state_properties(self.info):
        if prop.is_set(self):
            value = rt.str("*sensitive value suppressed*") if prop.sensitive else rt.send(self, prop.name)
            found.put(rt.sym(prop.name), value)
    return found


@resource.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: Resource) -> Value:
    found = rt.hash({})
    for prop in state_properties(self.info):
        found.put(rt.sym(prop.name), prop.get(self))
    for ivar, value in self.ivars.items():
        if ivar != "@run_context" and not found.has(rt.sym(ivar[1:])):
            found.put(rt.sym(ivar[1:]), value)
    return found


@resource.method("to_text")
def to_text(rt: Interpreter, self: Resource) -> str:
    from pysolo.chef.state import resource_text

    return resource_text(self)


@resource.method("load_from")
def load_from(rt: Interpreter, self: Resource, other: Value) -> None:
    for ivar, value in other.ivars.items():
        if ivar != "@action":
            self.ivars[ivar] = value


@resource.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: Resource, other: Value) -> Value:
    self.ivars.update(other.ivars)
    self.only_if, self.not_if = list(other.only_if), list(other.not_if)
    for slot in ("cookbook_name", "recipe_name", "source_file", "source_line", "declared_type", "enclosing_provider"):
        setattr(self, slot, getattr(other, slot))
    self.guard_interpreter = other.guard_interpreter
    return self


def known_property(rt: Interpreter, self: Resource, name: Value) -> Property:
    prop = self.properties.get(rt.to_s(name))
    if prop is None:
        raise rt.error(
            "ArgumentError", "Property %s is not defined in class %s" % (rt.to_s(name), rt.to_s(self.cls.real))
        )
    return prop


@resource.method("property_is_set?")
def property_is_set(rt: Interpreter, self: Resource, name: Value) -> bool:
    return known_property(rt, self, name).is_set(self)


@resource.method("reset_property")
def reset_property(rt: Interpreter, self: Resource, name: Value) -> None:
    known_property(rt, self, name).reset(self)


@resource.method("property_description")
def property_description(rt: Interpreter, self: Resource, name: Value) -> str:
    return known_property(rt, self, name).doc


@resource.method("copy_properties_from")
def copy_properties_from(
    rt: Interpreter, self: Resource, other: Resource, *includes: Value, exclude: Value = None
) -> Value:
    names = [rt.to_s(one) for one in includes] or list(other.properties)
    left_out = [rt.to_s(one) for one in rt.iterate(exclude)] if exclude is not None else ["name"]
    for name in names:
        if name not in left_out and other.is_set(name):
            rt.send(self, name, rt.send(other, name))
    return self


CLASSES = (resource,)
