"""Enumerable: sorting, extremes, sums, folding."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.enumerable import sized
from pysolo.ruby.core.sorting import extreme, extreme_by, sort_by_keys, sort_list, sum_list
from pysolo.ruby.core.walk import collect, walk, yielder
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

enumerable = NativeClass("Enumerable", module=True)


@enumerable.method("sort")
def sort(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> RArray:
    return rt.array(sort_list(rt, collect(rt, self), block))


@enumerable.method("sort_by")
def sort_by(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "sort_by")
    items: List[Value] = []
    keys: List[Value] = []
    run = yielder(block)

    def one(value: Value) -> None:
        keys.append(run(value))
        items.append(value)

    walk(rt, self, one)
    return rt.array(sort_by_keys(rt, keys, items))


@enumerable.method("max")
def max_(rt: Interpreter, self: Value, count: Value = None, *, block: Optional[RProc] = None) -> Value:
    return extreme(rt, collect(rt, self), block, 1, count, isinstance(self, RArray))


@enumerable.method("min")
def min_(rt: Interpreter, self: Value, count: Value = None, *, block: Optional[RProc] = None) -> Value:
    return extreme(rt, collect(rt, self), block, -1, count, isinstance(self, RArray))


@enumerable.method("minmax")
def minmax(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> RArray:
    items = collect(rt, self)
    return rt.array([extreme(rt, items, block, -1, None), extreme(rt, items, block, 1, None)])


@enumerable.method("max_by")
def max_by(rt: Interpreter, self: Value, count: Value = None, *, block: Optional[RProc] = None) -> Value:
    return sized(rt, self, "max_by") if block is None else extreme_by(rt, collect(rt, self), block, 1, count)


@enumerable.method("min_by")
def min_by(rt: Interpreter, self: Value, count: Value = None, *, block: Optional[RProc] = None) -> Value:
    return sized(rt, self, "min_by") if block is None else extreme_by(rt, collect(rt, self), block, -1, count)


@enumerable.method("minmax_by")
def minmax_by(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "minmax_by")
    items = collect(rt, self)
    return rt.array([extreme_by(rt, items, block, -1, None), extreme_by(rt, items, block, 1, None)])


@enumerable.method("sum")
def sum_(rt: Interpreter, self: Value, start: Value = 0, *, block: Optional[RProc] = None) -> Value:
    items: List[Value] = []
    if block is None:
        items = collect(rt, self)
    else:
        run = yielder(block)
        walk(rt, self, lambda value: items.append(run(value)))
    return sum_list(rt, items, start)


@enumerable.method("inject", "reduce")
def inject(
    rt: Interpreter, self: Value, first: Value = UNSET, operator: Value = UNSET, *, block: Optional[RProc] = None
) -> Value:
    start = first
    name: Optional[str] = None
    if operator is not UNSET:
        name = rt.name(operator)
    elif first is not UNSET and block is None:
        if not isinstance(first, (RString, RSymbol)):
            raise rt.error("TypeError", "%s is not a symbol nor a string" % rt.inspect(first))
        name, start = rt.name(first), UNSET
    elif block is None:
        raise rt.error("LocalJumpError", "no block given")
    held = [start]

    def one(value: Value) -> None:
        before = held[0]
        if before is UNSET:
            held[0] = value
        elif name is None:
            assert block is not None
            held[0] = block.call(UNSET, [before, value], None, None)
        elif name == "+" and type(before) is int and type(value) is int:
            held[0] = before + value
        else:
            held[0] = rt.send(before, name, value)

    walk(rt, self, one)
    return None if held[0] is UNSET else held[0]


CLASSES = (enumerable,)
