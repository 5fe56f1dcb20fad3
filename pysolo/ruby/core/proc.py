"""Proc."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.method import compose, parameter_list
from pysolo.ruby.core.object import address
from pysolo.ruby.core.string_inspect import inspect_symbol
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RProc, Value
from pysolo.ruby.runtime.wrapper import arity_error

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

proc = NativeClass("Proc")


@proc.singleton("new")
def new(rt: Interpreter, self: RClass, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> RProc:
    if block is None:
        raise rt.error("ArgumentError", "tried to create Proc object without a block")
    if self is rt.c_proc:
        return block
    made: RProc = rt.copy_of(block)
    made.cls = self
    rt.send(made, "initialize", *args, kw=kw)
    return made


@proc.method("call", "yield", "===", "[]")
def call(rt: Interpreter, self: RProc, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    return rt.call_proc(self, *args, kw=kw, block_arg=block)


@proc.method("to_proc")
def to_proc(rt: Interpreter, self: RProc) -> RProc:
    return self


@proc.method("lambda?")
def is_lambda(rt: Interpreter, self: RProc) -> bool:
    return self.is_lambda


@proc.method("arity")
def arity(rt: Interpreter, self: RProc) -> int:
    return self.arity


@proc.method("parameters")
def parameters(rt: Interpreter, self: RProc) -> RArray:
    if self.is_lambda:
        return parameter_list(rt, self.params)
    optional = rt.sym("opt")
    found: RArray = parameter_list(rt, tuple([("opt" if kind == "req" else kind, name) for kind, name in self.params]))
    for item in found.items:
        if item.items == [optional]:
            item.items.append(None)  # a parameter that is taken apart has no name
    return found


@proc.method("source_location")
def source_location(rt: Interpreter, self: RProc) -> Optional[RArray]:
    return None if self.file is None else rt.array([rt.str(self.file), self.line])


@proc.method("binding")
def binding(rt: Interpreter, self: RProc) -> Value:
    from pysolo.ruby.core.kernel_frames import RBinding

    if self.env is None:
        raise rt.error("ArgumentError", "Can't create Binding from C level Proc")
    return RBinding(rt.c_binding, rt.binding_frame(self.env))


@proc.method("inspect", "to_s")
def inspect(rt: Interpreter, self: RProc) -> str:
    place = ""
    if self.file is None and self.arity == -2:
        name = next((symbol.name for symbol in rt.symbols.values() if symbol.proc is self), None)
        place = "" if name is None else "(&%s)" % inspect_symbol(name)
    if self.file is not None:
        place = " %s:%d" % (self.file, self.line)
    return "#<%s:%s%s%s>" % (rt.class_name(self), address(self), place, " (lambda)" if self.is_lambda else "")


@proc.method("==", "eql?")
def equal(rt: Interpreter, self: RProc, other: Value) -> bool:
    return self is other or (
        isinstance(other, RProc)
        and other.body is not None
        and other.body is self.body
        and other.env is self.env
        and other.is_lambda == self.is_lambda
    )


@proc.method("hash")
def hash_(rt: Interpreter, self: RProc) -> int:
    return hash((id(self.body), id(self.env)) if self.body is not None else id(self))


@proc.method(">>")
def then_call(rt: Interpreter, self: RProc, other: Value) -> RProc:
    return compose(rt, self, other, self.is_lambda)


@proc.method("<<")
def call_after(rt: Interpreter, self: RProc, other: Value) -> RProc:
    return compose(rt, other, self, self.is_lambda if not isinstance(other, RProc) else other.is_lambda)


@proc.method("ruby2_keywords")
def ruby2_keywords(rt: Interpreter, self: RProc) -> RProc:
    return self


@proc.method("curry")
def curry(rt: Interpreter, self: RProc, count: Value = UNSET) -> Value:
    needed = self.arity if self.arity >= 0 else -self.arity - 1
    if count is not UNSET:
        wanted = rt.to_int(count)
        kinds = [kind for kind, _ in self.params]
        most = None if "rest" in kinds else kinds.count("req") + kinds.count("opt")
        if self.is_lambda and (wanted < needed or (most is not None and wanted > most)):
            raise arity_error(rt, wanted, needed, most)
        needed = wanted
    return curried(rt, self, needed, [])


def curried(rt: Interpreter, self: RProc, needed: int, held: List[Value]) -> Value:
    def run(args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        together = held + list(args)
        if len(together) >= needed:
            return rt.call_proc(self, *together, kw=kw, block_arg=block)
        return curried(rt, self, needed, together)

    made: RProc = rt.native_proc(run, -1, self.is_lambda)
    return made


CLASSES = (proc,)
