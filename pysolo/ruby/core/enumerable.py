"""Enumerable: choosing, testing, converting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.ruby.core.walk import (
    collect,
    enumerable_size,
    packed,
    tester,
    walk,
    walk_args,
    walk_until,
    yielder,
)
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, RProc, Value, hkey

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

enumerable = NativeClass("Enumerable", module=True)


def sized(rt: Interpreter, self: Value, name: str, *args: Value) -> Value:
    """An enumerator whose size is that of the receiver."""
    return rt.enumerator(self, name, *args, size=enumerable_size(rt, self))


@enumerable.method("to_a", "entries")
def to_a(rt: Interpreter, self: Value, *args: Value) -> RArray:
    return rt.array(collect(rt, self, args))


@enumerable.method("map", "collect")
def map_(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "map")
    out: List[Value] = []
    call = block.call
    walk_args(rt, self, lambda args: out.append(call(UNSET, args, None, None)))
    return rt.array(out)


@enumerable.method("flat_map", "collect_concat")
def flat_map(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "flat_map")
    out: List[Value] = []
    call = block.call

    def one(args: List[Value]) -> None:
        found = call(UNSET, args, None, None)
        if isinstance(found, RArray):
            out.extend(found.items)
        else:
            listed = rt.try_ary(found)
            out.extend(listed if listed is not None else [found])

    walk_args(rt, self, one)
    return rt.array(out)


@enumerable.method("select", "filter")
def select(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "select")
    out: List[Value] = []
    test = tester(rt, block)
    walk(rt, self, lambda value: out.append(value) if test(value) else None)
    return rt.array(out)


@enumerable.method("filter_map")
def filter_map(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "filter_map")
    out: List[Value] = []
    call = block.call

    def one(args: List[Value]) -> None:
        found = call(UNSET, args, None, None)
        if found is not None and found is not False:
            out.append(found)

    walk_args(rt, self, one)
    return rt.array(out)


@enumerable.method("reject")
def reject(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "reject")
    out: List[Value] = []
    test = tester(rt, block)
    walk(rt, self, lambda value: None if test(value) else out.append(value))
    return rt.array(out)


@enumerable.method("find", "detect")
def find(rt: Interpreter, self: Value, if_none: Value = None, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "find", *([] if if_none is None else [if_none]))
    test = tester(rt, block)
    found: List[Value] = []

    def one(value: Value) -> bool:
        if test(value):
            found.append(value)
            return True
        return False

    if walk_until(rt, self, one):
        return found[0]
    return None if if_none is None else rt.send(if_none, "call")


@enumerable.method("find_index")
def find_index(rt: Interpreter, self: Value, target: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    if target is UNSET and block is None:
        return rt.enumerator(self, "find_index")
    test = tester(rt, block) if target is UNSET else lambda value: rt.eq(value, target)
    at = [-1]

    def one(value: Value) -> bool:
        at[0] += 1
        return test(value)

    return at[0] if walk_until(rt, self, one) else None


@enumerable.method("find_all")
def find_all(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    return sized(rt, self, "find_all") if block is None else select(rt, self, block=block)


@enumerable.method("include?", "member?")
def include(rt: Interpreter, self: Value, target: Value) -> bool:
    return walk_until(rt, self, lambda value: rt.eq(value, target))


@enumerable.method("all?")
def all_(rt: Interpreter, self: Value, pattern: Value = UNSET, *, block: Optional[RProc] = None) -> bool:
    test = tester(rt, block, pattern)
    return not walk_until(rt, self, lambda value: not test(value))


@enumerable.method("any?")
def any_(rt: Interpreter, self: Value, pattern: Value = UNSET, *, block: Optional[RProc] = None) -> bool:
    return walk_until(rt, self, tester(rt, block, pattern))


@enumerable.method("none?")
def none(rt: Interpreter, self: Value, pattern: Value = UNSET, *, block: Optional[RProc] = None) -> bool:
    return not walk_until(rt, self, tester(rt, block, pattern))


@enumerable.method("one?")
def one_(rt: Interpreter, self: Value, pattern: Value = UNSET, *, block: Optional[RProc] = None) -> bool:
    test = tester(rt, block, pattern)
    count = [0]

    def one(value: Value) -> bool:
        count[0] += test(value)
        return count[0] > 1

    walk_until(rt, self, one)
    return count[0] == 1


@enumerable.method("count")
def count(rt: Interpreter, self: Value, target: Value = UNSET, *, block: Optional[RProc] = None) -> int:
    if target is not UNSET:
        return sum(1 for value in collect(rt, self) if rt.eq(value, target))
    if block is None:
        return len(collect(rt, self))
    total = [0]
    test = tester(rt, block)

    def one(value: Value) -> None:
        total[0] += test(value)

    walk(rt, self, one)
    return total[0]


@enumerable.method("first")
def first(rt: Interpreter, self: Value, count: Value = UNSET) -> Value:
    if count is not UNSET:
        return take(rt, self, count)
    found: List[Value] = []

    def one(value: Value) -> bool:
        found.append(value)
        return True

    walk_until(rt, self, one)
    return found[0] if found else None


@enumerable.method("take")
def take(rt: Interpreter, self: Value, count: Value) -> RArray:
    wanted = rt.to_int(count)
    if wanted < 0:
        raise rt.error("ArgumentError", "attempt to take negative size")
    found: List[Value] = []

    def one(value: Value) -> bool:
        found.append(value)
        return len(found) >= wanted

    if wanted:
        walk_until(rt, self, one)
    return rt.array(found)


@enumerable.method("take_while")
def take_while(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "take_while")
    test = tester(rt, block)
    found: List[Value] = []

    def one(value: Value) -> bool:
        if not test(value):
            return True
        found.append(value)
        return False

    walk_until(rt, self, one)
    return rt.array(found)


@enumerable.method("drop")
def drop(rt: Interpreter, self: Value, count: int) -> RArray:
    if count < 0:
        raise rt.error("ArgumentError", "attempt to drop negative size")
    return rt.array(collect(rt, self)[count:])


@enumerable.method("drop_while")
def drop_while(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "drop_while")
    test = tester(rt, block)
    found: List[Value] = []
    walk(rt, self, lambda value: found.append(value) if found or not test(value) else None)
    return rt.array(found)


@enumerable.method("grep")
def grep(rt: Interpreter, self: Value, pattern: Value, *, block: Optional[RProc] = None) -> RArray:
    return grepped(rt, self, pattern, block, True)


@enumerable.method("grep_v")
def grep_v(rt: Interpreter, self: Value, pattern: Value, *, block: Optional[RProc] = None) -> RArray:
    return grepped(rt, self, pattern, block, False)


def grepped(rt: Interpreter, self: Value, pattern: Value, block: Optional[RProc], wanted: bool) -> RArray:
    out: List[Value] = []

    def one(value: Value) -> None:
        if rt.case_eq(pattern, value) == wanted:
            out.append(value if block is None else rt.call_block(block, value))

    walk(rt, self, one)
    return rt.array(out)


@enumerable.method("partition")
def partition(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "partition")
    yes: List[Value] = []
    no: List[Value] = []
    test = tester(rt, block)
    walk(rt, self, lambda value: (yes if test(value) else no).append(value))
    return rt.array([rt.array(yes), rt.array(no)])


@enumerable.method("group_by")
def group_by(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "group_by")
    groups = rt.hash({})
    run = yielder(block)

    def one(value: Value) -> None:
        key = run(value)
        found = groups.d.get(hkey(key))
        if found is None:
            key = rt.string_key(key)
            groups.put(key, rt.array([value]))
        else:
            found[1].items.append(value)

    walk(rt, self, one)
    return groups


@enumerable.method("tally")
def tally(rt: Interpreter, self: Value, into: Value = UNSET) -> RHash:
    counts: RHash = rt.hash({}) if into is UNSET else rt.to_hash(into)
    if counts.frozen:
        rt.check_frozen(counts)

    def one(value: Value) -> None:
        found = counts.d.get(counts.key(value))
        if found is None:
            counts.put(rt.string_key(value), 1)
        else:
            if type(found[1]) is not int:
                kind = rt.class_name(found[1])
                raise rt.error("TypeError", "wrong argument type %s (expected Integer)" % kind)
            counts.d[counts.key(value)] = (found[0], found[1] + 1)

    walk(rt, self, one)
    return counts


@enumerable.method("uniq")
def uniq(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> RArray:
    seen: Dict[Any, Value] = {}

    def one(value: Value) -> None:
        seen.setdefault(hkey(value if block is None else rt.call_block(block, value)), value)

    walk(rt, self, one)
    return rt.array(list(seen.values()))


@enumerable.method("to_h")
def to_h(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> RHash:
    made = rt.hash({})

    def one(given: List[Value]) -> None:
        pair = block.call(UNSET, given, None, None) if block is not None else packed(rt, given)
        put_pair(rt, made, pair, None)

    walk_args(rt, self, one, args)
    return made


def put_pair(rt: Interpreter, made: RHash, pair: Value, at: Optional[int]) -> None:
    items = pair.items if isinstance(pair, RArray) else rt.try_ary(pair)
    place = "" if at is None else " at %d" % at
    if items is None:
        raise rt.error("TypeError", "wrong element type %s%s (expected array)" % (rt.class_name(pair), place))
    if len(items) != 2:
        if at is None:
            raise rt.error("ArgumentError", "element has wrong array length (expected 2, was %d)" % len(items))
        raise rt.error("ArgumentError", "wrong array length at %d (expected 2, was %d)" % (at, len(items)))
    made.put(rt.string_key(items[0]), items[1])


@enumerable.method("compact")
def compact(rt: Interpreter, self: Value) -> RArray:
    return rt.array([value for value in collect(rt, self) if value is not None])


CLASSES = (enumerable,)
