"""Chef::Property as Ruby code sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pysolo.chef.property import PropertyObject
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

prop = NativeClass("Chef::Property", allocator=PropertyObject)


@prop.method("name")
def name(rt: Interpreter, self: PropertyObject) -> Value:
    return rt.sym(self.prop.name)


@prop.method("to_s")
def to_s(rt: Interpreter, self: PropertyObject) -> str:
    return self.prop.name


@prop.method("description")
def description(rt: Interpreter, self: PropertyObject) -> Value:
    return rt.str(self.prop.doc) if self.prop.doc else None


@prop.method("default")
def default(rt: Interpreter, self: PropertyObject) -> Value:
    value = self.prop.default
    if value is UNSET:
        return None
    return None if callable(value) and not hasattr(value, "cls") else self.prop.plain_default(rt)


@prop.method("options")
def options(rt: Interpreter, self: PropertyObject) -> Value:
    return rt.hash([(rt.sym(key), value) for key, value in self.prop.options.items() if value is not UNSET])


@prop.method("has_default?")
def has_default(rt: Interpreter, self: PropertyObject) -> bool:
    return self.prop.has_default


@prop.method("required?")
def required(rt: Interpreter, self: PropertyObject, action: Value = None) -> bool:
    if action is None:
        return bool(self.prop.required)
    return self.prop.required_for([rt.to_s(action)])


def _flag(word: str, attribute: str) -> None:
    def ask(rt: Interpreter, self: PropertyObject) -> bool:
        return bool(getattr(self.prop, attribute))

    prop.method(word)(ask)


for _word, _attribute in (
    ("identity?", "identity"),
    ("desired_state?", "desired_state"),
    ("sensitive?", "sensitive"),
    ("name_property?", "name_property"),
    ("skip_docs?", "skip_docs"),
):
    _flag(_word, _attribute)


@prop.method("is_set?")
def is_set(rt: Interpreter, self: PropertyObject, resource: Any) -> bool:
    return self.prop.is_set(resource)


@prop.method("get")
def get(rt: Interpreter, self: PropertyObject, resource: Any) -> Value:
    return self.prop.get(resource)


@prop.method("set")
def set_(rt: Interpreter, self: PropertyObject, resource: Any, value: Value) -> Value:
    return self.prop.set(resource, value)


@prop.method("call")
def call(rt: Interpreter, self: PropertyObject, resource: Any, value: Value = UNSET) -> Value:
    return self.prop.get(resource) if value is UNSET else self.prop.set(resource, value)


@prop.method("reset")
def reset(rt: Interpreter, self: PropertyObject, resource: Any) -> None:
    self.prop.reset(resource)


CLASSES = (prop,)
