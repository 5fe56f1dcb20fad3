"""Kernel: sending messages and asking an object about its methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Optional

from pysolo.ruby.core.method import RMethodObject, as_method_body, method_object
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RProc, RSymbol, Value
from pysolo.ruby.runtime.refinements import is_refinement

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)


@kernel.method("send")
def send(rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    if not args:
        raise rt.error("ArgumentError", "no method name given")
    return rt.send(self, rt.name(args[0]), *args[1:], kw=kw, block=block)


@kernel.method("public_send")
def public_send(rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    if not args:
        raise rt.error("ArgumentError", "no method name given")
    return rt.public_send(self, rt.name(args[0]), *args[1:], kw=kw, block=block)


@kernel.method("respond_to?")
def respond_to(rt: Interpreter, self: Value, name: Name, include_all: bool = False) -> bool:
    cls = rt.class_of(self)
    method = cls.find(name)
    while method is not None and is_refinement(method.owner):  # never seen by reflection
        method = cls.find_after(method.owner, name)
    if method is not None and (method.visibility == "public" or include_all):
        return True
    return rt.truthy(rt.send(self, "respond_to_missing?", rt.sym(name), include_all))


@kernel.method("respond_to_missing?", visibility="private")
def respond_to_missing(rt: Interpreter, self: Value, name: Value, include_all: Value) -> bool:
    return False


@kernel.method("method", "public_method")
def method(rt: Interpreter, self: Value, name: Name) -> RMethodObject:
    return method_object(rt, self, name)


@kernel.method("singleton_method")
def singleton_method(rt: Interpreter, self: Value, name: Name) -> RMethodObject:
    cls = rt.class_of(self)
    if not cls.is_singleton or name not in cls.methods:
        raise rt.error(
            "NameError",
            "undefined singleton method `%s' for %s" % (name, rt.inspect(self)),
            name=rt.sym(name),
            receiver=self,
        )
    return method_object(rt, self, name)


@kernel.method("define_singleton_method")
def define_singleton_method(
    rt: Interpreter, self: Value, name: Name, body: Value = UNSET, *, block: Optional[RProc] = None
) -> RSymbol:
    single = rt.singleton_class(self)
    rt.define_method(single, as_method_body(rt, single, name, body, block))
    return rt.sym(name)


def method_names(cls: RClass, inherited: bool, *visibilities: str) -> Dict[str, None]:
    """Names of the methods that instances of ``cls`` understand, nearest first."""
    seen: Dict[str, bool] = {}
    for module in cls.ancestors if inherited else (cls,):
        if is_refinement(module):
            continue
        for name, found in module.methods.items():
            if name not in seen:
                seen[name] = found.fn is not None and found.visibility in visibilities
    return {name: None for name, wanted in seen.items() if wanted}


@kernel.method("methods")
def methods(rt: Interpreter, self: Value, all_: bool = True) -> RArray:
    if not all_:
        return singleton_methods(rt, self)
    return rt.array([rt.sym(name) for name in method_names(rt.class_of(self), True, "public", "protected")])


@kernel.method("public_methods")
def public_methods(rt: Interpreter, self: Value, all_: bool = True) -> RArray:
    return rt.array([rt.sym(name) for name in method_names(rt.class_of(self), all_, "public")])


@kernel.method("private_methods")
def private_methods(rt: Interpreter, self: Value, all_: bool = True) -> RArray:
    return rt.array([rt.sym(name) for name in method_names(rt.class_of(self), all_, "private")])


@kernel.method("protected_methods")
def protected_methods(rt: Interpreter, self: Value, all_: bool = True) -> RArray:
    return rt.array([rt.sym(name) for name in method_names(rt.class_of(self), all_, "protected")])


@kernel.method("singleton_methods")
def singleton_methods(rt: Interpreter, self: Value, all_: bool = True) -> RArray:
    names: Dict[str, None] = {}
    cls: Optional[RClass] = rt.class_of(self)
    while cls is not None and cls.is_singleton:
        modules = [cls, *cls.includes] if all_ else [cls]
        for module in modules:
            names.update(method_names(module, False, "public", "protected"))
        if not all_ or not isinstance(self, RClass):
            break
        cls = cls.superclass
    return rt.array([rt.sym(name) for name in names])


CLASSES = (kernel,)
