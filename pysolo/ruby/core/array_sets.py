"""Array: adding, multiplying, joining; as sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List

from pysolo.ruby.core.object import Inspecting, text_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RObject, RString, Value, hkey

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

array = NativeClass("Array")


@array.method("+")
def plus(rt: Interpreter, self: RArray, other: RArray) -> RArray:
    return rt.array(self.items + other.items)


@array.method("*")
def times(rt: Interpreter, self: RArray, count: Value) -> Value:
    if isinstance(count, RString) or (isinstance(count, RObject) and rt.respond_to(count, "to_str")):
        return join(rt, self, count)
    number = rt.to_int(count)
    if number < 0:
        raise rt.error("ArgumentError", "negative argument")
    return rt.array(self.items * number)


@array.method("join")
def join(rt: Interpreter, self: RArray, separator: Value = None) -> RString:
    if separator is None:
        separator = rt.globals.get("$,")
    parts: List[str] = []
    binary = join_into(rt, self, parts)
    text = ("" if separator is None else rt.to_str(separator)).join(parts)
    return rt.str(text, "ASCII-8BIT") if binary else rt.str(text)


def join_into(rt: Interpreter, self: RArray, parts: List[str]) -> bool:
    """Gather the texts; True when one is binary."""
    binary = False
    with Inspecting(rt, self, "join") as again:
        if again:
            raise rt.error("ArgumentError", "recursive array join")
        for item in self.items:
            if isinstance(item, RString):
                parts.append(item.s)
                binary = binary or (item.enc == "ASCII-8BIT" and not item.s.isascii())
            elif isinstance(item, RArray):
                if item.items:
                    binary = join_into(rt, item, parts) or binary
                else:
                    parts.append("")
            elif isinstance(item, RObject) and rt.respond_to(item, "to_str"):
                parts.append(rt.to_str(item))
            elif isinstance(item, RObject) and rt.respond_to(item, "to_ary"):
                binary = join_into(rt, rt.array(rt.to_ary(item)), parts) or binary
            else:
                parts.append(text_of(rt, item))
    return binary


@array.method("-")
def minus(rt: Interpreter, self: RArray, other: RArray) -> RArray:
    gone = {hkey(item) for item in other.items}
    return rt.array([item for item in self.items if hkey(item) not in gone])


@array.method("difference")
def difference(rt: Interpreter, self: RArray, *others: RArray) -> RArray:
    gone = {hkey(item) for other in others for item in other.items}
    return rt.array([item for item in self.items if hkey(item) not in gone])


@array.method("|")
def union_one(rt: Interpreter, self: RArray, other: RArray) -> RArray:
    return union(rt, self, other)


@array.method("union")
def union(rt: Interpreter, self: RArray, *others: RArray) -> RArray:
    seen: Dict[Any, Value] = {}
    for items in (self.items, *[other.items for other in others]):
        for item in items:
            seen.setdefault(hkey(item), item)
    return rt.array(list(seen.values()))


@array.method("&")
def intersection_one(rt: Interpreter, self: RArray, other: RArray) -> RArray:
    return intersection(rt, self, other)


@array.method("intersection")
def intersection(rt: Interpreter, self: RArray, *others: RArray) -> RArray:
    kept: Dict[Any, Value] = {}
    tables = [{hkey(item) for item in other.items} for other in others]
    for item in self.items:
        key = hkey(item)
        if all(key in table for table in tables):
            kept.setdefault(key, item)
    return rt.array(list(kept.values()))


@array.method("intersect?")
def intersects(rt: Interpreter, self: RArray, other: RArray) -> bool:
    return bool({hkey(item) for item in self.items} & {hkey(item) for item in other.items})


CLASSES = (array,)
