"""Range: walking over its values, steps, searching."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Iterator, List, Optional

from pysolo.ruby.core.enumerable import sized
from pysolo.ruby.core.numeric import is_number, progression
from pysolo.ruby.core.string_case import strings_between
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RProc, RRange, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

range_class = NativeClass("Range")


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
            if not rt.is_a(given, rt.classes["Numeric"]):
                given = rt.to_int(given)
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
    for end in (low, self.high):
        if end is not None and type(end) is not int:
            raise rt.error("TypeError", "can't do binary search for %s" % rt.class_name(end))
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
