"""Class: making classes and their instances."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

class_ = NativeClass("Class", superclass="Module")


@class_.method("new")
def new(rt: Interpreter, self: RClass, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    allocator = self.allocator
    if self.is_singleton:
        raise rt.error("TypeError", "can't create instance of singleton class")
    made = allocator(self) if allocator is not None else RObject(self)
    try:
        fn = self.calls["initialize"]
    except KeyError:
        fn = rt.find_any(made, "initialize")
    fn(made, args, kw, block)
    return made


@class_.method("allocate")
def allocate(rt: Interpreter, self: RClass) -> Value:
    return rt.allocate(self)


@class_.singleton("new")
def new_class(rt: Interpreter, self: RClass, superclass: Value = UNSET, *, block: Optional[RProc] = None) -> RClass:
    parent = rt.c_object if superclass is UNSET else superclass
    if not isinstance(parent, RClass) or parent.is_module:
        raise rt.error(
            "TypeError", "superclass must be an instance of Class (given an instance of %s)" % rt.class_name(parent)
        )
    if parent.is_singleton:
        raise rt.error("TypeError", "can't make subclass of singleton class")
    if parent is rt.c_class:
        raise rt.error("TypeError", "can't make subclass of Class")
    made = rt.make_class(parent)
    rt.send(parent, "inherited", made)
    if block is not None:
        rt.instance_exec(block, made, made, cref=made)
    return made


@class_.method("superclass")
def superclass(rt: Interpreter, self: RClass) -> Optional[RClass]:
    return self.superclass


@class_.method("subclasses")
def subclasses(rt: Interpreter, self: RClass) -> RArray:
    found = [d for d in self.dependents if d.superclass is self and not d.is_singleton]
    return rt.array(list(reversed(found)))


@class_.method("inherited", visibility="private")
def inherited(rt: Interpreter, self: RClass, subclass: Value) -> None:
    return None


def _without_new(name: str, superclass: str = "Object") -> NativeClass:
    """A class whose values are written, never made."""
    native = NativeClass(name, superclass=superclass)

    @native.singleton("new")
    def no_new(rt: Interpreter, self: RClass, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        raise rt.undefined(self, "new", "undefined")

    @native.singleton("allocate")
    def no_allocate(rt: Interpreter, self: RClass) -> Value:
        raise rt.error("TypeError", "allocator undefined for %s" % rt.module_name(self))

    return native


def load(rt: Interpreter) -> None:
    """What modules can do and classes cannot."""
    for name in ("module_function", "append_features", "prepend_features", "extend_object", "refine"):
        rt.undef_method(rt.c_class, name)


CLASSES = (
    class_,
    *[_without_new(name) for name in ("NilClass", "TrueClass", "FalseClass", "Symbol")],
    *[_without_new(name, "Numeric") for name in ("Integer", "Float")],
)
