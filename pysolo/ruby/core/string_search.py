"""String: finding, splitting and taking apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.core.regexp_match import find, find_all, literal_regexp, pattern_text, search
from pysolo.ruby.core.string import as_string, same_kind
from pysolo.ruby.core.string_bytes import characters
from pysolo.ruby.core.string_case import chomped
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RMatch, RProc, RRegexp, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

string = NativeClass("String")

BLANK = " \t\n\v\f\r\0"


@string.method("include?")
def include(rt: Interpreter, self: RString, other: Value) -> bool:
    return as_string(rt, other).s in self.s


@string.method("index")
def index(rt: Interpreter, self: RString, target: Value, start: int = 0) -> Optional[int]:
    at = start + len(self.s) if start < 0 else start
    if at < 0 or at > len(self.s):
        if isinstance(target, RRegexp):
            rt.set_match(None)
        return None
    if isinstance(target, RRegexp):
        found = search(rt, target, self, at)
        return None if found is None else found.m.start()
    place = self.s.find(as_string(rt, target).s, at)
    return place if place >= 0 else None


@string.method("rindex")
def rindex(rt: Interpreter, self: RString, target: Value, start: Value = UNSET) -> Optional[int]:
    at = len(self.s) if start is UNSET else rt.to_int(start)
    if at < 0:
        at += len(self.s)
        if at < 0:
            return None
    if isinstance(target, RRegexp):
        found = last_match(rt, target, self.s, at)
        rt.set_match(None if found is None else RMatch(rt.classes["MatchData"], found, target, self.s))
        return None if found is None else found.start()
    text = as_string(rt, target).s
    place = self.s.rfind(text, 0, at + len(text))
    return place if place >= 0 else None


def last_match(rt: Interpreter, regexp: RRegexp, text: str, at: int) -> Any:
    """The match that starts last, at ``at`` or before."""
    for place in range(min(at, len(text)), -1, -1):
        found = find(rt, regexp, text, place)
        if found is not None and found.start() == place:
            return found
    return None


@string.method("partition")
def partition(rt: Interpreter, self: RString, separator: Value) -> RArray:
    if isinstance(separator, RRegexp):
        found = search(rt, separator, self)
        if found is None:
            parts = (self.s, "", "")
        else:
            start, end = found.m.span()
            parts = (self.s[:start], self.s[start:end], self.s[end:])
    else:
        parts = self.s.partition(pattern_text(rt, separator))
    return rt.array([same_kind(self, part) for part in parts])


@string.method("rpartition")
def rpartition(rt: Interpreter, self: RString, separator: Value) -> RArray:
    if isinstance(separator, RRegexp):
        found = last_match(rt, separator, self.s, len(self.s))
        rt.set_match(None if found is None else RMatch(rt.classes["MatchData"], found, separator, self.s))
        if found is None:
            parts = ("", "", self.s)
        else:
            start, end = found.span()
            parts = (self.s[:start], self.s[start:end], self.s[end:])
    else:
        parts = self.s.rpartition(pattern_text(rt, separator))
    return rt.array([same_kind(self, part) for part in parts])


def split_blank(text: str, limit: int) -> List[str]:
    """By runs of blanks, leading ones dropped; the rest of the text as it stands once the limit is reached."""
    parts: List[str] = []
    at, size = 0, len(text)
    while True:
        while at < size and text[at] in BLANK:
            at += 1
        if at >= size:
            if parts and limit and text[-1:] and text[-1] in BLANK:
                parts.append("")
            return parts
        if limit > 0 and len(parts) == limit - 1:
            parts.append(text[at:])
            return parts
        end = at
        while end < size and text[end] not in BLANK:
            end += 1
        parts.append(text[at:end])
        at = end


def split_regexp(rt: Interpreter, pattern: RRegexp, text: str, limit: int) -> List[str]:
    parts: List[str] = []
    start = 0
    at = 0
    while at <= len(text) and not (limit > 0 and len(parts) >= limit - 1):
        m = find(rt, pattern, text, at)
        if m is None:
            rt.set_match(None)  # Ruby's own searching shows here
            break
        begin, end = m.span()
        if begin == end:
            if begin >= len(text):
                break
            if begin == start:
                if len(text) == start:
                    break
                if begin == at and at == start:
                    # an empty match where a piece begins: cut after one character
                    m2 = find(rt, pattern, text, at + 1)
                    if m2 is None:
                        break
                    at += 1
                    continue
            parts.append(text[start:begin])
            parts.extend([group for group in m.groups() if group is not None])
            start = begin
            at = begin + 1
            continue
        parts.append(text[start:begin])
        parts.extend([group for group in m.groups() if group is not None])
        start = at = end
    parts.append(text[start:])
    return parts


def split_text(rt: Interpreter, text: str, separator: Value, limit: int) -> List[str]:
    if not text:
        return []
    if limit == 1:
        return [text]
    if separator is None:
        separator = rt.gvar_get("$;")
    if separator is None:
        parts = split_blank(text, limit)
    elif isinstance(separator, RRegexp):
        parts = (
            list(text) + ([""] if limit < 0 else [])
            if separator.source == "" and limit <= 0
            else split_regexp(rt, separator, text, limit)
        )
    else:
        mark = pattern_text(rt, separator)
        if mark == " ":
            parts = split_blank(text, limit)
        elif mark == "":
            parts = list(text) if limit <= 0 else [*text[: limit - 1], text[limit - 1 :]]
            if limit < 0 or (limit > len(text)):
                parts = [*list(text), ""]
        else:
            parts = text.split(mark, limit - 1) if limit > 0 else text.split(mark)
    if limit == 0:
        while parts and not parts[-1]:
            parts.pop()
    return parts


@string.method("split")
def split(
    rt: Interpreter, self: RString, separator: Value = None, limit: int = 0, *, block: Optional[RProc] = None
) -> Value:
    enc, cls = self.enc, rt.c_string
    parts = [RString(cls, part, enc) for part in split_text(rt, self.s, separator, limit)]
    if block is None:
        return rt.array(parts)
    for part in parts:
        rt.call_block(block, part)
    return self


@string.method("scan")
def scan(rt: Interpreter, self: RString, pattern: Value, *, block: Optional[RProc] = None) -> Value:
    if not isinstance(pattern, RRegexp):
        pattern = literal_regexp(rt, pattern_text(rt, pattern))
    found = find_all(rt, pattern, self.s)
    enc, cls = self.enc, rt.c_string
    out = []
    subject = self.s
    for m in found:
        groups = m.groups()
        if groups:
            item: Value = rt.array([None if text is None else RString(cls, text, enc) for text in groups])
        else:
            item = RString(cls, m.group(0), enc)
        if block is None:
            out.append(item)
        else:
            rt.set_match(RMatch(rt.classes["MatchData"], m, pattern, subject))
            rt.call_block(block, item)
    rt.set_match(RMatch(rt.classes["MatchData"], found[-1], pattern, subject) if found else None)
    return self if block is not None else rt.array(out)


def lines_of(rt: Interpreter, text: str, separator: Value, chomp: bool) -> List[str]:
    mark = "\n" if separator is UNSET else None if separator is None else rt.to_str(separator)
    if mark is None:
        return [text] if text else []
    parts: List[str] = []
    if mark == "":
        at = 0
        while at < len(text):
            end = text.find("\n\n", at)
            if end < 0:
                parts.append(text[at:])
                break
            stop = end
            while stop < len(text) and text[stop] == "\n":
                stop += 1
            parts.append(
                text[at : end + 1] if chomp and stop < len(text) else text[at:end] if chomp else text[at : end + 2]
            )
            at = stop
        return parts
    at = 0
    while at < len(text):
        end = text.find(mark, at)
        end = len(text) if end < 0 else end + len(mark)
        line = text[at:end]
        parts.append(chomped(rt, line, UNSET if mark == "\n" else rt.str(mark)) if chomp else line)
        at = end
    return parts


@string.method("lines")
def lines(
    rt: Interpreter, self: RString, separator: Value = UNSET, *, chomp: bool = False, block: Optional[RProc] = None
) -> Value:
    if block is not None:
        return each_line(rt, self, separator, chomp=chomp, block=block)
    return rt.array([same_kind(self, line) for line in lines_of(rt, self.s, separator, chomp)])


@string.method("each_line")
def each_line(
    rt: Interpreter, self: RString, separator: Value = UNSET, *, chomp: bool = False, block: Optional[RProc] = None
) -> Value:
    if block is None:
        made = rt.enumerator(self, "each_line", *([] if separator is UNSET else [separator]))
        if chomp:
            made.kw = rt.hash({rt.sym("chomp"): True})
        return made
    for line in lines_of(rt, self.s, separator, chomp):
        rt.call_block(block, same_kind(self, line))
    return self


@string.method("chars")
def chars(rt: Interpreter, self: RString, *, block: Optional[RProc] = None) -> Value:
    if block is not None:
        return each_char(rt, self, block=block)
    enc, cls = self.enc, rt.c_string
    return rt.array([RString(cls, char, enc) for char in (self.s if enc == "UTF-8" else characters(self))])


@string.method("each_char")
def each_char(rt: Interpreter, self: RString, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_char", size=len(characters(self)))
    for char in characters(self):
        rt.call_block(block, same_kind(self, char))
    return self


def clusters(text: str) -> List[str]:
    """What a reader takes for one character: marks and joined signs go with what stands before."""
    import unicodedata

    parts: List[str] = []
    joined = False
    flags = 0
    for char in text:
        is_flag = "\U0001f1e6" <= char <= "\U0001f1ff"
        sticks = (
            unicodedata.category(char) in ("Mn", "Me", "Mc")
            or char in "\u200d\ufe0f"
            or "\U0001f3fb" <= char <= "\U0001f3ff"
            or (parts and parts[-1] == "\r" and char == "\n")
            or (is_flag and flags % 2 == 1)
        )
        if parts and (sticks or joined):
            parts[-1] += char
        else:
            parts.append(char)
        joined = char == "\u200d"
        flags = flags + 1 if is_flag else 0
    return parts


@string.method("grapheme_clusters")
def grapheme_clusters(rt: Interpreter, self: RString) -> RArray:
    return rt.array([same_kind(self, part) for part in clusters(self.s)])


@string.method("each_grapheme_cluster")
def each_grapheme_cluster(rt: Interpreter, self: RString, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_grapheme_cluster", size=len(clusters(self.s)))
    for part in clusters(self.s):
        rt.call_block(block, same_kind(self, part))
    return self


CLASSES = (string,)
