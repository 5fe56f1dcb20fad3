"""``pp``: inspect broken over several lines where it is wider than 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Tuple, Union

from pysolo.ruby.core.object import Inspecting, address, real_name
from pysolo.ruby.core.struct import RStruct, members_of
from pysolo.ruby.runtime.objects import RArray, RHash, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

WIDTH = 79


class Break:
    """A blank (or nothing), or a new line when its group is broken."""

    def __init__(self, flat: str) -> None:
        self.flat = flat


class Group:
    """Parts that stand on one line or have all their breaks taken."""

    def __init__(self, indent: int, parts: List[Part]) -> None:
        self.indent = indent
        self.parts = parts

    def width(self) -> int:
        return sum(part_width(part) for part in self.parts)


Part = Union[str, Break, Group]


def part_width(part: Part) -> int:
    return len(part) if isinstance(part, str) else len(part.flat) if isinstance(part, Break) else part.width()


def tail_width(parts: List[Part]) -> Tuple[int, bool]:
    """Width of what must stay on the line before the next chance to break, and whether there is such a chance."""
    total = 0
    for part in parts:
        if isinstance(part, Break):
            return total, True
        if isinstance(part, Group):
            inner, found = tail_width(part.parts)
            total += inner
            if found:
                return total, True
        else:
            total += len(part)
    return total, False


def render(group: Group, column: int, base: int, tail: int, limit: int = WIDTH) -> Tuple[str, int]:
    """The text of a group that starts at ``column``; ``tail`` columns must follow it on its last line."""
    broken = column + group.width() + tail > limit
    indent = base + group.indent
    out: List[str] = []
    for at, part in enumerate(group.parts):
        if isinstance(part, str):
            out.append(part)
            column += len(part)
        elif isinstance(part, Break):
            if broken:
                out.append("\n" + " " * indent)
                column = indent
            else:
                out.append(part.flat)
                column += len(part.flat)
        else:
            after, stops = tail_width(group.parts[at + 1 :])
            text, column = render(part, column, indent, after if stops and broken else after + tail, limit)
            out.append(text)
    return "".join(out), column


def separated(items: List[List[Part]], lead: bool) -> List[Part]:
    parts: List[Part] = []
    for at, item in enumerate(items):
        if at:
            parts.append(",")
        if at or lead:
            parts.append(Break(" "))
        parts.extend(item)
    return parts


def assigned(rt: Interpreter, label: str, value: Value) -> List[Part]:
    return [label + "=", Group(1, [Break(""), document(rt, value)])]


def document(rt: Interpreter, value: Value) -> Part:
    if not isinstance(value, RObject):
        return rt.inspect(value)
    own = value.cls.find("inspect")
    owner = own.owner if own is not None else None
    if isinstance(value, RArray) and owner is rt.c_array and value.items:
        with Inspecting(rt, value) as again:
            if again:
                return "[...]"
            items: List[List[Part]] = [[document(rt, item)] for item in value.items]
        return Group(1, ["[", *separated(items, False), "]"])
    if isinstance(value, RHash) and owner is rt.c_hash and len(value):
        with Inspecting(rt, value) as again:
            if again:
                return "{...}"
            pairs: List[List[Part]] = [
                [Group(0, [document(rt, key), "=>", Group(1, [Break(""), document(rt, item)])])]
                for key, item in value.items()
            ]
        return Group(1, ["{", *separated(pairs, False), "}"])
    if isinstance(value, RStruct) and owner is rt.classes["Struct"]:
        with Inspecting(rt, value) as again:
            if again:
                return rt.inspect(value)
            fields = [assigned(rt, name, item) for name, item in zip(members_of(value.cls), value.values)]
        return Group(1, ["#<struct %s" % (value.cls.real.name or ""), *separated(fields, True), ">"])
    if owner is rt.m_kernel and value.ivars:
        with Inspecting(rt, value) as again:
            if again:
                return rt.inspect(value)
            ivars = [assigned(rt, name, item) for name, item in value.ivars.items() if name[0] == "@"]
        return Group(1, ["#<%s:%s" % (real_name(rt, value.cls), address(value)), *separated(ivars, True), ">"])
    return rt.inspect(value)


def pretty(rt: Interpreter, value: Value, limit: int = WIDTH) -> str:
    """What ``pp`` writes, with the newline."""
    found = document(rt, value)
    return (render(found, 0, 0, 0, limit)[0] if isinstance(found, Group) else str(found)) + "\n"
