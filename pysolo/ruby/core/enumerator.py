"""Enumerator, its Yielder, Generator and Chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.ruby.core.object import Inspecting
from pysolo.ruby.core.walk import walk_args
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)


class REnumerator(RObject):
    """``receiver.method(*args)`` waiting for its block. ``size`` is a number, nil or something to call."""

    __slots__ = ("receiver", "method", "args", "kw", "size", "coroutine", "held")

    def __init__(
        self, cls: RClass, receiver: Value = None, method: str = "each", args: Optional[List[Value]] = None
    ) -> None:
        super().__init__(cls)
        self.receiver = receiver
        self.method = method
        self.args: List[Value] = args or []
        self.kw: Optional[RHash] = None
        self.size: Value = None
        self.coroutine: Any = None  # of next
        self.held: List[Value] = []  # what peek has seen

    def called_by(self, name: str) -> None:
        """The alias that was called shows in ``inspect`` and is what runs later."""
        self.method = name


enumerator = NativeClass("Enumerator", includes=("Enumerable",), allocator=REnumerator)
yielder = NativeClass("Enumerator::Yielder")
generator = NativeClass("Enumerator::Generator", includes=("Enumerable",))
producer = NativeClass("Enumerator::Producer", includes=("Enumerable",))
chain = NativeClass("Enumerator::Chain", superclass="Enumerator")


class RYielder(RObject):
    """``y`` of ``Enumerator.new { |y| ... }``"""

    __slots__ = ("block",)

    def __init__(self, cls: RClass, block: RProc) -> None:
        super().__init__(cls)
        self.block = block


class RGenerator(RObject):
    """``run(block, args)`` pushes the values at the block."""

    __slots__ = ("run",)

    def __init__(self, cls: RClass, run: Callable[[RProc, List[Value]], Value]) -> None:
        super().__init__(cls)
        self.run = run


def native_enumerator(
    rt: Interpreter, run: Callable[[RProc], None], kind: str = "Enumerator::Generator"
) -> REnumerator:
    """An enumerator whose values a Python function pushes."""
    source = RGenerator(rt.classes[kind], lambda block, args: run(block))
    return REnumerator(rt.classes["Enumerator"], source, "each")


@kernel.method("to_enum", "enum_for")
def to_enum(
    rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]
) -> REnumerator:
    made = REnumerator(rt.classes["Enumerator"], self, rt.name(args[0]) if args else "each", list(args[1:]))
    made.kw = kw
    made.size = block
    return made


@enumerator.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: REnumerator, size: Value = None, *, block: Optional[RProc] = None) -> None:
    if block is None:
        raise rt.error("ArgumentError", "tried to create Proc object without a block")
    body = block

    def run(target: RProc, args: List[Value]) -> Value:
        return rt.call_block(body, RYielder(rt.classes["Enumerator::Yielder"], target), *args)

    self.receiver = RGenerator(rt.classes["Enumerator::Generator"], run)
    self.method = "each"
    self.size = size


@enumerator.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: REnumerator, other: Value) -> REnumerator:
    if other.coroutine is not None:
        raise rt.error("TypeError", "can't copy execution context")
    return self


@enumerator.singleton("produce")
def produce(rt: Interpreter, self: RClass, first: Value = UNSET, *, block: Optional[RProc] = None) -> REnumerator:
    if block is None:
        raise rt.error("ArgumentError", "no block given")
    step = block

    def run(target: RProc) -> None:
        from pysolo.ruby.runtime.control import RubyError

        try:
            value = rt.call_block(step) if first is UNSET else first
            while True:
                rt.call_block(target, value)
                value = rt.call_block(step, value)
        except RubyError as error:
            if not rt.is_a(error.exc, rt.classes["StopIteration"]):
                raise

    made = native_enumerator(rt, run, "Enumerator::Producer")
    made.size = float("inf")
    return made


@producer.method("each")
@generator.method("each")
def generate(rt: Interpreter, self: RGenerator, *args: Value, block: Optional[RProc] = None) -> Value:
    assert block is not None
    return self.run(block, list(args))


@yielder.method("<<")
def push(rt: Interpreter, self: RYielder, value: Value) -> RYielder:
    rt.call_block(self.block, value)
    return self


@yielder.method("yield")
def yield_(rt: Interpreter, self: RYielder, *values: Value) -> Value:
    return rt.call_block(self.block, *values)


@yielder.method("to_proc")
def yielder_proc(rt: Interpreter, self: RYielder) -> RProc:
    made: RProc = rt.native_proc(lambda args, kw, block: rt.call_block(self.block, *args), -1, True)
    return made


def run_each(rt: Interpreter, self: REnumerator, block: RProc, more: List[Value]) -> Value:
    return rt.send(self.receiver, self.method, *self.args, *more, kw=self.kw, block=block)


@enumerator.method("each")
def each(rt: Interpreter, self: REnumerator, *args: Value, block: Optional[RProc] = None) -> Value:
    if block is None:
        if not args:
            return self
        made = REnumerator(self.cls.real, self.receiver, self.method, self.args + list(args))
        made.kw = self.kw
        return made
    return run_each(rt, self, block, list(args))


@enumerator.method("size")
def size(rt: Interpreter, self: REnumerator) -> Value:
    if isinstance(self.size, RProc):
        return rt.instance_exec(self.size, self.receiver, *self.args)
    if self.size is not None and not isinstance(self.size, (int, float)) and rt.respond_to(self.size, "call"):
        return rt.send(self.size, "call")
    return self.size


@enumerator.method("with_index", "each_with_index")
def with_index(rt: Interpreter, self: REnumerator, start: Value = None, *, block: Optional[RProc] = None) -> Value:
    first = 0 if start is None else rt.to_int(start)
    if block is None:
        return rt.enumerator(self, "with_index", *([] if start is None else [start]), size=size(rt, self))
    at = [first - 1]
    call = block.call

    def one(args: List[Value], kw: Any, inner: Any) -> Value:
        at[0] += 1
        value = args[0] if len(args) == 1 else rt.array(list(args)) if args else None
        return call(UNSET, [value, at[0]], None, None)

    return run_each(rt, self, rt.native_proc(one, -1), [])


@enumerator.method("with_object", "each_with_object")
def with_object(rt: Interpreter, self: REnumerator, memo: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "with_object", memo, size=size(rt, self))
    call = block.call

    def one(args: List[Value], kw: Any, inner: Any) -> Value:
        value = args[0] if len(args) == 1 else rt.array(list(args)) if args else None
        return call(UNSET, [value, memo], None, None)

    run_each(rt, self, rt.native_proc(one, -1), [])
    return memo


@enumerator.method("+")
def plus(rt: Interpreter, self: REnumerator, other: Value) -> REnumerator:
    return make_chain(rt, [self, other])


@enumerator.method("inspect")
def inspect(rt: Interpreter, self: REnumerator) -> str:
    name = rt.class_name(self)
    with Inspecting(rt, self) as again:
        if again:
            return "#<%s: ...>" % name
        if isinstance(self.receiver, RGenerator):
            return "#<%s: %s:each>" % (name, rt.any_to_s(self.receiver))
        shown = [rt.inspect(arg) for arg in self.args]
        if self.kw is not None:
            shown.extend("%s: %s" % (rt.name(key), rt.inspect(value)) for key, value in self.kw.items())
        args = "(%s)" % ", ".join(shown) if shown else ""
        return "#<%s: %s:%s%s>" % (name, rt.inspect(self.receiver), self.method, args)


def make_chain(rt: Interpreter, parts: List[Value]) -> REnumerator:
    made = REnumerator(rt.classes["Enumerator::Chain"], rt.array(parts), "each")
    return made


@chain.method("initialize", visibility="private")
def initialize_chain(rt: Interpreter, self: REnumerator, *parts: Value) -> None:
    self.receiver = rt.array(list(parts))


@chain.method("each")
def chain_each(rt: Interpreter, self: REnumerator, *args: Value, block: Optional[RProc] = None) -> Value:
    if block is None:
        return self
    call = block.call
    for part in self.receiver.items:
        walk_args(rt, part, lambda given: call(UNSET, given, None, None), args)
    return self


@chain.method("size")
def chain_size(rt: Interpreter, self: REnumerator) -> Value:
    total: Value = 0
    for part in self.receiver.items:
        found = rt.send(part, "size")
        if found is None:
            return None
        total += found
    return total


@chain.method("inspect")
def chain_inspect(rt: Interpreter, self: REnumerator) -> str:
    return "#<Enumerator::Chain: %s>" % rt.inspect(self.receiver)


CLASSES = (kernel, enumerator, yielder, generator, producer, chain)
