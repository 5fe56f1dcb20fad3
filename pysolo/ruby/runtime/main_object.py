"""The methods that only the main object has: what code at top level may do as if it stood in ``class Object``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RProc, Value
from pysolo.ruby.runtime.wrapper import LazyMethod

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

main = NativeClass("main")


@main.method("include")
def include(rt: Interpreter, self: Value, *modules: Value) -> Value:
    return rt.send(rt.c_object, "include", *modules)


@main.method("using", visibility="private")
def using(rt: Interpreter, self: Value, module: Value) -> Value:
    if not isinstance(module, RClass):
        raise rt.error("TypeError", "wrong argument type %s (expected Module)" % rt.class_name(module))
    rt.using(module, False)
    return self


@main.method("define_method", visibility="private")
def define_method(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    return rt.send(rt.c_object, "define_method", *args, block=block)


@main.method("public", visibility="private")
def public(rt: Interpreter, self: Value, *names: Value) -> Value:
    return _visibility(rt, "public", names)


@main.method("private", visibility="private")
def private(rt: Interpreter, self: Value, *names: Value) -> Value:
    return _visibility(rt, "private", names)


def _visibility(rt: Interpreter, visibility: str, names: tuple[Value, ...]) -> Value:
    if names:
        return rt.send(rt.c_object, visibility, *names)
    rt.frame.visibility = visibility
    return None


def install_main(rt: Interpreter) -> None:
    meta = rt.singleton_class(rt.top)
    for native in main.methods.values():
        meta.methods[native.name] = LazyMethod(native, meta)
