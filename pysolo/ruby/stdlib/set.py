"""Set."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.object import Inspecting
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RProc, Value
from pysolo.ruby.stdlib.set_object import RSet, as_set, changing, elements, insert

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.stdlib.pp import RPretty

set_ = NativeClass("Set", includes=("Enumerable",), allocator=RSet)
enumerable = NativeClass("Enumerable", module=True)


@set_.singleton("[]")
def brackets(rt: Interpreter, self: RClass, *values: Value) -> RSet:
    made: RSet = rt.send(self, "new")
    for value in values:
        made.put(value)
    return made


@set_.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RSet, values: Value = None, *, block: Optional[RProc] = None) -> None:
    if values is None:
        return
    for value in elements(rt, values):
        self.put(value if block is None else rt.call_block(block, value))


@set_.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: RSet, other: RSet) -> RSet:
    self.d = dict(other.d)
    return self


@set_.method("add", "<<")
def add(rt: Interpreter, self: RSet, value: Value) -> RSet:
    insert(rt, changing(rt, self), value)
    return self


@set_.method("add?")
def add_new(rt: Interpreter, self: RSet, value: Value) -> Optional[RSet]:
    if self.key(value) in self.d:
        return None
    return add(rt, self, value)


@set_.method("delete")
def delete(rt: Interpreter, self: RSet, value: Value) -> RSet:
    changing(rt, self).d.pop(self.key(value), None)
    return self


@set_.method("delete?")
def delete_present(rt: Interpreter, self: RSet, value: Value) -> Optional[RSet]:
    return self if changing(rt, self).d.pop(self.key(value), None) is not None else None


@set_.method("include?", "member?", "===")
def include(rt: Interpreter, self: RSet, value: Value) -> bool:
    return self.key(value) in self.d


@set_.method("size", "length", "count")
def size(rt: Interpreter, self: RSet, *args: Value, block: Optional[RProc] = None) -> int:
    if block is not None:
        return sum(1 for v in list(self.d.values()) if rt.truthy(rt.call_block(block, v)))
    if args:
        return sum(1 for v in list(self.d.values()) if rt.eq(v, args[0]))
    return len(self.d)


@set_.method("empty?")
def is_empty(rt: Interpreter, self: RSet) -> bool:
    return not self.d


@set_.method("each")
def each(rt: Interpreter, self: RSet, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each", size=len(self.d))
    with Inspecting(rt, self, "each"):
        for value in list(self.d.values()):
            rt.call_block(block, value)
    return self


@set_.method("to_a")
def to_a(rt: Interpreter, self: RSet) -> RArray:
    return rt.array(list(self.d.values()))


@set_.method("to_set")
def to_set(rt: Interpreter, self: RSet) -> RSet:
    return self


@set_.method("first")
def first(rt: Interpreter, self: RSet, count: Optional[int] = None) -> Value:
    values = list(self.d.values())
    return (values[0] if values else None) if count is None else rt.array(values[:count])


@set_.method("|", "+", "union")
def union(rt: Interpreter, self: RSet, other: Value) -> RSet:
    return self.like(list(self.d.values()) + elements(rt, other))


@set_.method("&", "intersection")
def intersection(rt: Interpreter, self: RSet, other: Value) -> RSet:
    return self.like(value for value in elements(rt, other) if self.key(value) in self.d)


@set_.method("-", "difference")
def difference(rt: Interpreter, self: RSet, other: Value) -> RSet:
    without = {self.key(value) for value in elements(rt, other)}
    return self.like(value for key, value in self.d.items() if key not in without)


@set_.method("^")
def exclusive(rt: Interpreter, self: RSet, other: Value) -> RSet:
    theirs = self.like(elements(rt, other))
    rest = [value for key, value in self.d.items() if key not in theirs.d]
    return self.like([value for key, value in theirs.d.items() if key not in self.d] + rest)


@set_.method("==")
def equal(rt: Interpreter, self: RSet, other: Value) -> bool:
    return isinstance(other, RSet) and self.d.keys() == other.d.keys()


@set_.method("eql?")
def eql(rt: Interpreter, self: RSet, other: Value) -> bool:
    return isinstance(other, RSet) and self.d.keys() == other.d.keys()


@set_.method("hash")
def hash_(rt: Interpreter, self: RSet) -> int:
    return hash(frozenset(self.d))


@set_.method("subset?", "<=")
def subset(rt: Interpreter, self: RSet, other: Value) -> bool:
    return self.d.keys() <= as_set(rt, other).d.keys()


@set_.method("superset?", ">=")
def superset(rt: Interpreter, self: RSet, other: Value) -> bool:
    return self.d.keys() >= as_set(rt, other).d.keys()


@set_.method("proper_subset?", "<")
def proper_subset(rt: Interpreter, self: RSet, other: Value) -> bool:
    return self.d.keys() < as_set(rt, other).d.keys()


@set_.method("proper_superset?", ">")
def proper_superset(rt: Interpreter, self: RSet, other: Value) -> bool:
    return self.d.keys() > as_set(rt, other).d.keys()


@set_.method("<=>")
def compare(rt: Interpreter, self: RSet, other: Value) -> Optional[int]:
    if not isinstance(other, RSet):
        return None
    a, b = self.d.keys(), other.d.keys()
    return 0 if a == b else -1 if a < b else 1 if a > b else None


@set_.method("intersect?")
def intersects(rt: Interpreter, self: RSet, other: Value) -> bool:
    return any(self.key(value) in self.d for value in elements(rt, other))


@set_.method("disjoint?")
def disjoint(rt: Interpreter, self: RSet, other: Value) -> bool:
    return not intersects(rt, self, other)


@set_.method("merge")
def merge(rt: Interpreter, self: RSet, other: Value) -> RSet:
    changing(rt, self)
    for value in elements(rt, other):
        insert(rt, self, value)
    return self


@set_.method("subtract")
def subtract(rt: Interpreter, self: RSet, other: Value) -> RSet:
    changing(rt, self)
    for value in elements(rt, other):
        self.d.pop(self.key(value), None)
    return self


@set_.method("clear")
def clear(rt: Interpreter, self: RSet) -> RSet:
    changing(rt, self).d.clear()
    return self


@set_.method("replace")
def replace(rt: Interpreter, self: RSet, other: Value) -> RSet:
    values = list(elements(rt, other))
    changing(rt, self).d.clear()
    for value in values:
        self.put(value)
    return self


@set_.method("reset")
def reset(rt: Interpreter, self: RSet) -> RSet:
    return replace(rt, self, rt.array(list(self.d.values())))


def parted(rt: Interpreter, self: RSet, block: RProc, wanted: bool) -> List[Value]:
    return [value for value in list(self.d.values()) if rt.truthy(rt.call_block(block, value)) is wanted]


def keep(rt: Interpreter, self: RSet, block: RProc, wanted: bool) -> bool:
    """Keep only some; whether anything changed."""
    before = len(changing(rt, self).d)
    self.d = self.like(parted(rt, self, block, wanted)).d
    return len(self.d) != before


@set_.method("delete_if")
def delete_if(rt: Interpreter, self: RSet, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "delete_if")
    keep(rt, self, block, False)
    return self


@set_.method("keep_if")
def keep_if(rt: Interpreter, self: RSet, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "keep_if")
    keep(rt, self, block, True)
    return self


@set_.method("select!", "filter!")
def select_in_place(rt: Interpreter, self: RSet, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "select!")
    return self if keep(rt, self, block, True) else None


@set_.method("reject!")
def reject_in_place(rt: Interpreter, self: RSet, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "reject!")
    return self if keep(rt, self, block, False) else None


@set_.method("map!", "collect!")
def map_in_place(rt: Interpreter, self: RSet, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "map!")
    self.d = changing(rt, self).like([rt.call_block(block, value) for value in list(self.d.values())]).d
    return self


@set_.method("join")
def join(rt: Interpreter, self: RSet, separator: Value = None) -> Value:
    return rt.send(to_a(rt, self), "join", separator)


@set_.method("compare_by_identity")
def compare_by_identity(rt: Interpreter, self: RSet) -> RSet:
    self.by_identity = True
    return replace(rt, self, rt.array(list(self.d.values())))


@set_.method("compare_by_identity?")
def compares_by_identity(rt: Interpreter, self: RSet) -> bool:
    return self.by_identity


@set_.method("inspect", "to_s")
def inspect(rt: Interpreter, self: RSet) -> str:
    with Inspecting(rt, self, "inspect") as again:
        if again:
            return "#<%s: {...}>" % rt.class_name(self)
        return "#<%s: {%s}>" % (rt.class_name(self), ", ".join(rt.inspect(value) for value in self.d.values()))


@enumerable.method("to_set")
def enumerable_to_set(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    return rt.send(rt.classes["Set"], "new", self, block=block)


@set_.method("pretty_print")
def pretty_print(rt: Interpreter, self: RSet, q: RPretty) -> None:
    from pysolo.ruby.stdlib.pp import elements as print_elements
    from pysolo.ruby.stdlib.pp import grouped

    with grouped(q, 1, "#<Set:", ">"):
        q.page.breakable()
        with grouped(q, 1, "{", "}"):
            print_elements(rt, q, list(self.d.values()))


@set_.method("pretty_print_cycle")
def pretty_print_cycle(rt: Interpreter, self: RSet, q: RPretty) -> None:
    q.page.text("#<Set: {%s}>" % ("..." if self.d else ""))


CLASSES = (set_, enumerable)


def load(rt: Interpreter) -> None:
    from pysolo.ruby.stdlib.set_groups import groups

    rt.install(groups)
    rt.c_object.autoloads["SortedSet"] = "set/sorted_set"
