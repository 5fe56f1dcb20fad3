"""``lazy { }``: a value that is computed each time it is read (Chef::DelayedEvaluator, a Proc)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class Lazy(RProc):
    """The block of a ``lazy``; ``inner`` is the block itself."""

    __slots__ = ("inner",)

    def __init__(self, cls: RClass, inner: RProc) -> None:
        super().__init__(
            cls, inner.call, inner.self_obj, inner.arity, inner.params, inner.is_lambda, inner.file, inner.line
        )
        self.frame, self.from_method, self.body, self.env = inner.frame, inner.from_method, inner.body, inner.env
        self.inner = inner


def make_lazy(rt: Interpreter, block: RProc) -> Lazy:
    return Lazy(rt.classes["Chef::DelayedEvaluator"], block)


def call_in_resource(proc: RProc, resource: RObject, *args: Value) -> Value:
    """Run a property's block with the resource as self; one that asks for a parameter more gets the resource there instead."""
    rt = resource.cls.rt
    inner = proc.inner if type(proc) is Lazy else proc
    if inner.arity > len(args):
        return rt.call_proc(inner, resource, *args)
    return rt.instance_exec(inner, resource, *args)


evaluator = NativeClass("Chef::DelayedEvaluator", superclass="Proc")


@evaluator.singleton("new")
def new(rt: Interpreter, self: RClass, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("ArgumentError", "tried to create Proc object without a block")
    return make_lazy(rt, block)


@evaluator.method("dup", "clone")
def duplicate(rt: Interpreter, self: Value) -> Value:
    return self


CLASSES = (evaluator,)
