"""Array: going through it - natively where speed matters, the rest is Enumerable's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.ruby.core.enumerable import put_pair, sized
from pysolo.ruby.core.walk import tester
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, RProc, RString, RSymbol, Value
from pysolo.ruby.runtime.wrapper import arity_error

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

array = NativeClass("Array")


@array.method("each")
def each(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each")
    call = block.call
    items = self.items
    at = 0
    while at < len(items):
        call(UNSET, [items[at]], None, None)
        at += 1
    return self


@array.method("each_index")
def each_index(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each_index")
    at = 0
    while at < len(self.items):
        rt.call_block(block, at)
        at += 1
    return self


@array.method("each_with_index")
def each_with_index(rt: Interpreter, self: RArray, *args: Value, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each_with_index", *args)
    if args:
        raise arity_error(rt, len(args), 0, 0)
    call = block.call
    items = self.items
    at = 0
    while at < len(items):
        call(UNSET, [items[at], at], None, None)
        at += 1
    return self


@array.method("reverse_each")
def reverse_each(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "reverse_each")
    at = len(self.items) - 1
    while at >= 0:
        if at < len(self.items):
            rt.call_block(block, self.items[at])
        at -= 1
    return self


@array.method("map", "collect")
def map_(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "map")
    call = block.call
    items = self.items
    out: List[Value] = []
    at = 0
    while at < len(items):
        out.append(call(UNSET, [items[at]], None, None))
        at += 1
    return RArray(rt.c_array, out)


@array.method("select", "filter")
def select(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "select")
    call = block.call
    out: List[Value] = []
    for item in list(self.items):
        found = call(UNSET, [item], None, None)
        if found is not None and found is not False:
            out.append(item)
    return RArray(rt.c_array, out)


@array.method("reject")
def reject(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "reject")
    test = tester(rt, block)
    return RArray(rt.c_array, [item for item in list(self.items) if not test(item)])


@array.method("include?", "member?")
def include(rt: Interpreter, self: RArray, target: Value) -> bool:
    kind = type(target)
    if kind is RSymbol or kind is RString:
        for item in self.items:
            if item is target or (kind is RString and type(item) is RString and item.s == target.s):
                return True
    return any(item is target or rt.eq(item, target) for item in self.items)


@array.method("index", "find_index")
def index(rt: Interpreter, self: RArray, target: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    if target is UNSET and block is None:
        return rt.enumerator(self, "index")
    test: Callable[[Any], bool] = tester(rt, block) if target is UNSET else lambda item: rt.eq(item, target)
    at = 0
    while at < len(self.items):
        if test(self.items[at]):
            return at
        at += 1
    return None


@array.method("rindex")
def rindex(rt: Interpreter, self: RArray, target: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    if target is UNSET and block is None:
        return rt.enumerator(self, "rindex")
    test: Callable[[Any], bool] = tester(rt, block) if target is UNSET else lambda item: rt.eq(item, target)
    for at in range(len(self.items) - 1, -1, -1):
        if at < len(self.items) and test(self.items[at]):
            return at
    return None


@array.method("count")
def count(rt: Interpreter, self: RArray, target: Value = UNSET, *, block: Optional[RProc] = None) -> int:
    if target is not UNSET:
        return sum([rt.eq(item, target) for item in self.items])
    if block is None:
        return len(self.items)
    return sum(map(tester(rt, block), self.items))


@array.method("compact")
def compact(rt: Interpreter, self: RArray) -> RArray:
    return rt.array([item for item in self.items if item is not None])


@array.method("reverse")
def reverse(rt: Interpreter, self: RArray) -> RArray:
    return rt.array(self.items[::-1])


@array.method("to_h")
def to_h(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> RHash:
    made: RHash = rt.hash({})
    for at, item in enumerate(list(self.items)):
        put_pair(rt, made, item if block is None else rt.call_block(block, item), at)
    return made


@array.method("sum")
def sum_(rt: Interpreter, self: RArray, start: Value = 0, *, block: Optional[RProc] = None) -> Value:
    from pysolo.ruby.core.sorting import sum_list

    items = self.items if block is None else [rt.call_block(block, item) for item in list(self.items)]
    return sum_list(rt, items, start)


@array.method("assoc")
def assoc(rt: Interpreter, self: RArray, key: Value) -> Value:
    for item in self.items:
        if isinstance(item, RArray) and item.items and rt.eq(item.items[0], key):
            return item
    return None


@array.method("rassoc")
def rassoc(rt: Interpreter, self: RArray, value: Value) -> Value:
    for item in self.items:
        if isinstance(item, RArray) and len(item.items) > 1 and rt.eq(item.items[1], value):
            return item
    return None


def bisect(rt: Interpreter, self: RArray, block: RProc) -> Optional[int]:
    """Find-minimum when the block says true or false, find-any when it gives a number."""
    low, high = 0, len(self.items)
    found: Optional[int] = None
    while low < high:
        middle = (low + high) // 2
        answer = rt.call_block(block, self.items[middle])
        if answer is True:
            found, high = middle, middle
        elif answer is False or answer is None:
            low = middle + 1
        elif type(answer) in (int, float):
            if answer == 0:
                return middle
            if answer < 0:
                high = middle
            else:
                low = middle + 1
        else:
            raise rt.error(
                "TypeError", "wrong argument type %s (must be numeric, true, false or nil)" % rt.class_name(answer)
            )
    return found


@array.method("bsearch")
def bsearch(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "bsearch")
    at = bisect(rt, self, block)
    return None if at is None else self.items[at]


@array.method("bsearch_index")
def bsearch_index(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    return rt.enumerator(self, "bsearch_index") if block is None else bisect(rt, self, block)


CLASSES = (array,)
