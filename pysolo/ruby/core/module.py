"""Module: what is in it, how it is named, how it compares, what is mixed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RProc, RString, Value
from pysolo.ruby.runtime.refinements import is_refinement

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

module = NativeClass("Module")


def module_argument(rt: Interpreter, value: Value) -> RClass:
    if not isinstance(value, RClass):
        raise rt.error("TypeError", "compared with non class/module")
    return value


@module.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RClass, *, block: Optional[RProc] = None) -> None:
    if block is not None:
        rt.instance_exec(block, self, self, cref=self)


@module.method("name")
def name(rt: Interpreter, self: RClass) -> Optional[str]:
    return self.name


@module.method("to_s", "inspect")
def to_s(rt: Interpreter, self: RClass) -> str:
    return rt.module_name(self)


@module.method("hash")
def hash_(rt: Interpreter, self: RClass) -> int:
    return id(self) >> 4


@module.method("===")
def case_equal(rt: Interpreter, self: RClass, value: Value) -> bool:
    return rt.is_a(value, self)


@module.method("==")
def equal(rt: Interpreter, self: RClass, other: Value) -> bool:
    return self is other


def below(a: RClass, b: RClass) -> Optional[bool]:
    """``a <= b``: nil when neither descends from the other."""
    if b in a.ancestors:
        return True
    return False if a in b.ancestors else None


@module.method("<=")
def is_below_or_same(rt: Interpreter, self: RClass, other: Value) -> Optional[bool]:
    return below(self, module_argument(rt, other))


@module.method("<")
def is_below(rt: Interpreter, self: RClass, other: Value) -> Optional[bool]:
    return False if self is other else below(self, module_argument(rt, other))


@module.method(">=")
def is_above_or_same(rt: Interpreter, self: RClass, other: Value) -> Optional[bool]:
    return below(module_argument(rt, other), self)


@module.method(">")
def is_above(rt: Interpreter, self: RClass, other: Value) -> Optional[bool]:
    return False if self is other else below(module_argument(rt, other), self)


@module.method("<=>")
def compare(rt: Interpreter, self: RClass, other: Value) -> Optional[int]:
    if not isinstance(other, RClass):
        return None
    if self is other:
        return 0
    found = below(self, other)
    return None if found is None else -1 if found else 1


@module.method("ancestors")
def ancestors(rt: Interpreter, self: RClass) -> RArray:
    return rt.array(
        [found for found in self.ancestors if (not found.is_singleton and not is_refinement(found)) or found is self]
    )


@module.method("included_modules")
def included_modules(rt: Interpreter, self: RClass) -> RArray:
    return rt.array(
        [found for found in self.ancestors if found.is_module and found is not self and not is_refinement(found)]
    )


@module.method("include?")
def includes(rt: Interpreter, self: RClass, other: Value) -> bool:
    return other in self.ancestors and other is not self and other.is_module


def mixin(rt: Interpreter, value: Value) -> RClass:
    if not isinstance(value, RClass) or not value.is_module:
        raise rt.error("TypeError", "wrong argument type %s (expected Module)" % rt.class_name(value))
    return value


@module.method("include")
def include(rt: Interpreter, self: RClass, *modules: Value) -> RClass:
    if not modules:
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected 1+)")
    for given in modules:
        mixin(rt, given)
    for given in reversed(modules):
        rt.send(given, "append_features", self)
        rt.send(given, "included", self)
    return self


@module.method("prepend")
def prepend(rt: Interpreter, self: RClass, *modules: Value) -> RClass:
    for given in reversed(modules):
        rt.send(mixin(rt, given), "prepend_features", self)
        rt.send(given, "prepended", self)
    return self


@module.method("append_features", visibility="private")
def append_features(rt: Interpreter, self: RClass, into: Value) -> RClass:
    rt.check_frozen(into)
    rt.include(self, into)
    return self


@module.method("prepend_features", visibility="private")
def prepend_features(rt: Interpreter, self: RClass, into: Value) -> RClass:
    rt.prepend(self, into)
    return self


@module.method("extend_object", visibility="private")
def extend_object(rt: Interpreter, self: RClass, value: Value) -> Value:
    rt.extend(value, self)
    return value


for _hook in ("included", "extended", "prepended", "method_added", "method_removed", "method_undefined"):

    @module.method(_hook, visibility="private")
    def hook(rt: Interpreter, self: RClass, other: Value) -> None:
        return None


@module.method("class_eval", "module_eval")
def class_eval(
    rt: Interpreter,
    self: RClass,
    source: Value = None,
    file: Value = None,
    line: Value = 1,
    *,
    block: Optional[RProc] = None,
) -> Value:
    if block is not None:
        return rt.instance_exec(block, self, self, cref=self)
    if source is None:
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected 1..3)")
    text = source.s if isinstance(source, RString) else rt.to_str(source)
    return rt.class_eval_text(text, self, "(eval)" if file is None else rt.to_str(file), line)


@module.method("class_exec", "module_exec")
def class_exec(rt: Interpreter, self: RClass, *args: Value, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("LocalJumpError", "no block given (yield)")
    return rt.instance_exec(block, self, *args, cref=self)


@module.method("freeze")
def freeze(rt: Interpreter, self: RClass) -> RClass:
    self.frozen = True
    return self


@module.method("singleton_class?")
def is_singleton_class(rt: Interpreter, self: RClass) -> bool:
    return self.is_singleton


@module.singleton("nesting")
def nesting(rt: Interpreter, self: RClass) -> RArray:
    return rt.array(list(rt.frame.cref))


@module.method("refine", visibility="private")
def refine(rt: Interpreter, self: RClass, target: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("ArgumentError", "no block given")
    return rt.refine(self, target, block)


@module.method("using", visibility="private")
def using(rt: Interpreter, self: RClass, refinements: Value) -> RClass:
    rt.using(refinements, True)
    return self


def check_cvar_name(rt: Interpreter, self: RClass, name: str) -> None:
    if not (name[:2] == "@@" and name[2:].isidentifier()):
        words = "`%s' is not allowed as a class variable name" % name
        raise rt.error("NameError", words, name=rt.sym(name), receiver=self)


@module.method("class_variable_get")
def class_variable_get(rt: Interpreter, self: RClass, name: Name) -> Value:
    check_cvar_name(rt, self, name)
    owner = rt.cvar_owner(self, name)
    if owner is None:
        raise rt.error(
            "NameError",
            "uninitialized class variable %s in %s" % (name, rt.module_name(self)),
            name=rt.sym(name),
            receiver=self,
        )
    return owner.cvars[name]


@module.method("class_variable_set")
def class_variable_set(rt: Interpreter, self: RClass, name: Name, value: Value) -> Value:
    owner = rt.cvar_owner(self, name) or self
    rt.check_frozen(owner)
    owner.cvars[name] = value
    return value


@module.method("class_variable_defined?")
def class_variable_defined(rt: Interpreter, self: RClass, name: Name) -> bool:
    check_cvar_name(rt, self, name)
    return rt.cvar_owner(self, name) is not None


@module.method("class_variables")
def class_variables(rt: Interpreter, self: RClass, inherit: bool = True) -> RArray:
    names = {name: None for found in (self.ancestors if inherit else [self]) for name in found.cvars}
    return rt.array([rt.sym(name) for name in names])


@module.method("remove_class_variable")
def remove_class_variable(rt: Interpreter, self: RClass, name: Name) -> Value:
    if name not in self.cvars:
        raise rt.error("NameError", "class variable %s not defined for %s" % (name, rt.module_name(self)))
    return self.cvars.pop(name)


CLASSES = (module,)
