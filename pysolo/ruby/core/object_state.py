"""Kernel: what an object holds - copies, freezing, instance variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)


@kernel.method("taint", "untaint", "trust", "untrust")
def taint(rt: Interpreter, self: Value) -> Value:
    """Without effect since Ruby 2.7."""
    return self


@kernel.method("tainted?", "untrusted?")
def is_tainted(rt: Interpreter, self: Value) -> bool:
    return False


@kernel.method("frozen?")
def is_frozen(rt: Interpreter, self: Value) -> bool:
    return self.frozen if isinstance(self, RObject) else True


@kernel.method("freeze")
def freeze(rt: Interpreter, self: Value) -> Value:
    rt.freeze(self)
    return self


@kernel.method("dup")
def dup(rt: Interpreter, self: Value) -> Value:
    return rt.dup(self)


@kernel.method("clone")
def clone(rt: Interpreter, self: Value, *, freeze: Value = None) -> Value:
    """Keeps the singleton class and the frozen state, which ``dup`` does not."""
    if not isinstance(self, RObject) or isinstance(self, RSymbol):
        if freeze is False:
            raise rt.error("ArgumentError", "can't unfreeze %s" % rt.class_name(self))
        return self
    if freeze is not None and type(freeze) is not bool:
        raise rt.error("ArgumentError", "unexpected value for freeze: %s" % rt.class_name(freeze))
    copy = rt.copy_of(self)
    if self.cls.is_singleton and not isinstance(self, RClass):
        single = rt.singleton_class(copy)
        single.methods.update(self.cls.methods)
        single.includes = list(self.cls.includes)
        single.prepends = list(self.cls.prepends)
        for module in single.includes + single.prepends:
            module.dependents.append(single)
        single.linearize()
    if copy is not self:
        rt.send(copy, "initialize_clone", self)
    if (self.frozen and freeze is not False) or freeze is True:
        rt.freeze(copy)
    return copy


@kernel.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: Value, other: Value) -> Value:
    return self


@kernel.method("initialize_dup", visibility="private")
def initialize_dup(rt: Interpreter, self: Value, other: Value) -> Value:
    rt.send(self, "initialize_copy", other)
    return self


@kernel.method("initialize_clone", visibility="private")
def initialize_clone(rt: Interpreter, self: Value, other: Value, *, freeze: Value = None) -> Value:
    rt.send(self, "initialize_copy", other)
    return self


@kernel.method("extend")
def extend(rt: Interpreter, self: Value, *modules: Value) -> Value:
    if not modules:
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected 1+)")
    for module in reversed(modules):
        if not isinstance(module, RClass) or not module.is_module:
            raise rt.error("TypeError", "wrong argument type %s (expected Module)" % rt.class_name(module))
        rt.send(module, "extend_object", self)
        rt.send(module, "extended", self)
    return self


@kernel.method("instance_variable_get")
def instance_variable_get(rt: Interpreter, self: Value, name: Name) -> Value:
    check_ivar_name(rt, self, name)
    return rt.ivar_get(self, name)


@kernel.method("instance_variable_set")
def instance_variable_set(rt: Interpreter, self: Value, name: Name, value: Value) -> Value:
    check_ivar_name(rt, self, name)
    rt.check_frozen(self)
    rt.ivar_set(self, name, value)
    return value


@kernel.method("instance_variable_defined?")
def instance_variable_defined(rt: Interpreter, self: Value, name: Name) -> bool:
    check_ivar_name(rt, self, name)
    return isinstance(self, RObject) and bool(self.ivars) and name in (self.ivars or {})


@kernel.method("instance_variables")
def instance_variables(rt: Interpreter, self: Value) -> RArray:
    names = self.ivars if isinstance(self, RObject) and self.ivars else {}
    return rt.array([rt.sym(name) for name in names if name[0] == "@"])


@kernel.method("remove_instance_variable")
def remove_instance_variable(rt: Interpreter, self: Value, name: Name) -> Value:
    check_ivar_name(rt, self, name)
    rt.check_frozen(self)
    if not isinstance(self, RObject) or not self.ivars or name not in self.ivars:
        raise rt.error("NameError", "instance variable %s not defined" % name, name=rt.sym(name))
    return self.ivars.pop(name)


def check_ivar_name(rt: Interpreter, self: Value, name: str) -> None:
    if len(name) < 2 or name[0] != "@" or name[1] == "@" or not (name[1:].isidentifier()):
        raise rt.error(
            "NameError", "`%s' is not allowed as an instance variable name" % name, name=rt.sym(name), receiver=self
        )


CLASSES = (kernel,)
