"""``pretty_print`` of the core classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.ruby.core.struct import RStruct, members_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RMatch, RRange, RString
from pysolo.ruby.stdlib.pp import RPretty, assigned, elements, grouped, pp_hash, pp_value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

array = NativeClass("Array")
hash_ = NativeClass("Hash")
struct = NativeClass("Struct")
range_ = NativeClass("Range")
string = NativeClass("String")
match = NativeClass("MatchData")


@array.method("pretty_print")
def array_pretty_print(rt: Interpreter, self: RArray, q: RPretty) -> None:
    with grouped(q, 1, "[", "]"):
        elements(rt, q, self.items)


@array.method("pretty_print_cycle")
def array_cycle(rt: Interpreter, self: RArray, q: RPretty) -> None:
    q.page.text("[...]" if self.items else "[]")


@hash_.method("pretty_print")
def hash_pretty_print(rt: Interpreter, self: RHash, q: RPretty) -> None:
    pp_hash(rt, q, self)


@hash_.method("pretty_print_cycle")
def hash_cycle(rt: Interpreter, self: RHash, q: RPretty) -> None:
    q.page.text("{...}" if len(self) else "{}")


@struct.method("pretty_print")
def struct_pretty_print(rt: Interpreter, self: RStruct, q: RPretty) -> None:
    with grouped(q, 1, "#<struct %s" % (self.cls.real.name or ""), ">"):
        for at, (name, value) in enumerate(zip(members_of(self.cls), self.values)):
            if at:
                q.page.text(",")
            assigned(rt, q, name, value)


@struct.method("pretty_print_cycle")
def struct_cycle(rt: Interpreter, self: RStruct, q: RPretty) -> None:
    q.page.text("#<struct %s:...>" % (self.cls.real.name or ""))


@range_.method("pretty_print")
def range_pretty_print(rt: Interpreter, self: RRange, q: RPretty) -> None:
    pp_value(rt, q, self.low)
    q.page.breakable("")
    q.page.text("..." if self.exclusive else "..")
    q.page.breakable("")
    if self.high is not None:
        pp_value(rt, q, self.high)


@string.method("pretty_print")
def string_pretty_print(rt: Interpreter, self: RString, q: RPretty) -> None:
    """A text of several lines is the sum of them."""
    lines = rt.to_ary(rt.send(self, "lines"))
    if len(lines) < 2:
        q.page.text(rt.inspect(self))
        return
    with grouped(q, 0):
        for at, line in enumerate(lines):
            if at:
                q.page.text(" +")
                q.page.breakable()
            pp_value(rt, q, line)


@match.method("pretty_print")
def match_pretty_print(rt: Interpreter, self: RMatch, q: RPretty) -> None:
    names = {}
    for name, at in rt.send(self.regexp, "named_captures").items():
        names.update({number: rt.to_s(name) for number in at.items})
    with grouped(q, 1, "#<MatchData", ">"):
        for at, found in enumerate(rt.to_ary(rt.send(self, "to_a"))):
            q.page.breakable()
            if at:
                q.page.text("%s:" % names.get(at, at))
            pp_value(rt, q, found)


CLASSES = (array, hash_, struct, range_, string, match)
