"""StringScanner: walking along a String with patterns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple

from pysolo.ruby.core.regexp_match import NumberedMatch, compiled, group_number
from pysolo.ruby.core.string_bytes import from_bytes, to_bytes
from pysolo.ruby.core.string_inspect import inspect_string
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RMatch, RObject, RRegexp, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# What asks about the text before it, among what else a pattern is made of: classes, whose ^ means something else, and escapes.
PIECES = re.compile(r"(\\[AGbB]|\(\?<[=!]|\^)|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.", re.DOTALL)


class RScanner(RObject):
    """``at`` counts characters; a match is kept with the offset of the text that it was made on."""

    __slots__ = ("string", "at", "last", "match", "offset", "fixed", "looking")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.string: RString = RString(cls.rt.c_string, "")
        self.at = 0
        self.last = 0
        self.match: Optional[RMatch] = None
        self.offset = 0
        self.fixed = False
        self.looking: Dict[str, bool] = {}

    @property
    def text(self) -> str:
        return self.string.s

    def bytes_before(self, at: int) -> int:
        text = self.text
        return at if text.isascii() or self.string.enc != "UTF-8" else len(text[:at].encode("utf-8", "surrogateescape"))

    def chars_before(self, count: int) -> int:
        text = self.text
        if text.isascii() or self.string.enc != "UTF-8":
            return count
        return len(from_bytes(to_bytes(self.string)[:count], "UTF-8"))

    def looks_back(self, source: str) -> bool:
        """Whether a pattern would see the text before the scanner, which is not to exist for it: then the rest has to be copied."""
        found = self.looking.get(source)
        if found is None:
            found = self.looking[source] = any(piece[1] for piece in PIECES.finditer(source))
        return found

    def try_match(self, pattern: Value, anywhere: bool) -> Optional[Tuple[int, int]]:
        """Where the pattern matches from here on (start, end); None, and no match is known, when it does not."""
        rt = self.cls.rt
        if anywhere and not isinstance(pattern, RRegexp):
            raise rt.error("TypeError", "wrong argument type %s (expected Regexp)" % rt.class_name(pattern))
        if not isinstance(pattern, (RRegexp, RString)):
            pattern = rt.str(rt.to_str(pattern))
        if isinstance(pattern, RString):
            if not self.text.startswith(pattern.s, self.at):
                self.match = None
                return None
            pattern = RRegexp(
                rt.c_regexp, "".join("\\" + c if not c.isalnum() and c.isascii() else c for c in pattern.s), ""
            )
        made = pattern.compiled or compiled(rt, pattern)
        text, start = self.text, self.at
        sliced = start > 0 and not self.fixed and self.looks_back(pattern.source)
        if sliced:
            text, start = text[self.at :], 0
        run = made.compiled.search if anywhere else made.compiled.match
        m = run(text, start)
        if m is None:
            self.match = None
            return None
        shown: Any = m if made.plain else NumberedMatch(m, made)
        self.offset = self.at if sliced else 0
        self.match = RMatch(rt.c_match, shown, pattern, text)
        self.last = self.at
        return shown.start() + self.offset, shown.end() + self.offset


scanner = NativeClass("StringScanner", allocator=RScanner)
error = NativeClass("StringScanner::Error", superclass="StandardError")


def piece(rt: Interpreter, self: RScanner, text: Optional[str]) -> Value:
    return None if text is None else rt.str(text, self.string.enc)


@scanner.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RScanner, string: Value, dup: Value = None, *, fixed_anchor: Value = None
) -> None:
    self.string = string if isinstance(string, RString) else rt.str(rt.to_str(string))
    self.fixed = rt.truthy(fixed_anchor)


def scanned(rt: Interpreter, self: RScanner, pattern: Value, anywhere: bool, advance: bool, give_text: bool) -> Value:
    span = self.try_match(pattern, anywhere)
    if span is None:
        return None
    begin, self_end = self.at, span[1]
    if advance:
        self.at = self_end
    if give_text:
        return piece(rt, self, self.text[begin:self_end])
    return self.bytes_before(self_end) - self.bytes_before(begin)


@scanner.method("scan")
def scan(rt: Interpreter, self: RScanner, pattern: Value) -> Value:
    return scanned(rt, self, pattern, False, True, True)


@scanner.method("scan_until")
def scan_until(rt: Interpreter, self: RScanner, pattern: Value) -> Value:
    return scanned(rt, self, pattern, True, True, True)


@scanner.method("skip")
def skip(rt: Interpreter, self: RScanner, pattern: Value) -> Value:
    return scanned(rt, self, pattern, False, True, False)


@scanner.method("skip_until")
def skip_until(rt: Interpreter, self: RScanner, pattern: Value) -> Value:
    return scanned(rt, self, pattern, True, True, False)


@scanner.method("match?")
def match_p(rt: Interpreter, self: RScanner, pattern: Value) -> Value:
    return scanned(rt, self, pattern, False, False, False)


@scanner.method("check")
def check(rt: Interpreter, self: RScanner, pattern: Value) -> Value:
    return scanned(rt, self, pattern, False, False, True)


@scanner.method("check_until")
def check_until(rt: Interpreter, self: RScanner, pattern: Value) -> Value:
    return scanned(rt, self, pattern, True, False, True)


@scanner.method("exist?")
def exist(rt: Interpreter, self: RScanner, pattern: Value) -> Value:
    return scanned(rt, self, pattern, True, False, False)


@scanner.method("scan_full")
def scan_full(rt: Interpreter, self: RScanner, pattern: Value, advance: bool, give_text: bool) -> Value:
    return scanned(rt, self, pattern, False, advance, give_text)


@scanner.method("search_full")
def search_full(rt: Interpreter, self: RScanner, pattern: Value, advance: bool, give_text: bool) -> Value:
    return scanned(rt, self, pattern, True, advance, give_text)


@scanner.method("getch", "get_byte", "getbyte")
def getch(rt: Interpreter, self: RScanner) -> Value:
    return scanned(rt, self, RRegexp(rt.c_regexp, ".", "m"), False, True, True)


@scanner.method("peek", "peep")
def peek(rt: Interpreter, self: RScanner, length: int) -> Value:
    if self.text.isascii():
        return piece(rt, self, self.text[self.at : self.at + length])
    data = to_bytes(self.string)[self.bytes_before(self.at) :][:length]
    return piece(rt, self, from_bytes(data, self.string.enc))


@scanner.method("eos?", "empty?")
def eos(rt: Interpreter, self: RScanner) -> bool:
    return self.at >= len(self.text)


@scanner.method("rest?")
def has_rest(rt: Interpreter, self: RScanner) -> bool:
    return self.at < len(self.text)


@scanner.method("rest")
def rest(rt: Interpreter, self: RScanner) -> Value:
    return piece(rt, self, self.text[self.at :])


@scanner.method("rest_size", "restsize")
def rest_size(rt: Interpreter, self: RScanner) -> int:
    return len(to_bytes(self.string)) - self.bytes_before(self.at)


@scanner.method("string")
def string(rt: Interpreter, self: RScanner) -> RString:
    return self.string


@scanner.method("string=")
def set_string(rt: Interpreter, self: RScanner, value: Value) -> Value:
    self.string = value
    self.at = 0
    self.match = None
    return value


@scanner.method("<<", "concat")
def concat(rt: Interpreter, self: RScanner, more: str) -> RScanner:
    self.string.s += more
    return self


@scanner.method("pos", "pointer")
def pos(rt: Interpreter, self: RScanner) -> int:
    return self.bytes_before(self.at)


@scanner.method("charpos")
def charpos(rt: Interpreter, self: RScanner) -> int:
    return self.at


@scanner.method("pos=", "pointer=")
def set_pos(rt: Interpreter, self: RScanner, offset: int) -> int:
    size = len(to_bytes(self.string))
    wanted = offset + size if offset < 0 else offset
    if not 0 <= wanted <= size:
        raise rt.error("RangeError", "index out of range")
    self.at = self.chars_before(wanted)
    return offset


@scanner.method("reset")
def reset(rt: Interpreter, self: RScanner) -> RScanner:
    self.at = 0
    self.match = None
    return self


@scanner.method("terminate", "clear")
def terminate(rt: Interpreter, self: RScanner) -> RScanner:
    self.at = len(self.text)
    self.match = None
    return self


@scanner.method("unscan")
def unscan(rt: Interpreter, self: RScanner) -> RScanner:
    if self.match is None:
        raise rt.error(rt.const_get("StringScanner::Error"), "unscan failed: previous match record not exist")
    self.at = self.last
    self.match = None
    return self


@scanner.method("bol?", "beginning_of_line?")
def bol(rt: Interpreter, self: RScanner) -> bool:
    return self.at == 0 or (self.at <= len(self.text) and self.text[self.at - 1] == "\n")


@scanner.method("matched")
def matched(rt: Interpreter, self: RScanner) -> Value:
    return None if self.match is None else piece(rt, self, self.match.m.group())


@scanner.method("matched?")
def is_matched(rt: Interpreter, self: RScanner) -> bool:
    return self.match is not None


@scanner.method("matched_size")
def matched_size(rt: Interpreter, self: RScanner) -> Optional[int]:
    return None if self.match is None else len(self.match.m.group().encode("utf-8", "surrogateescape"))


@scanner.method("pre_match")
def pre_match(rt: Interpreter, self: RScanner) -> Value:
    return None if self.match is None else piece(rt, self, self.text[: self.offset + self.match.m.start()])


@scanner.method("post_match")
def post_match(rt: Interpreter, self: RScanner) -> Value:
    return None if self.match is None else piece(rt, self, self.text[self.offset + self.match.m.end() :])


@scanner.method("[]")
def group(rt: Interpreter, self: RScanner, key: Value) -> Value:
    if self.match is None:
        return None
    number = group_number(rt, self.match, key)
    return None if number is None else piece(rt, self, self.match.m.group(number))


@scanner.method("captures")
def captures(rt: Interpreter, self: RScanner) -> Value:
    """A group that took no part is an empty text here."""
    return None if self.match is None else rt.array([piece(rt, self, text or "") for text in self.match.m.groups()])


@scanner.method("values_at")
def values_at(rt: Interpreter, self: RScanner, *keys: Value) -> Value:
    return None if self.match is None else rt.array([group(rt, self, key) for key in keys])


@scanner.method("size")
def size(rt: Interpreter, self: RScanner) -> Optional[int]:
    return None if self.match is None else len(self.match.m.groups()) + 1


@scanner.method("fixed_anchor?")
def fixed_anchor(rt: Interpreter, self: RScanner) -> bool:
    return self.fixed


@scanner.method("inspect")
def inspect(rt: Interpreter, self: RScanner) -> str:
    text = self.text
    if self.at >= len(text):
        return "#<StringScanner fin>"
    after = text[self.at : self.at + 5] + ("..." if len(text) - self.at > 5 else "")
    place = "%d/%d" % (self.bytes_before(self.at), len(to_bytes(self.string)))
    if self.at == 0:
        return "#<StringScanner %s @ %s>" % (place, inspect_string(after))
    before = ("..." if self.at > 5 else "") + text[max(0, self.at - 5) : self.at]
    return "#<StringScanner %s %s @ %s>" % (place, inspect_string(before), inspect_string(after))


CLASSES = (scanner, error)
