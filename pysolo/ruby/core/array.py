"""Array: making, reading and writing elements, comparing, showing."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Tuple

from pysolo.ruby.core.object import Inspecting
from pysolo.ruby.core.string import range_bounds
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RObject, RProc, RRange, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

array = NativeClass("Array", includes=("Enumerable",), allocator=lambda cls: RArray(cls, []))


def change(rt: Interpreter, target: RArray) -> None:
    if target.frozen:
        rt.check_frozen(target)


@array.singleton("[]")
def build(rt: Interpreter, self: RClass, *items: Value) -> RArray:
    return RArray(self, list(items))


@array.singleton("try_convert")
def try_convert(rt: Interpreter, self: RClass, value: Value) -> Value:
    if isinstance(value, RArray):
        return value
    return rt.send(value, "to_ary") if rt.respond_to(value, "to_ary") else None


@array.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RArray, size: Value = UNSET, default: Value = None, *, block: Optional[RProc] = None
) -> None:
    if size is UNSET:
        self.items = []
        return
    if default is None and block is None and not isinstance(size, (int, float)):
        listed = rt.try_ary(size)
        if listed is not None:
            self.items = list(listed)
            return
    count = rt.to_int(size)
    if count < 0:
        raise rt.error("ArgumentError", "negative array size")
    if block is None:
        self.items = [default] * count
    else:
        self.items = []
        for at in range(count):
            self.items.append(rt.call_block(block, at))


@array.method("replace")
def replace(rt: Interpreter, self: RArray, other: RArray) -> RArray:
    change(rt, self)
    self.items = list(other.items)
    return self


array.method("initialize_copy", visibility="private")(replace)


@array.method("to_a")
def to_a(rt: Interpreter, self: RArray) -> RArray:
    return self if self.cls.real is rt.c_array else rt.array(list(self.items))


@array.method("to_ary", "deconstruct")
def to_ary(rt: Interpreter, self: RArray) -> RArray:
    return self


@array.method("inspect", "to_s")
def inspect(rt: Interpreter, self: RArray) -> str:
    if not self.items:
        return "[]"
    with Inspecting(rt, self) as again:
        if again:
            return "[...]"
        return "[" + ", ".join([rt.inspect(item) for item in self.items]) + "]"


@array.method("hash")
def hash_(rt: Interpreter, self: RArray) -> int:
    with Inspecting(rt, self, "hash") as again:
        return 0 if again else hash(tuple([rt.hash_of(item) for item in self.items]))


@array.method("==")
def equal(rt: Interpreter, self: RArray, other: Value) -> bool:
    if self is other:
        return True
    if not isinstance(other, RArray):
        if not isinstance(other, RObject) or not rt.respond_to(other, "to_ary"):
            return False
        return rt.truthy(rt.send(other, "==", self))
    if len(self.items) != len(other.items):
        return False
    with Inspecting(rt, self, "==") as again:
        return again or all(rt.eq(a, b) for a, b in zip(self.items, other.items))


@array.method("eql?")
def eql(rt: Interpreter, self: RArray, other: Value) -> bool:
    if self is other:
        return True
    if not isinstance(other, RArray) or len(self.items) != len(other.items):
        return False
    with Inspecting(rt, self, "eql") as again:
        return again or all(rt.eql(a, b) for a, b in zip(self.items, other.items))


@array.method("<=>")
def compare(rt: Interpreter, self: RArray, other: Value) -> Value:
    if not isinstance(other, RArray):
        listed = rt.try_ary(other)
        if listed is None:
            return None
        other = rt.array(listed)
    for a, b in zip(self.items, other.items):
        found = rt.send(a, "<=>", b)
        if found != 0 or type(found) is not int:
            return found
    return (len(self.items) > len(other.items)) - (len(self.items) < len(other.items))


@array.method("length", "size")
def length(rt: Interpreter, self: RArray) -> int:
    return len(self.items)


@array.method("empty?")
def is_empty(rt: Interpreter, self: RArray) -> bool:
    return not self.items


@array.method("[]", "slice")
def get(rt: Interpreter, self: RArray, index: Value, count: Value = UNSET) -> Value:
    items = self.items
    if count is UNSET:
        if type(index) is int:
            try:
                return items[index]
            except IndexError:
                return None
        if isinstance(index, RRange):
            bounds = range_bounds(rt, index, len(items))
            return None if bounds is None else rt.array(items[bounds[0] : bounds[0] + bounds[1]])
        if isinstance(index, RObject) and rt.class_name(index) == "Enumerator::ArithmeticSequence":
            return by_sequence(rt, self, index)
        return get(rt, self, rt.to_int(index))
    start, wanted = rt.to_int(index), rt.to_int(count)
    if start < 0:
        start += len(items)
    if start < 0 or start > len(items) or wanted < 0:
        return None
    return rt.array(items[start : start + wanted])


def by_sequence(rt: Interpreter, self: RArray, sequence: Value) -> Value:
    """``array[(1..).step(2)]``"""
    width = rt.send(sequence, "step")
    low, high = rt.send(sequence, "begin"), rt.send(sequence, "end")
    exclusive = rt.truthy(rt.send(sequence, "exclude_end?"))
    span = rt.range(low, high, exclusive) if width > 0 else rt.range(high, low, False)
    size = len(self.items)
    bounds = range_bounds(rt, span, size)
    beyond = any(type(place) is int and place > size for place in (low, high)) and abs(width) > 1
    if bounds is None or beyond:  # in steps other than one, neither end may lie outside
        raise rt.error("RangeError", "%s out of range" % rt.inspect(sequence))
    piece = self.items[bounds[0] : bounds[0] + bounds[1]]
    return rt.array(piece[::width] if width > 0 else piece[::-1][::-width])


def span_for_writing(rt: Interpreter, self: RArray, index: Value, count: Value) -> Tuple[int, int]:
    """Start and length that ``array[index, count] =`` replaces."""
    size = len(self.items)
    if isinstance(index, RRange):
        low = 0 if index.low is None else rt.to_int(index.low)
        high = -1 if index.high is None else rt.to_int(index.high)
        start = low + size if low < 0 else low
        if start < 0:
            raise rt.error("RangeError", "%s out of range" % rt.inspect(index))
        end = high + size if high < 0 else high
        if not (index.exclusive and index.high is not None):
            end += 1
        return start, max(0, end - start)
    start, length = rt.to_int(index), rt.to_int(count)
    if length < 0:
        raise rt.error("IndexError", "negative length (%d)" % length)
    if start < 0:
        if start + size < 0:
            raise rt.error("IndexError", "index %d too small for array; minimum: -%d" % (start, size))
        start += size
    return start, length


@array.method("[]=")
def put(rt: Interpreter, self: RArray, index: Value, second: Value, third: Value = UNSET) -> Value:
    change(rt, self)
    items = self.items
    if third is UNSET and not isinstance(index, RRange):
        at = rt.to_int(index)
        if at < 0:
            at += len(items)
            if at < 0:
                raise rt.error(
                    "IndexError", "index %d too small for array; minimum: -%d" % (at - len(items), len(items))
                )
        if at < len(items):
            items[at] = second
        else:
            items.extend([None] * (at - len(items)))
            items.append(second)
        return second
    value = second if third is UNSET else third
    start, count = span_for_writing(rt, self, index, second)
    listed = value.items if isinstance(value, RArray) else rt.try_ary(value)
    if start > len(items):
        items.extend([None] * (start - len(items)))
    items[start : start + count] = [value] if listed is None else list(listed)
    return value


@array.method("at")
def at(rt: Interpreter, self: RArray, index: int) -> Value:
    return get(rt, self, index)


@array.method("dig")
def dig(rt: Interpreter, self: RArray, index: Value, *rest: Value) -> Value:
    found = get(rt, self, index)
    return found if not rest or found is None else rt.send(dug(rt, found), "dig", *rest)


def dug(rt: Interpreter, value: Value) -> Value:
    if not rt.respond_to(value, "dig"):
        raise rt.error("TypeError", "%s does not have #dig method" % rt.class_name(value))
    return value


@array.method("fetch")
def fetch(
    rt: Interpreter, self: RArray, index: Value, default: Value = UNSET, *, block: Optional[RProc] = None
) -> Value:
    at = rt.to_int(index)
    size = len(self.items)
    if -size <= at < size:
        return self.items[at]
    if block is not None:
        return rt.call_block(block, index)
    if default is not UNSET:
        return default
    raise rt.error("IndexError", "index %d outside of array bounds: %d...%d" % (at, -size, size))


@array.method("values_at")
def values_at(rt: Interpreter, self: RArray, *indexes: Value) -> RArray:
    out: List[Value] = []
    for index in indexes:
        if isinstance(index, RRange):
            bounds = range_bounds(rt, index, len(self.items))
            if bounds is not None:
                high = len(self.items) - 1 if index.high is None else rt.to_int(index.high)
                end = (high + len(self.items) if high < 0 else high) + (
                    0 if index.exclusive and index.high is not None else 1
                )
                out.extend([get(rt, self, at) for at in range(bounds[0], max(end, bounds[0]))])
            elif index.low is not None and rt.to_int(index.low) < 0:
                raise rt.error("RangeError", "%s out of range" % rt.inspect(index))
        else:
            out.append(get(rt, self, rt.to_int(index)))
    return rt.array(out)


def count_argument(rt: Interpreter, count: Value) -> int:
    number = rt.to_int(count)
    if number < 0:
        raise rt.error("ArgumentError", "negative array size")
    return number


@array.method("first")
def first(rt: Interpreter, self: RArray, count: Value = UNSET) -> Value:
    if count is UNSET:
        return self.items[0] if self.items else None
    return rt.array(self.items[: count_argument(rt, count)])


@array.method("last")
def last(rt: Interpreter, self: RArray, count: Value = UNSET) -> Value:
    if count is UNSET:
        return self.items[-1] if self.items else None
    number = count_argument(rt, count)
    return rt.array(self.items[-number:] if number else [])


@array.method("take")
def take(rt: Interpreter, self: RArray, count: int) -> RArray:
    if count < 0:
        raise rt.error("ArgumentError", "attempt to take negative size")
    return rt.array(self.items[:count])


@array.method("drop")
def drop(rt: Interpreter, self: RArray, count: int) -> RArray:
    if count < 0:
        raise rt.error("ArgumentError", "attempt to drop negative size")
    return rt.array(self.items[count:])


CLASSES = (array,)
