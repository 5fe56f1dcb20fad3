"""Range."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.comparable import compare
from pysolo.ruby.core.numeric import is_number
from pysolo.ruby.core.range_walk import walked
from pysolo.ruby.core.string_case import strings_between
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RProc, RRange, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

range_class = NativeClass("Range", includes=("Enumerable",), allocator=lambda cls: RRange(cls, None, None, False))


@range_class.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RRange, low: Value, high: Value, exclusive: bool = False) -> None:
    if not (is_number(low) and is_number(high)) and low is not None and high is not None:
        if rt.cmp(low, high) is None:
            raise rt.error("ArgumentError", "bad value for range")
    self.low, self.high, self.exclusive = low, high, exclusive


@range_class.method("begin")
def begin(rt: Interpreter, self: RRange) -> Value:
    return self.low


@range_class.method("end")
def end(rt: Interpreter, self: RRange) -> Value:
    return self.high


@range_class.method("exclude_end?")
def is_exclusive(rt: Interpreter, self: RRange) -> bool:
    return self.exclusive


@range_class.method("hash")
def hash_(rt: Interpreter, self: RRange) -> int:
    return hash((rt.hash_of(self.low), rt.hash_of(self.high), self.exclusive))


@range_class.method("==")
def equal(rt: Interpreter, self: RRange, other: Value) -> bool:
    return (
        isinstance(other, RRange)
        and self.exclusive == other.exclusive
        and rt.eq(self.low, other.low)
        and rt.eq(self.high, other.high)
    )


@range_class.method("eql?")
def eql(rt: Interpreter, self: RRange, other: Value) -> bool:
    return (
        isinstance(other, RRange)
        and self.exclusive == other.exclusive
        and rt.eql(self.low, other.low)
        and rt.eql(self.high, other.high)
    )


@range_class.method("to_s")
def to_s(rt: Interpreter, self: RRange) -> str:
    return rt.to_s(self.low) + ("..." if self.exclusive else "..") + rt.to_s(self.high)


@range_class.method("inspect")
def inspect(rt: Interpreter, self: RRange) -> str:
    low = "" if self.low is None and self.high is not None else rt.inspect(self.low)
    high = "" if self.high is None and self.low is not None else rt.inspect(self.high)
    if self.low is None and self.high is None:
        low, high = "nil", "nil"
    return low + ("..." if self.exclusive else "..") + high


def covers(rt: Interpreter, self: RRange, value: Value) -> bool:
    if self.low is not None:
        order = rt.cmp(self.low, value)
        if order is None or order > 0:
            return False
    if self.high is not None:
        order = rt.cmp(value, self.high)
        if order is None or order > 0 or (order == 0 and self.exclusive):
            return False
    return True


@range_class.method("cover?")
def cover(rt: Interpreter, self: RRange, value: Value) -> bool:
    if isinstance(value, RRange):
        return covers_range(rt, self, value)
    return covers(rt, self, value)


def covers_range(rt: Interpreter, self: RRange, other: RRange) -> bool:
    if self.low is not None and (other.low is None or (rt.cmp(self.low, other.low) or 0) > 0):
        return False
    if self.low is not None and rt.cmp(self.low, other.low) is None:
        return False
    if other.low is not None and other.high is not None:
        order = rt.cmp(other.low, other.high)
        if order is None or order > 0 or (order == 0 and other.exclusive):
            return False
    if self.high is None:
        return True
    if other.high is None:
        return False
    order = rt.cmp(other.high, self.high)
    if order is None:
        return False
    if order < 0 or (order == 0 and (not self.exclusive or other.exclusive)):
        return True
    if order > 0 and other.exclusive and type(other.high) is int and type(self.high) is int:
        return other.high - 1 <= self.high and not (self.exclusive and other.high - 1 == self.high)
    return False


@range_class.method("===")
def case_equal(rt: Interpreter, self: RRange, value: Value) -> bool:
    return covers(rt, self, value)


@range_class.method("include?", "member?")
def include(rt: Interpreter, self: RRange, value: Value) -> bool:
    ends = (self.low, self.high)
    if any(is_number(v) or (v is not None and rt.is_a(v, rt.classes["Numeric"])) for v in ends):
        return covers(rt, self, value)
    if isinstance(self.low, RString) and isinstance(self.high, RString):
        return isinstance(value, RString) and value.s in strings_between(self.low.s, self.high.s, self.exclusive)
    if self.low is None or self.high is None or not rt.respond_to(self.low, "succ"):
        if self.low is None and self.high is not None and not is_number(self.high):
            raise rt.error("TypeError", "cannot determine inclusion in beginless/endless ranges")
        return covers(rt, self, value)
    return any(rt.eq(item, value) for item in walked(rt, self))


def extreme_of(rt: Interpreter, self: RRange, sign: int, count: Value, block: Optional[RProc]) -> Value:
    if self.low is None or self.high is None:
        missing = self.high if sign > 0 else self.low
        if missing is None:
            raise rt.error(
                "RangeError",
                "cannot get the %s of %s range" % (("maximum", "endless") if sign > 0 else ("minimum", "beginless")),
            )
        if block is not None or count is not None:
            raise rt.error(
                "RangeError",
                "cannot get the %s of %s range with custom comparison method"
                % ("maximum" if sign > 0 else "minimum", "beginless" if sign > 0 else "endless"),
            )
        return missing
    if block is not None or count is not None:
        from pysolo.ruby.core.sorting import extreme

        return extreme(rt, list(walked(rt, self)), block, sign, count)
    order = compare(rt, self.low, self.high)
    if order > 0 or (order == 0 and self.exclusive):
        return None
    if sign < 0:
        return self.low
    if self.exclusive:
        if type(self.high) is float or (is_number(self.high) and type(self.low) is float):
            side = "non Integer end value" if type(self.high) is float else "end value with non Integer begin value"
            raise rt.error("TypeError", "cannot exclude %s" % side)
        if type(self.high) is int:
            return self.high - 1
        return list(walked(rt, self))[-1]
    if type(self.high) is float and type(self.low) is int:
        return self.high
    return self.high


@range_class.method("max")
def max_(rt: Interpreter, self: RRange, count: Value = None, *, block: Optional[RProc] = None) -> Value:
    return extreme_of(rt, self, 1, count, block)


@range_class.method("min")
def min_(rt: Interpreter, self: RRange, count: Value = None, *, block: Optional[RProc] = None) -> Value:
    return extreme_of(rt, self, -1, count, block)


@range_class.method("minmax")
def minmax(rt: Interpreter, self: RRange, *, block: Optional[RProc] = None) -> RArray:
    return rt.array([extreme_of(rt, self, -1, None, block), extreme_of(rt, self, 1, None, block)])


CLASSES = (range_class,)
