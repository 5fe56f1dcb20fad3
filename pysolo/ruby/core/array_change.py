"""Array: adding, removing, changing in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.ruby.core.array import change, count_argument, get, span_for_writing
from pysolo.ruby.core.enumerable import sized
from pysolo.ruby.core.object import Inspecting
from pysolo.ruby.core.sorting import sort_by_keys, sort_list
from pysolo.ruby.core.string import range_bounds
from pysolo.ruby.core.walk import tester, yielder
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RProc, RRange, Value, hkey
from pysolo.ruby.runtime.wrapper import arity_error

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

array = NativeClass("Array")


@array.method("<<")
def append(rt: Interpreter, self: RArray, item: Value) -> RArray:
    if self.frozen:
        rt.check_frozen(self)
    self.items.append(item)
    return self


@array.method("push", "append")
def push(rt: Interpreter, self: RArray, *items: Value) -> RArray:
    change(rt, self)
    self.items.extend(items)
    return self


@array.method("pop")
def pop(rt: Interpreter, self: RArray, count: Value = UNSET) -> Value:
    change(rt, self)
    if count is UNSET:
        return self.items.pop() if self.items else None
    number = count_argument(rt, count)
    gone = self.items[-number:] if number else []
    del self.items[len(self.items) - len(gone) :]
    return rt.array(gone)


@array.method("shift")
def shift(rt: Interpreter, self: RArray, count: Value = UNSET) -> Value:
    change(rt, self)
    if count is UNSET:
        return self.items.pop(0) if self.items else None
    number = count_argument(rt, count)
    gone = self.items[:number]
    del self.items[:number]
    return rt.array(gone)


@array.method("unshift", "prepend")
def unshift(rt: Interpreter, self: RArray, *items: Value) -> RArray:
    change(rt, self)
    self.items[:0] = items
    return self


@array.method("concat")
def concat(rt: Interpreter, self: RArray, *others: RArray) -> RArray:
    change(rt, self)
    more = [item for other in others for item in other.items]
    self.items.extend(more)
    return self


@array.method("insert")
def insert(rt: Interpreter, self: RArray, index: int, *items: Value) -> RArray:
    change(rt, self)
    if not items:
        return self
    at = index if index >= 0 else len(self.items) + index + 1
    if at < 0:
        raise rt.error("IndexError", "index %d too small for array; minimum: -%d" % (index, len(self.items) + 1))
    if at > len(self.items):
        self.items.extend([None] * (at - len(self.items)))
    self.items[at:at] = items
    return self


@array.method("clear")
def clear(rt: Interpreter, self: RArray) -> RArray:
    change(rt, self)
    self.items.clear()
    return self


@array.method("delete")
def delete(rt: Interpreter, self: RArray, target: Value, *, block: Optional[RProc] = None) -> Value:
    found = [item for item in self.items if rt.eq(item, target)]
    if not found:
        return None if block is None else rt.call_block(block, target)
    change(rt, self)
    self.items[:] = [item for item in self.items if not rt.eq(item, target)]
    return found[-1]


@array.method("delete_at")
def delete_at(rt: Interpreter, self: RArray, index: int) -> Value:
    change(rt, self)
    return self.items.pop(index) if -len(self.items) <= index < len(self.items) else None


@array.method("slice!")
def cut(rt: Interpreter, self: RArray, index: Value, count: Value = UNSET) -> Value:
    change(rt, self)
    if count is UNSET and not isinstance(index, RRange):
        return delete_at(rt, self, rt.to_int(index))
    gone = get(rt, self, index, count)
    if gone is not None and gone.items:
        bounds = range_bounds(rt, index, len(self.items)) if isinstance(index, RRange) else None
        start = bounds[0] if bounds is not None else span_for_writing(rt, self, index, count)[0]
        del self.items[start : start + len(gone.items)]
    return gone


@array.method("compact!")
def compact_in_place(rt: Interpreter, self: RArray) -> Optional[RArray]:
    return keep(rt, self, [item for item in self.items if item is not None])


def keep(rt: Interpreter, self: RArray, items: List[Value]) -> Optional[RArray]:
    """For the ``!`` methods that give nil when nothing goes."""
    change(rt, self)
    if len(items) == len(self.items):
        return None
    self.items[:] = items
    return self


def filtered(rt: Interpreter, self: RArray, block: RProc, wanted: bool) -> int:
    """Keep the elements for which the block is (un)true; what it saw when ``break`` comes is settled. How many went."""
    change(rt, self)
    test = tester(rt, block)
    before = len(self.items)
    kept: List[Value] = []
    at = 0
    try:
        while at < len(self.items):
            item = self.items[at]
            if test(item) == wanted:
                kept.append(item)
            at += 1
    finally:
        self.items[:at] = kept
    return before - len(self.items)


@array.method("select!", "filter!")
def select_in_place(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "select!")
    return self if filtered(rt, self, block, True) else None


@array.method("keep_if")
def keep_if(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "keep_if")
    filtered(rt, self, block, True)
    return self


@array.method("reject!")
def reject_in_place(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "reject!")
    return self if filtered(rt, self, block, False) else None


@array.method("delete_if")
def delete_if(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "delete_if")
    filtered(rt, self, block, False)
    return self


@array.method("map!", "collect!")
def map_in_place(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "map!")
    change(rt, self)
    run = yielder(block)
    for at in range(len(self.items)):
        self.items[at] = run(self.items[at])
    return self


@array.method("uniq!")
def uniq_in_place(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Optional[RArray]:
    seen: Dict[Any, Value] = {}
    for item in self.items:
        seen.setdefault(hkey(item if block is None else rt.call_block(block, item)), item)
    return keep(rt, self, list(seen.values()))


@array.method("sort!")
def sort_in_place(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> RArray:
    change(rt, self)
    self.items[:] = sort_list(rt, self.items, block)
    return self


@array.method("sort_by!")
def sort_by_in_place(rt: Interpreter, self: RArray, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "sort_by!")
    change(rt, self)
    run = yielder(block)
    self.items[:] = sort_by_keys(rt, [run(item) for item in self.items], self.items)
    return self


@array.method("reverse!")
def reverse_in_place(rt: Interpreter, self: RArray) -> RArray:
    change(rt, self)
    self.items.reverse()
    return self


@array.method("rotate!")
def rotate_in_place(rt: Interpreter, self: RArray, count: int = 1) -> RArray:
    change(rt, self)
    if self.items:
        at = count % len(self.items)
        self.items[:] = self.items[at:] + self.items[:at]
    return self


@array.method("rotate")
def rotate(rt: Interpreter, self: RArray, count: int = 1) -> RArray:
    at = count % len(self.items) if self.items else 0
    return rt.array(self.items[at:] + self.items[:at])


@array.method("fill")
def fill(rt: Interpreter, self: RArray, *args: Value, block: Optional[RProc] = None) -> RArray:
    least = 1 if block is None else 0
    if not least <= len(args) <= least + 2:
        raise arity_error(rt, len(args), least, least + 2)
    change(rt, self)
    given = list(args)
    value = given.pop(0) if block is None else None
    start, count = 0, len(self.items)
    if given and isinstance(given[0], RRange):
        start, count = span_for_writing(rt, self, given[0], UNSET)
    elif given:
        start = 0 if given[0] is None else rt.to_int(given[0])
        start = max(0, start + len(self.items)) if start < 0 else start
        count = len(self.items) - start if len(given) < 2 or given[1] is None else rt.to_int(given[1])
    if start + count > len(self.items):
        self.items.extend([None] * (start + count - len(self.items)))
    for at in range(start, start + max(0, count)):
        self.items[at] = value if block is None else rt.call_block(block, at)
    return self


def flattened(rt: Interpreter, items: List[Value], depth: int, out: List[Value]) -> bool:
    """Whether there was anything to flatten."""
    found = False
    for item in items:
        listed = item if isinstance(item, RArray) else None
        if listed is None and not isinstance(item, (int, float)) and item is not None:
            inner = rt.try_ary(item)
            listed = None if inner is None else rt.array(inner)
        if listed is None or depth == 0:
            out.append(item)
            continue
        found = True
        with Inspecting(rt, listed, "flatten") as again:
            if again:
                raise rt.error("ArgumentError", "tried to flatten recursive array")
            flattened(rt, listed.items, depth - 1, out)
    return found


@array.method("flatten")
def flatten(rt: Interpreter, self: RArray, depth: Value = None) -> RArray:
    out: List[Value] = []
    with Inspecting(rt, self, "flatten"):
        flattened(rt, self.items, -1 if depth is None else rt.to_int(depth), out)
    return rt.array(out)


@array.method("flatten!")
def flatten_in_place(rt: Interpreter, self: RArray, depth: Value = None) -> Optional[RArray]:
    change(rt, self)
    out: List[Value] = []
    with Inspecting(rt, self, "flatten"):
        found = flattened(rt, self.items, -1 if depth is None else rt.to_int(depth), out)
    self.items[:] = out
    return self if found else None


def random_source(rt: Interpreter, random: Value) -> Value:
    return rt.const_get("Random") if random is None else random


@array.method("shuffle")
def shuffle(rt: Interpreter, self: RArray, *, random: Value = None) -> RArray:
    return shuffle_in_place(rt, rt.array(list(self.items)), random=random)


@array.method("shuffle!")
def shuffle_in_place(rt: Interpreter, self: RArray, *, random: Value = None) -> RArray:
    change(rt, self)
    source = random_source(rt, random)
    items = self.items
    for left in range(len(items), 1, -1):
        at = rt.to_int(rt.public_send(source, "rand", left))
        items[left - 1], items[at] = items[at], items[left - 1]
    return self


@array.method("sample")
def sample(rt: Interpreter, self: RArray, count: Value = UNSET, *, random: Value = None) -> Value:
    if count is UNSET:
        if not self.items:
            return None
        return self.items[rt.to_int(rt.public_send(random_source(rt, random), "rand", len(self.items)))]
    number = rt.to_int(count)
    if number < 0:
        raise rt.error("ArgumentError", "negative sample number")
    source = random_source(rt, random)
    size = len(self.items)
    number = min(number, size)
    drawn = [rt.to_int(rt.public_send(source, "rand", size - at)) for at in range(number)]
    return rt.array([self.items[at] for at in picks(drawn, size)])


def picks(drawn: List[int], size: int) -> List[int]:
    """The positions that numbers below size, size - 1 ... stand for; few and many differ as they do in MRI."""
    if len(drawn) <= 10:
        taken: List[int] = []
        found: List[int] = []
        for pick in drawn:
            at = 0
            while at < len(taken) and pick >= taken[at]:
                pick += 1
                at += 1
            taken.insert(at, pick)
            found.append(pick)
        return found
    order = list(range(size))
    for at, pick in enumerate(drawn):
        order[at], order[at + pick] = order[at + pick], order[at]
    return order[: len(drawn)]


CLASSES = (array,)
