"""Enumerator::ArithmeticSequence: what ``1.step(10, 2)`` and ``(1..10) % 3`` give without a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.enumerator import REnumerator
from pysolo.ruby.core.numeric import float_count, is_number, progression
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RProc, RRange, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

sequence_class = NativeClass("Enumerator::ArithmeticSequence", superclass="Enumerator")


class RSequence(REnumerator):
    __slots__ = ("low", "high", "width", "exclusive", "source", "name", "by_name")

    def __init__(
        self, cls: RClass, low: Value, high: Value, width: Value, exclusive: bool, source: Optional[RRange]
    ) -> None:
        super().__init__(cls, low if source is None else source, "step", [])
        self.low, self.high, self.width, self.exclusive, self.source = low, high, width, exclusive, source
        self.name = "step"
        self.by_name: List[str] = []  # which of `by:` and `to:` were given as keywords: `inspect` shows them so


def sequence(
    rt: Interpreter, low: Value, high: Value, width: Value, exclusive: bool, source: Optional[RRange]
) -> RSequence:
    return RSequence(rt.classes["Enumerator::ArithmeticSequence"], low, high, width, exclusive, source)


@sequence_class.method("begin")
def begin(rt: Interpreter, self: RSequence) -> Value:
    return self.low


@sequence_class.method("end")
def end(rt: Interpreter, self: RSequence) -> Value:
    return self.high


@sequence_class.method("step")
def step(rt: Interpreter, self: RSequence) -> Value:
    return self.width


@sequence_class.method("exclude_end?")
def is_exclusive(rt: Interpreter, self: RSequence) -> bool:
    return self.exclusive


@sequence_class.method("each")
def each(rt: Interpreter, self: RSequence, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return self
    for value in progression(rt, self.low, self.high, self.width, self.exclusive):
        rt.call_block(block, value)
    return self


@sequence_class.method("size")
def size(rt: Interpreter, self: RSequence) -> Value:
    if self.high is None:
        return float("inf")
    if float in (type(self.low), type(self.high), type(self.width)):
        return float_count(float(self.low), float(self.high), float(self.width), self.exclusive)
    if not (is_number(self.low) and is_number(self.high) and is_number(self.width)):
        return len(list(progression(rt, self.low, self.high, self.width, self.exclusive)))
    span = self.high - self.low
    if self.width < 0:
        span = -span
    if span < 0:
        return 0
    count, rest = divmod(span, abs(self.width))
    return count + (0 if self.exclusive and rest == 0 else 1)


@sequence_class.method("first")
def first(rt: Interpreter, self: RSequence, count: Value = UNSET) -> Value:
    wanted = 1 if count is UNSET else rt.to_int(count)
    out: List[Value] = []
    if wanted:
        for value in progression(rt, self.low, self.high, self.width, self.exclusive):
            out.append(value)
            if len(out) >= wanted:
                break
    return (out[0] if out else None) if count is UNSET else rt.array(out)


@sequence_class.method("last")
def last(rt: Interpreter, self: RSequence, count: Value = UNSET) -> Value:
    values = list(progression(rt, self.low, self.high, self.width, self.exclusive))
    if count is UNSET:
        return values[-1] if values else None
    number = rt.to_int(count)
    return rt.array(values[-number:] if number else [])


@sequence_class.method("to_a")
def to_a(rt: Interpreter, self: RSequence) -> RArray:
    return rt.array(list(progression(rt, self.low, self.high, self.width, self.exclusive)))


@sequence_class.method("==", "eql?", "===")
def equal(rt: Interpreter, self: RSequence, other: Value) -> bool:
    return isinstance(other, RSequence) and all(
        rt.eq(a, b)
        for a, b in (
            (self.low, other.low),
            (self.high, other.high),
            (self.width, other.width),
            (self.exclusive, other.exclusive),
        )
    )


@sequence_class.method("hash")
def hash_(rt: Interpreter, self: RSequence) -> int:
    return hash((rt.hash_of(self.low), rt.hash_of(self.high), rt.hash_of(self.width), self.exclusive))


@sequence_class.method("inspect", "to_s")
def inspect(rt: Interpreter, self: RSequence) -> str:
    if self.source is not None:
        return "((%s).%s(%s))" % (rt.inspect(self.source), self.name, rt.inspect(self.width))
    shown = []
    if "to" not in self.by_name and not (self.high is None and (self.width == 1 or self.by_name)):
        shown.append(rt.inspect(self.high))
    if "by" not in self.by_name and self.width != 1:
        shown.append(rt.inspect(self.width))
    shown += ["%s: %s" % (name, rt.inspect(self.width if name == "by" else self.high)) for name in self.by_name]
    return "(%s.step%s)" % (rt.inspect(self.low), "(%s)" % ", ".join(shown) if shown else "")


CLASSES = (sequence_class,)
