"""Range."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Iterator, List, Optional

from pysolo.ruby.core.comparable import compare
from pysolo.ruby.core.enumerable import sized
from pysolo.ruby.core.numeric import is_number, progression
from pysolo.ruby.core.string_case import strings_between
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RProc, RRange, RString, Value

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


@range_class.method("first")
def first(rt: Interpreter, self: RRange, count: Value = UNSET) -> Value:
    if self.low is None:
        raise rt.error("RangeError", "cannot get the first element of beginless range")
    if count is UNSET:
        return self.low
    number = rt.to_int(count)
    if number < 0:
        raise rt.error("ArgumentError", "negative array size (or size too big)")
    out: List[Value] = []
    for value in walked(rt, self) if number else ():
        out.append(value)
        if len(out) >= number:
            break
    return rt.array(out)


@range_class.method("last")
def last(rt: Interpreter, self: RRange, count: Value = UNSET) -> Value:
    if self.high is None:
        raise rt.error("RangeError", "cannot get the last element of endless range")
    if count is UNSET:
        return self.high
    return rt.send(rt.array(list(walked(rt, self))), "last", count)


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


def walked(rt: Interpreter, self: RRange) -> Iterator[Value]:
    """The values one after the other; TypeError when the first one has no successor."""
    low, high = self.low, self.high
    if type(low) is int:
        if high is None:
            while True:
                yield low
                low += 1
        if is_number(high):
            if high == math.inf:
                while True:
                    yield low
                    low += 1
            stop = math.floor(high) + 1 if not self.exclusive else math.ceil(high)
            yield from range(low, stop)
            return
    if isinstance(low, RString):
        if high is None:
            from pysolo.ruby.core.string_case import successor

            text = low.s
            while True:
                yield rt.str(text)
                text = successor(text)
        for text in strings_between(low.s, rt.to_str(high), self.exclusive):
            yield rt.str(text)
        return
    if low is None or not rt.respond_to(low, "succ"):
        raise rt.error("TypeError", "can't iterate from %s" % rt.class_name(low))
    if hasattr(low, "name") and rt.class_name(low) == "Symbol" and high is not None:
        for text in strings_between(low.name, high.name, self.exclusive):
            yield rt.sym(text)
        return
    while True:
        if high is not None:
            order = rt.cmp(low, high)
            if order is None or order > 0 or (order == 0 and self.exclusive):
                return
        yield low
        if high is not None and order == 0:
            return
        low = rt.send(low, "succ")


@range_class.method("each")
def each(rt: Interpreter, self: RRange, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each")
    call = block.call
    if type(self.low) is int and type(self.high) is int:
        for number in range(self.low, self.high + (not self.exclusive)):
            call(UNSET, [number], None, None)
        return self
    for value in walked(rt, self):
        call(UNSET, [value], None, None)
    return self


@range_class.method("reverse_each")
def reverse_each(rt: Interpreter, self: RRange, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "reverse_each")
    if self.high is None:
        raise rt.error("TypeError", "can't iterate from %s" % rt.class_name(self.high))
    for value in reversed(list(walked(rt, self))):
        rt.call_block(block, value)
    return self


@range_class.method("to_a", "entries")
def to_a(rt: Interpreter, self: RRange) -> RArray:
    if self.high is None:
        raise rt.error("RangeError", "cannot convert endless range to an array")
    return rt.array(list(walked(rt, self)))


@range_class.method("size")
def size(rt: Interpreter, self: RRange) -> Value:
    low, high = self.low, self.high
    if is_number(low) and (is_number(high) or high is None):
        if high is None or high == math.inf:
            return math.inf
        if high == -math.inf:
            return 0
        if type(low) is float and math.isinf(low):
            return math.inf
        if type(low) is float:
            from pysolo.ruby.core.numeric import float_count

            return float_count(low, float(high), 1.0, self.exclusive)
        stop = math.floor(high) + 1 if not self.exclusive else math.ceil(high)
        return max(0, stop - low)
    if low is None and is_number(high):
        return math.inf
    return None


@range_class.method("count")
def count(rt: Interpreter, self: RRange, target: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    if target is UNSET and block is None:
        if self.low is None or self.high is None:
            return math.inf
        found = size(rt, self)
        if found is not None and type(self.low) is int:
            return found
        return len(list(walked(rt, self)))
    from pysolo.ruby.core.walk import tester

    test: Any = tester(rt, block) if target is UNSET else lambda value: rt.eq(value, target)
    return sum([test(value) for value in walked(rt, self)])


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
            raise rt.error("TypeError", "cannot exclude non Integer end value")
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


@range_class.method("sum")
def sum_(rt: Interpreter, self: RRange, start: Value = 0, *, block: Optional[RProc] = None) -> Value:
    if block is None and type(self.low) is int and type(self.high) is int and type(start) is int:
        stop = self.high + (not self.exclusive)
        return start + (self.low + stop - 1) * max(0, stop - self.low) // 2
    from pysolo.ruby.core.enumerable_order import sum_ as general

    return general(rt, self, start, block=block)


@range_class.method("step")
def step(rt: Interpreter, self: RRange, width: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    given = 1 if width is UNSET else width
    kind = self.high if self.low is None else self.low
    numeric = is_number(kind) or (kind is not None and rt.is_a(kind, rt.classes["Numeric"]))
    if block is None:
        if numeric:
            if is_number(given) and given == 0:
                raise rt.error("ArgumentError", "step can't be 0")
            from pysolo.ruby.core.arithmetic_sequence import sequence

            return sequence(rt, self.low, self.high, given, self.exclusive, self)
        if is_number(given) and given == 0:
            raise rt.error("ArgumentError", "step can't be 0")
        return rt.enumerator(self, "step", *([] if width is UNSET else [width]))
    if is_number(given):
        if given == 0:
            raise rt.error("ArgumentError", "step can't be 0")
        if given < 0:
            raise rt.error("ArgumentError", "step can't be negative")
    if numeric:
        for value in progression(rt, self.low, self.high, given, self.exclusive):
            rt.call_block(block, value)
        return self
    for at, value in enumerate(walked(rt, self)):
        if at % given == 0:
            rt.call_block(block, value)
    return self


@range_class.method("%")
def percent(rt: Interpreter, self: RRange, width: Value, *, block: Optional[RProc] = None) -> Value:
    made = step(rt, self, width, block=block)
    if block is None and hasattr(made, "name"):
        made.name = "%"
    return made


@range_class.method("bsearch")
def bsearch(rt: Interpreter, self: RRange, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "bsearch")
    if type(self.low) is float or type(self.high) is float:
        return bsearch_float(rt, float(self.low), float(self.high), block)
    low = self.low
    if self.high is None:
        width = 1
        while not meets(rt, rt.call_block(block, low + width)):
            width *= 2
        high = low + width + 1
    else:
        high = self.high + (not self.exclusive)
    found = None
    while low < high:
        middle = (low + high) // 2
        answer = rt.call_block(block, middle)
        if answer is True:
            found, high = middle, middle
        elif answer is False or answer is None:
            low = middle + 1
        elif answer == 0:
            return middle
        elif answer < 0:
            high = middle
        else:
            low = middle + 1
    return found


def meets(rt: Interpreter, answer: Value) -> bool:
    return answer is True or (is_number(answer) and answer <= 0)


def bsearch_float(rt: Interpreter, low: float, high: float, block: RProc) -> Optional[float]:
    found = None
    for _ in range(2000):
        middle = low + (high - low) / 2
        answer = rt.call_block(block, middle)
        if type(answer) in (int, float) and answer == 0:
            return middle
        if meets(rt, answer):
            found = middle
            if middle in (high, low):
                return found if middle == low or not meets(rt, rt.call_block(block, low)) else low
            high = middle
        else:
            if middle in (low, high):
                return high if meets(rt, rt.call_block(block, high)) else found
            low = middle
    return found


CLASSES = (range_class,)
