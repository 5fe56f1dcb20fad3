"""Regexp."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.regexp_match import compiled, search
from pysolo.ruby.core.regexp_translate import translate
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RMatch, RProc, RRegexp, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def unfrozen(cls: RClass) -> RRegexp:
    """Literals are frozen, what `Regexp.new` makes is not."""
    made = RRegexp(cls, "", "")
    made.frozen = False
    return made


regexp = NativeClass("Regexp", allocator=unfrozen)
regexp.constants.update({"IGNORECASE": 1, "EXTENDED": 2, "MULTILINE": 4, "FIXEDENCODING": 16, "NOENCODING": 32})

FLAGS = (("m", 4), ("i", 1), ("x", 2))
ESCAPED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\v": "\\v", " ": "\\ "}


def escaped(text: str) -> str:
    out = []
    for char in text:
        if char in ESCAPED:
            out.append(ESCAPED[char])
        elif char in "[]{}()|-*.\\?+^$#":
            out.append("\\" + char)
        else:
            out.append(char)
    return "".join(out)


@regexp.method("initialize", visibility="private")
def initialize(
    rt: Interpreter,
    self: RRegexp,
    source: Value,
    options: Value = UNSET,
    encoding: Value = None,
    *,
    timeout: Value = None,
) -> None:
    if isinstance(source, RRegexp):
        self.source, self.flags = source.source, source.flags
    else:
        self.source = rt.to_str(source)
        self.flags = flag_letters(rt, options)
    compiled(rt, self)


def flag_letters(rt: Interpreter, options: Value) -> str:
    if options is UNSET or options is None or options is False:
        return ""
    if type(options) is int:
        return "".join([letter for letter, bit in FLAGS if options & bit])
    if isinstance(options, RString):
        for letter in options.s:
            if letter not in "imx":
                raise rt.error("ArgumentError", "unknown regexp option: %s" % options.s)
        return options.s
    return "i"


@regexp.singleton("compile")
def compile_(rt: Interpreter, self: RClass, *args: Value) -> Value:
    return rt.send(self, "new", *args)


@regexp.singleton("escape", "quote")
def escape(rt: Interpreter, self: RClass, text: Value) -> str:
    return escaped(text.name if isinstance(text, RSymbol) else rt.to_str(text))


@regexp.singleton("union")
def union(rt: Interpreter, self: RClass, *patterns: Value) -> RRegexp:
    items: List[Value] = list(patterns)
    if len(items) == 1:
        listed = rt.try_ary(items[0])
        items = items if listed is None else list(listed)
    if not items:
        return RRegexp(self, "(?!)", "")
    if len(items) == 1 and isinstance(items[0], RRegexp):
        return items[0]
    if len(items) == 1 and isinstance(items[0], RSymbol):
        items = [rt.str(items[0].name)]
    parts = [to_source(item) if isinstance(item, RRegexp) else escaped(rt.to_str(item)) for item in items]
    return RRegexp(self, "|".join(parts), "")


@regexp.singleton("try_convert")
def try_convert(rt: Interpreter, self: RClass, value: Value) -> Value:
    if isinstance(value, RRegexp):
        return value
    return rt.send(value, "to_regexp") if rt.respond_to(value, "to_regexp") else None


@regexp.singleton("last_match")
def last_match(rt: Interpreter, self: RClass, group: Value = UNSET) -> Value:
    found = rt.frame.match
    return found if group is UNSET or found is None else rt.send(found, "[]", group)


@regexp.method("source")
def source(rt: Interpreter, self: RRegexp) -> str:
    return self.source


WHOLE_GROUP = re.compile(r"\(\?([mix]*)(?:-([mix]*))?(?:\)|:(?=.*\)\Z))", re.S)


def to_source(self: RRegexp) -> str:
    """``to_s``: with the options written in, fit to stand inside another one. Options in front of everything are taken up."""
    source, letters = self.source, set(self.flags)
    while True:
        match = WHOLE_GROUP.match(source)
        if match is None:
            break
        inner = source[match.end() :] if match.group().endswith(")") else source[match.end() : -1]
        if match.group().endswith(":"):
            try:
                translate(inner, "")
            except ValueError:
                break  # the last parenthesis closes another group
        letters = (letters | set(match.group(1))) - set(match.group(2) or "")
        source = inner
        if match.group().endswith(":"):
            break
    on = "".join([letter for letter, _ in FLAGS if letter in letters])
    off = "".join([letter for letter, _ in FLAGS if letter not in letters])
    return "(?%s%s:%s)" % (on, "-" + off if off else "", slashed(source))


def slashed(text: str) -> str:
    """The source with its slashes escaped."""
    out, at = [], 0
    while at < len(text):
        if text[at] == "\\":
            out.append(text[at : at + 2])
            at += 2
            continue
        out.append("\\/" if text[at] == "/" else text[at])
        at += 1
    return "".join(out)


@regexp.method("to_s")
def to_s(rt: Interpreter, self: RRegexp) -> str:
    return to_source(self)


@regexp.method("inspect")
def inspect(rt: Interpreter, self: RRegexp) -> str:
    shown = "".join([letter for letter in "mixn" if letter in self.flags])
    return "/%s/%s" % (slashed(self.source), shown)


@regexp.method("options")
def options(rt: Interpreter, self: RRegexp) -> int:
    bits = sum(bit for letter, bit in FLAGS if letter in self.flags)
    return bits + (16 if is_fixed(self) else 0) + (32 if "n" in self.flags else 0)


def is_fixed(self: RRegexp) -> bool:
    """Whether the encoding is part of the Regexp: asked for, or needed by its text."""
    return "u" in self.flags or not self.source.isascii()


@regexp.method("casefold?")
def is_casefold(rt: Interpreter, self: RRegexp) -> bool:
    return "i" in self.flags


@regexp.method("names")
def names(rt: Interpreter, self: RRegexp) -> RArray:
    return rt.array([rt.str(name) for name in compiled(rt, self).names])


@regexp.method("named_captures")
def named_captures(rt: Interpreter, self: RRegexp) -> RHash:
    table = compiled(rt, self).names
    return rt.hash({rt.send(rt.str(name), "freeze"): rt.array(list(numbers)) for name, numbers in table.items()})


@regexp.method("encoding")
def encoding(rt: Interpreter, self: RRegexp) -> Value:
    return rt.const_get("Encoding::UTF_8" if is_fixed(self) else "Encoding::US_ASCII")


@regexp.method("fixed_encoding?")
def is_fixed_encoding(rt: Interpreter, self: RRegexp) -> bool:
    return is_fixed(self)


@regexp.method("==", "eql?")
def equal(rt: Interpreter, self: RRegexp, other: Value) -> bool:
    return isinstance(other, RRegexp) and self.source == other.source and set(self.flags) == set(other.flags)


@regexp.method("hash")
def hash_(rt: Interpreter, self: RRegexp) -> int:
    return hash((self.source, frozenset(self.flags)))


def subject(rt: Interpreter, value: Value) -> Optional[RString]:
    """What a Regexp is matched against; None for nil."""
    if isinstance(value, RString):
        return value
    if value is None:
        return None
    return rt.str(value.name if isinstance(value, RSymbol) else rt.to_str(value))


@regexp.method("=~")
def match_operator(rt: Interpreter, self: RRegexp, value: Value) -> Optional[int]:
    text = subject(rt, value)
    if text is None:
        rt.set_match(None)
        return None
    found = search(rt, self, text)
    return None if found is None else found.m.start()


@regexp.method("===")
def case_equal(rt: Interpreter, self: RRegexp, value: Value) -> bool:
    if isinstance(value, (RString, RSymbol)) or (value is not None and rt.respond_to(value, "to_str")):
        text = subject(rt, value)
        assert text is not None
        return search(rt, self, text) is not None
    rt.set_match(None)
    return False


@regexp.method("~")
def match_last_line(rt: Interpreter, self: RRegexp) -> Optional[int]:
    return match_operator(rt, self, rt.gvar_get("$_"))


@regexp.method("match")
def match(
    rt: Interpreter, self: RRegexp, value: Value, at: Value = 0, *, block: Optional[RProc] = None
) -> Optional[RMatch]:
    text = subject(rt, value)
    if text is None:
        rt.set_match(None)
        return None
    found = search(rt, self, text, rt.to_int(at))
    if found is not None and block is not None:
        result: Optional[RMatch] = rt.call_block(block, found)
        return result
    return found


@regexp.method("match?")
def is_match(rt: Interpreter, self: RRegexp, value: Value, at: Value = 0) -> bool:
    text = subject(rt, value)
    return text is not None and search(rt, self, text, rt.to_int(at), False) is not None


CLASSES = (regexp,)
