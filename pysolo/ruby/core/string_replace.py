"""String: sub and gsub."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.ruby.core.object import text_of
from pysolo.ruby.core.regexp_match import compiled, find, find_all, literal_regexp, pattern_text
from pysolo.ruby.core.string import change, same_kind
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RHash, RMatch, RProc, RRegexp, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

string = NativeClass("String")

BACK_REFERENCE = re.compile(r"\\(?:(\d)|k<(\w+)>|([&`'\\0]))", re.S)


def expanded(rt: Interpreter, template: str, m: Any, regexp: RRegexp) -> str:
    """A replacement with its ``\\1``, ``\\k<name>``, ``\\0``, ``\\&``, ``\\```, ``\\'`` and ``\\\\`` filled in."""
    if "\\" not in template:
        return template

    def fill(found: Any) -> str:
        digit, name, sign = found.groups()
        if digit is not None:
            number = int(digit)
            made = compiled(rt, regexp)
            if number and made.names:
                return ""  # beside named groups, plain ones do not count
            return (m.group(number) or "") if number < len(made.numbers) else ""
        if name is not None:
            numbers = compiled(rt, regexp).names.get(name)
            if numbers is None:
                raise rt.error("IndexError", "undefined group name reference: %s" % name)
            return next((m.group(n) for n in reversed(numbers) if m.group(n) is not None), "")
        if sign == "&" or sign == "0":
            return str(m.group(0))
        if sign == "\\":
            return "\\"
        return str(m.string[: m.start()] if sign == "`" else m.string[m.end() :])

    return BACK_REFERENCE.sub(fill, template)


def replacer(
    rt: Interpreter, self: RString, pattern: RRegexp, replacement: Value, block: Optional[RProc]
) -> Callable[[Any], str]:
    if isinstance(replacement, RHash):
        return lambda m: text_of(rt, rt.send(replacement, "[]", rt.str(m.group(0), self.enc)))
    if replacement is not UNSET:
        template = rt.to_str(replacement)
        if "\\" not in template:
            return lambda m: template
        return lambda m: expanded(rt, template, m, pattern)
    assert block is not None
    call = block
    subject = self.s

    def run(m: Any) -> str:
        rt.set_match(RMatch(rt.classes["MatchData"], m, pattern, subject))
        return text_of(rt, rt.call_block(call, rt.str(m.group(0), self.enc)))

    return run


def substituted(
    rt: Interpreter, self: RString, given: Value, replacement: Value, block: Optional[RProc], every: bool
) -> Optional[str]:
    """The new text, None when the pattern is not in the String."""
    pattern = given if isinstance(given, RRegexp) else None
    if pattern is None:
        mark = pattern_text(rt, given)
        if isinstance(replacement, RString) and "\\" not in replacement.s:
            at = self.s.find(mark)
            if at < 0:
                rt.set_match(None)
                return None
            pattern = literal_regexp(rt, mark)
            last = find(rt, pattern, self.s, self.s.rfind(mark) if every else at)
            rt.set_match(RMatch(rt.classes["MatchData"], last, pattern, self.s))
            return self.s.replace(mark, replacement.s) if every else self.s.replace(mark, replacement.s, 1)
        pattern = literal_regexp(rt, mark)
    if every:
        matches: List[Any] = find_all(rt, pattern, self.s)
    else:
        first = find(rt, pattern, self.s)
        matches = [] if first is None else [first]
    if not matches:
        rt.set_match(None)
        return None
    make = replacer(rt, self, pattern, replacement, block)
    out: List[str] = []
    at = 0
    text = self.s
    for m in matches:
        start, end = m.span()
        out.append(text[at:start])
        out.append(make(m))
        at = end
    out.append(text[at:])
    rt.set_match(RMatch(rt.classes["MatchData"], matches[-1], pattern, text))
    return "".join(out)


def checked(
    rt: Interpreter, self: RString, name: str, pattern: Value, replacement: Value, block: Optional[RProc]
) -> Value:
    """Without replacement and block: an enumerator for gsub, an error for sub."""
    if pattern is UNSET:
        wanted = "2" if name.startswith("sub") and block is None else "1..2"
        raise rt.error("ArgumentError", "wrong number of arguments (given 0, expected %s)" % wanted)
    if replacement is UNSET and block is None:
        if name.startswith("sub"):
            raise rt.error("ArgumentError", "wrong number of arguments (given 1, expected 2)")
        return rt.enumerator(self, name, pattern)
    return None


def _define(name: str, every: bool) -> None:
    @string.method(name)
    def fresh(
        rt: Interpreter,
        self: RString,
        pattern: Value = UNSET,
        replacement: Value = UNSET,
        *,
        block: Optional[RProc] = None,
    ) -> Value:
        waiting = checked(rt, self, name, pattern, replacement, block)
        if waiting is not None:
            return waiting
        found = substituted(rt, self, pattern, replacement, block, every)
        return same_kind(self, self.s if found is None else found)

    @string.method(name + "!")
    def in_place(
        rt: Interpreter,
        self: RString,
        pattern: Value = UNSET,
        replacement: Value = UNSET,
        *,
        block: Optional[RProc] = None,
    ) -> Value:
        waiting = checked(rt, self, name + "!", pattern, replacement, block)
        if waiting is not None:
            return waiting
        change(rt, self)
        found = substituted(rt, self, pattern, replacement, block, every)
        if found is None:
            return None
        change(rt, self)
        self.s = found
        return self


_define("sub", False)
_define("gsub", True)

CLASSES = (string,)
