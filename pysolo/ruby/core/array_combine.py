"""Array: combinations and tables."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any, Iterable, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

array = NativeClass("Array")


def give(rt: Interpreter, self: RArray, rows: Iterable[Any], block: RProc) -> RArray:
    for row in rows:
        rt.call_block(block, rt.array(list(row)))
    return self


@array.method("combination")
def combination(rt: Interpreter, self: RArray, size: int, *, block: Optional[RProc] = None) -> Value:
    items = list(self.items)
    if block is None:
        return rt.enumerator(self, "combination", size, size=math.comb(len(items), size) if size >= 0 else 0)
    return give(rt, self, chosen(items, size), block)


def chosen(items: List[Value], size: int) -> Iterable[Any]:
    return itertools.combinations(items, size) if size >= 0 else ()


@array.method("permutation")
def permutation(rt: Interpreter, self: RArray, size: Value = None, *, block: Optional[RProc] = None) -> Value:
    items = list(self.items)
    number = len(items) if size is None else rt.to_int(size)
    if block is None:
        count = math.perm(len(items), number) if number >= 0 else 0
        return rt.enumerator(self, "permutation", *([] if size is None else [size]), size=count)
    return give(rt, self, itertools.permutations(items, number) if number >= 0 else (), block)


@array.method("repeated_combination")
def repeated_combination(rt: Interpreter, self: RArray, size: int, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        count = len(self.items)
        total = math.comb(count + size - 1, size) if count and size >= 0 else int(size == 0)
        return rt.enumerator(self, "repeated_combination", size, size=total)
    return give(rt, self, itertools.combinations_with_replacement(list(self.items), size) if size >= 0 else (), block)


@array.method("repeated_permutation")
def repeated_permutation(rt: Interpreter, self: RArray, size: int, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        total = len(self.items) ** size if size >= 0 else 0
        return rt.enumerator(self, "repeated_permutation", size, size=total)
    return give(rt, self, itertools.product(list(self.items), repeat=size) if size >= 0 else (), block)


@array.method("product")
def product(rt: Interpreter, self: RArray, *others: RArray, block: Optional[RProc] = None) -> Value:
    rows = itertools.product(self.items, *[other.items for other in others])
    if block is not None:
        return give(rt, self, rows, block)
    return rt.array([rt.array(list(row)) for row in rows])


@array.method("transpose")
def transpose(rt: Interpreter, self: RArray) -> RArray:
    rows = [rt.to_ary(row) for row in self.items]
    for row in rows:
        if len(row) != len(rows[0]):
            raise rt.error("IndexError", "element size differs (%d should be %d)" % (len(row), len(rows[0])))
    return rt.array([rt.array(list(column)) for column in zip(*rows)])


@array.method("pack")
def pack(rt: Interpreter, self: RArray, pattern: str, *, buffer: Value = None) -> Value:
    from pysolo.ruby.core.pack import pack_items

    made = pack_items(rt, self.items, pattern)
    if buffer is None:
        return made
    return rt.send(buffer, "<<", made)


CLASSES = (array,)
