"""String: making, joining, comparing, slicing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional, Tuple

from pysolo.ruby.core.regexp_match import as_regexp, compiled, group_number, search
from pysolo.ruby.core.string_bytes import MULTIBYTE, characters, joined_encoding, to_bytes
from pysolo.ruby.core.string_format import sprintf
from pysolo.ruby.core.string_inspect import dump_string, inspect_string
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RRange, RRegexp, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

DUMPED = re.compile(r'"(?:[^"\\]|\\.)*"(?:(?:\.dup)?\.force_encoding\("[^"]*"\))?', re.S)
string = NativeClass("String", includes=("Comparable",), allocator=lambda cls: RString(cls, "", "ASCII-8BIT"))


def same_kind(like: RString, text: str) -> RString:
    """A new String in the encoding of ``like`` (String itself, as since Ruby 3.0)."""
    return RString(like.cls.rt.c_string, text, like.enc)


def change(rt: Interpreter, target: RString) -> None:
    if target.frozen:
        rt.check_frozen(target)


@string.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RString, text: Value = UNSET, *, encoding: Value = None, capacity: Value = None
) -> None:
    if text is not UNSET:
        source = as_string(rt, text)
        self.s, self.enc = source.s, source.enc
    if encoding is not None:
        rt.send(self, "force_encoding", encoding)


@string.singleton("try_convert")
def try_convert(rt: Interpreter, self: RClass, value: Value) -> Value:
    if isinstance(value, RString):
        return value
    return rt.send(value, "to_str") if rt.respond_to(value, "to_str") else None


def as_string(rt: Interpreter, value: Value) -> RString:
    """An RString by implicit conversion."""
    if isinstance(value, RString):
        return value
    return rt.str(rt.to_str(value))


@string.method("replace")
def replace(rt: Interpreter, self: RString, other: Value) -> RString:
    change(rt, self)
    source = as_string(rt, other)
    self.s, self.enc = source.s, source.enc
    return self


string.method("initialize_copy", visibility="private")(replace)


@string.method("to_s", "to_str")
def to_s(rt: Interpreter, self: RString) -> RString:
    return self if self.cls.real is rt.c_string else same_kind(self, self.s)


@string.method("inspect")
def inspect(rt: Interpreter, self: RString) -> str:
    if self.enc.startswith(("UTF-16", "UTF-32")):
        try:
            shown = inspect_string(to_bytes(self).decode(self.enc))
            return re.sub("[^\0-\x7f]", lambda char: "\\u%04X" % ord(char.group()), shown)
        except UnicodeDecodeError:
            pass
    return inspect_string(self.s, self.enc)


@string.method("dump")
def dump(rt: Interpreter, self: RString) -> str:
    return dump_string(self)


@string.method("undump")
def undump(rt: Interpreter, self: RString) -> Value:
    if DUMPED.fullmatch(self.s) is None:
        words = """invalid dumped string; not wrapped with '"' nor '"...".force_encoding("...")' form"""
        raise rt.error("RuntimeError", words)
    return rt.eval_source(self.s.replace("#{", "\\#{"), "(undump)")


@string.method("==", "===")
def equal(rt: Interpreter, self: RString, other: Value) -> bool:
    if isinstance(other, RString):
        return self.s == other.s and (self.enc == other.enc or self.s.isascii())
    if isinstance(other, (int, float)) or other is None or not rt.respond_to(other, "to_str"):
        return False
    return rt.truthy(rt.send(other, "==", self))


@string.method("eql?")
def eql(rt: Interpreter, self: RString, other: Value) -> bool:
    return isinstance(other, RString) and self.s == other.s


@string.method("hash")
def hash_(rt: Interpreter, self: RString) -> int:
    return hash(self.s)


@string.method("<=>")
def compare(rt: Interpreter, self: RString, other: Value) -> Optional[int]:
    if isinstance(other, RString):
        return compare_text(self, other)
    if isinstance(other, (int, float)) or other is None or not rt.respond_to(other, "to_str"):
        return None
    result = rt.send(other, "<=>", self)
    return -result if type(result) is int else None


def compare_text(a: RString, b: RString) -> int:
    """By bytes; code points give the same order unless surrogate escapes come in."""
    left, right = a.s, b.s
    if left == right:
        return 0
    if a.enc == b.enc and max(left, default="") < "\ud800" and max(right, default="") < "\ud800":
        return -1 if left < right else 1
    x, y = to_bytes(a), to_bytes(b)
    return (x > y) - (x < y)


@string.method("+")
def plus(rt: Interpreter, self: RString, other: Value) -> RString:
    if not isinstance(other, RString):
        other = as_string(rt, other)
    return RString(
        rt.c_string, self.s + other.s, self.enc if self.enc == other.enc else joined_encoding(rt, self, other)
    )


@string.method("*")
def times(rt: Interpreter, self: RString, count: int) -> RString:
    if count < 0:
        raise rt.error("ArgumentError", "negative argument")
    return same_kind(self, self.s * count)


@string.method("%")
def percent(rt: Interpreter, self: RString, value: Value) -> RString:
    args = value.items if isinstance(value, RArray) else [value]
    return same_kind(self, sprintf(rt, self.s, list(args)))


@string.method("+@")
def unfrozen(rt: Interpreter, self: RString) -> RString:
    return same_kind(self, self.s) if self.frozen else self


@string.method("-@")
def frozen(rt: Interpreter, self: RString) -> RString:
    if self.frozen:
        return self
    made = same_kind(self, self.s)
    made.frozen = True
    return made


@string.method("<<")
def append(rt: Interpreter, self: RString, other: Value) -> RString:
    change(rt, self)
    if type(other) is int:
        other = codepoint(rt, other, self.enc)
    elif not isinstance(other, RString):
        other = as_string(rt, other)
    if self.enc != other.enc:
        self.enc = joined_encoding(rt, self, other)
    added, text = other.s, self.s
    self.s = ""  # then `text` is the only owner, and Python extends it in place: appending in a loop stays linear
    text += added
    self.s = text
    return self


def codepoint(rt: Interpreter, number: int, enc: str) -> RString:
    limit = 0x10FFFF if enc == "UTF-8" else 0xFF
    if number < 0 or number > limit:
        raise rt.error("RangeError", "%d out of char range" % number)
    return RString(rt.c_string, chr(number), "ASCII-8BIT" if enc == "US-ASCII" and number > 127 else enc)


@string.method("concat")
def concat(rt: Interpreter, self: RString, *others: Value) -> RString:
    change(rt, self)
    before = same_kind(self, self.s)
    for other in others:
        append(rt, self, before if other is self else other)
    return self


@string.method("prepend")
def prepend(rt: Interpreter, self: RString, *others: Value) -> RString:
    change(rt, self)
    self.s = "".join([rt.to_str(other) for other in others]) + self.s
    return self


@string.method("insert")
def insert(rt: Interpreter, self: RString, at: int, other: str) -> RString:
    change(rt, self)
    size = len(self.s)
    place = at if at >= 0 else size + at + 1
    if place < 0 or place > size:
        raise rt.error("IndexError", "index %d out of string" % (at if at > 0 else at + 1))
    self.s = self.s[:place] + other + self.s[place:]
    return self


@string.method("length", "size")
def length(rt: Interpreter, self: RString) -> int:
    return len(self.s) if self.enc not in MULTIBYTE else len(characters(self))


@string.method("empty?")
def is_empty(rt: Interpreter, self: RString) -> bool:
    return not self.s


@string.method("clear")
def clear(rt: Interpreter, self: RString) -> RString:
    change(rt, self)
    self.s = ""
    return self


def range_bounds(rt: Interpreter, span: RRange, size: int, strict: bool = False) -> Optional[Tuple[int, int]]:
    """Start and length that a Range means in something of ``size``; None when it starts outside."""
    low = 0 if span.low is None else rt.to_int(span.low)
    high = -1 if span.high is None else rt.to_int(span.high)
    start = low + size if low < 0 else low
    if start < 0 or start > size:
        if strict:
            raise rt.error("RangeError", "%s out of range" % rt.inspect(span))
        return None
    end = high + size if high < 0 else high
    if not (span.exclusive and span.high is not None):
        end += 1
    return start, max(0, (min(end, size) if not strict else end) - start)


def locate(rt: Interpreter, self: RString, index: Value, count: Value) -> Optional[Tuple[int, int]]:
    """Where ``string[index, count]`` is: start and end, or None for nil."""
    text = self.s
    size = len(text)
    if count is not UNSET and not isinstance(index, RRegexp):
        start, wanted = rt.to_int(index), rt.to_int(count)
        start = start + size if start < 0 else start
        return None if start < 0 or start > size or wanted < 0 else (start, min(size, start + wanted))
    if type(index) is int:
        start = index + size if index < 0 else index
        return (start, start + 1) if 0 <= start < size else None
    if isinstance(index, RRange):
        bounds = range_bounds(rt, index, size)
        return None if bounds is None else (bounds[0], bounds[0] + bounds[1])
    if isinstance(index, RString):
        at = text.find(index.s)
        return None if at < 0 else (at, at + len(index.s))
    if isinstance(index, RRegexp):
        match = search(rt, index, self, 0)
        if match is None:
            return None
        number = 0 if count is UNSET else group_number(rt, match, count)
        if number is None or match.m.start(number) < 0:
            return None
        return match.m.span(number)  # type: ignore[no-any-return]
    return locate(rt, self, rt.to_int(index), UNSET)


@string.method("[]", "slice")
def get(rt: Interpreter, self: RString, index: Value, count: Value = UNSET) -> Optional[RString]:
    if type(index) is int and count is UNSET:
        try:
            return RString(rt.c_string, self.s[index], self.enc)
        except IndexError:
            return None
    found = locate(rt, self, index, count)
    return None if found is None else same_kind(self, self.s[found[0] : found[1]])


@string.method("[]=")
def put(rt: Interpreter, self: RString, index: Value, *rest: Value) -> Value:
    change(rt, self)
    if not 1 <= len(rest) <= 2:
        raise rt.error("ArgumentError", "wrong number of arguments (given %d, expected 2..3)" % (len(rest) + 1))
    count, value = (UNSET, rest[0]) if len(rest) == 1 else rest
    found = locate(rt, self, index, count)
    if found is None and type(index) is int and count is UNSET and index == len(self.s):
        found = (index, index)
    if found is None:
        raise no_place(rt, index, count)
    text = rt.to_str(value)
    if isinstance(value, RString) and value.enc != self.enc:
        self.enc = joined_encoding(rt, self, value)
    self.s = self.s[: found[0]] + text + self.s[found[1] :]
    return value


def no_place(rt: Interpreter, index: Value, count: Value) -> Exception:
    if isinstance(index, RString):
        return rt.error("IndexError", "string not matched")
    if isinstance(index, RRegexp):
        groups = len(compiled(rt, index).numbers)
        if type(count) is int and not -groups < count < groups:
            return rt.error("IndexError", "index %d out of regexp" % count)
        return rt.error("IndexError", "regexp not matched")
    if isinstance(index, RRange):
        return rt.error("RangeError", "%s out of range" % rt.inspect(index))
    if count is not UNSET and rt.to_int(count) < 0:
        return rt.error("IndexError", "negative length %d" % rt.to_int(count))
    return rt.error("IndexError", "index %d out of string" % rt.to_int(index))


@string.method("slice!")
def cut(rt: Interpreter, self: RString, index: Value, count: Value = UNSET) -> Optional[RString]:
    change(rt, self)
    found = locate(rt, self, index, count)
    if found is None:
        return None
    gone = same_kind(self, self.s[found[0] : found[1]])
    self.s = self.s[: found[0]] + self.s[found[1] :]
    return gone


@string.method("byteslice")
def byteslice(rt: Interpreter, self: RString, index: Value, count: Value = UNSET) -> Optional[RString]:
    data = RString(rt.c_string, to_bytes(self).decode("latin-1"), "ASCII-8BIT")
    found = locate(rt, data, index, count)
    if found is None:
        return None
    piece = data.s[found[0] : found[1]].encode("latin-1")
    return same_kind(self, piece.decode("utf-8", "surrogateescape") if self.enc == "UTF-8" else piece.decode("latin-1"))


@string.method("=~")
def match_operator(rt: Interpreter, self: RString, other: Value) -> Value:
    if isinstance(other, RRegexp):
        match = search(rt, other, self, 0)
        return None if match is None else match.m.start()
    if isinstance(other, RString):
        raise rt.error("TypeError", "type mismatch: String given")
    return rt.send(other, "=~", self)


@string.method("match")
def match(rt: Interpreter, self: RString, pattern: Value, at: Value = 0, *, block: Value = None) -> Value:
    return rt.send(as_regexp(rt, pattern), "match", self, at, block=block)


@string.method("match?")
def is_match(rt: Interpreter, self: RString, pattern: Value, at: Value = 0) -> bool:
    return search(rt, as_regexp(rt, pattern), self, rt.to_int(at), False) is not None


@string.method("freeze")
def freeze(rt: Interpreter, self: RString) -> RString:
    self.frozen = True
    return self


CLASSES = (string,)
