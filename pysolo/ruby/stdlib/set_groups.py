"""Sets of sets: classify, divide, flatten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value
from pysolo.ruby.stdlib.set_object import RSet, changing

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

groups = NativeClass("Set")


def classified(rt: Interpreter, self: RSet, block: RProc) -> Value:
    found = rt.hash()
    for value in list(self.d.values()):
        key = rt.call_block(block, value)
        group = found.get(key)
        if group is None:
            group = RSet(self.cls.real)
            found.put(key, group)
        group.put(value)
    return found


@groups.method("classify")
def classify(rt: Interpreter, self: RSet, *, block: Optional[RProc] = None) -> Value:
    return rt.enumerator(self, "classify", size=len(self.d)) if block is None else classified(rt, self, block)


@groups.method("divide")
def divide(rt: Interpreter, self: RSet, *, block: Optional[RProc] = None) -> Value:
    """By what a block says of each element or, with a block of two parameters, of each pair."""
    if block is None:
        return rt.enumerator(self, "divide", size=len(self.d))
    made = RSet(rt.classes["Set"])
    parts = (
        connected(rt, self, block) if block.arity == 2 else [group for _, group in classified(rt, self, block).items()]
    )
    for part in parts:
        made.put(part)
    return made


def connected(rt: Interpreter, self: RSet, block: RProc) -> List[RSet]:
    """The strongly connected components of the graph that a block of two parameters says."""
    values = list(self.d.values())
    children = {
        self.key(value): [other for other in values if rt.truthy(rt.call_block(block, value, other))]
        for value in values
    }
    parts: List[RSet] = []

    def each_node(receiver: Value, args: Any, kw: Any, each: Any) -> None:
        for value in values:
            rt.call_block(each, value)

    def each_child(receiver: Value, args: Any, kw: Any, each: Any) -> None:
        for value in children[self.key(args[0])]:
            rt.call_block(each, value)

    def collect(receiver: Value, args: Any, kw: Any, each: Any) -> None:
        parts.append(self.like(args[0].items))

    rt.require("tsort")
    rt.send(
        rt.const_get("TSort"), "each_strongly_connected_component", rt.native_proc(each_node), rt.native_proc(each_child),
        block=rt.native_proc(collect),
    )  # fmt: skip
    return parts


def leaves(inner: RSet) -> Iterable[Value]:
    for value in inner.d.values():
        if isinstance(value, RSet):
            yield from leaves(value)
        else:
            yield value


@groups.method("flatten")
def flatten(rt: Interpreter, self: RSet) -> RSet:
    return self.like(leaves(self))


@groups.method("flatten!")
def flatten_in_place(rt: Interpreter, self: RSet) -> Optional[RSet]:
    if not any(isinstance(value, RSet) for value in self.d.values()):
        return None
    changing(rt, self).d = self.like(leaves(self)).d
    return self
