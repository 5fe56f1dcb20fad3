"""Running regular expressions: compile at first use, search, set ``$~``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Tuple

from pysolo.ruby.core.regexp_translate import Translation, translate
from pysolo.ruby.runtime.objects import RMatch, RRegexp, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class NumberedMatch:
    """A Python match seen through Ruby's group numbers: helper groups are hidden, ``\\K`` moves the start."""

    __slots__ = ("m", "numbers", "called", "keep", "string")

    def __init__(self, m: Any, translation: Translation) -> None:
        self.m = m
        self.numbers = translation.numbers
        self.called = translation.called
        self.keep = translation.keep
        self.string = m.string

    def span(self, number: int = 0) -> Tuple[int, int]:
        start, end = self.m.span(self.numbers[number])
        for other in self.called.get(number, ()):  # the one that captured last is the one that ends last
            if self.m.end(other) > end:
                start, end = self.m.span(other)
        if number == 0 and self.keep is not None and self.m.start(self.keep) >= 0:
            start = self.m.start(self.keep)
        return start, end

    def start(self, number: int = 0) -> int:
        return self.span(number)[0]

    def end(self, number: int = 0) -> int:
        return self.span(number)[1]

    def group(self, number: int = 0) -> Optional[str]:
        start, end = self.span(number)
        return None if start < 0 else self.string[start:end]

    def groups(self) -> Tuple[Optional[str], ...]:
        return tuple([self.group(n) for n in range(1, len(self.numbers))])


def compiled(rt: Interpreter, regexp: RRegexp) -> Translation:
    """The translation of a Regexp, made at first use."""
    made = regexp.compiled
    if made is None:
        try:
            made = translate(regexp.source, regexp.flags)
        except ValueError as error:
            raise rt.error("RegexpError", "%s: /%s/" % (error, regexp.source))
        regexp.compiled = made
        regexp.group_names = list(made.names)
    return made  # type: ignore[no-any-return]


def find(rt: Interpreter, regexp: RRegexp, text: str, at: int = 0) -> Any:
    """The first match at or after ``at``: something with Python's match interface, or None. Leaves ``$~`` alone."""
    made = regexp.compiled or compiled(rt, regexp)
    if not text.isascii():
        check_valid(rt, text)
    m = made.run(text, at)
    return m if m is None or made.plain else NumberedMatch(m, made)


def check_valid(rt: Interpreter, text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise rt.error("ArgumentError", "invalid byte sequence in UTF-8")


def search(rt: Interpreter, regexp: RRegexp, string: RString, at: int = 0, remember: bool = True) -> Optional[RMatch]:
    text = string.s
    if string.enc != "UTF-8" and not text.isascii() and not regexp.source.isascii():
        words = "incompatible encoding regexp match (UTF-8 regexp with %s string)" % string.enc
        raise rt.error("Encoding::CompatibilityError", words)
    if at < 0:
        at += len(text)
    m = find(rt, regexp, text, at) if 0 <= at <= len(text) else None
    match = None if m is None else RMatch(rt.classes["MatchData"], m, regexp, text)
    if remember:
        rt.set_match(match)
    return match


def match_at(rt: Interpreter, regexp: RRegexp, string: RString, at: int) -> Optional[RMatch]:
    """A match that starts exactly at ``at``."""
    made = regexp.compiled or compiled(rt, regexp)
    m = made.compiled.match(string.s, at)
    match = None
    if m is not None:
        match = RMatch(rt.classes["MatchData"], m if made.plain else NumberedMatch(m, made), regexp, string.s)
    rt.set_match(match)
    return match


def find_all(rt: Interpreter, regexp: RRegexp, text: str) -> List[Any]:
    """All matches one after the other, as ``scan`` and ``gsub`` take them."""
    made = regexp.compiled or compiled(rt, regexp)
    found = []
    if not text.isascii():
        check_valid(rt, text)
    at, size = 0, len(text)
    run = made.run
    while at <= size:
        m = run(text, at)
        if m is None:
            break
        shown = m if made.plain else NumberedMatch(m, made)
        found.append(shown)
        end = m.end()
        at = end if end > shown.start() else end + 1
    return found


def as_regexp(rt: Interpreter, pattern: Value) -> RRegexp:
    """A Regexp as it is, a String as the source of one (``String#match``)."""
    if isinstance(pattern, RRegexp):
        return pattern
    return RRegexp(rt.classes["Regexp"], pattern_text(rt, pattern), "")


def pattern_text(rt: Interpreter, pattern: Value) -> str:
    """What stands where a Regexp could, as text."""
    if isinstance(pattern, RString):
        return pattern.s
    if not rt.respond_to(pattern, "to_str"):
        raise rt.error("TypeError", "wrong argument type %s (expected Regexp)" % rt.describe(pattern))
    return rt.to_str(pattern)


def literal_regexp(rt: Interpreter, text: str) -> RRegexp:
    from pysolo.ruby.core.regexp import escaped

    return RRegexp(rt.classes["Regexp"], escaped(text), "")


def group_number(rt: Interpreter, match: RMatch, key: Value) -> Optional[int]:
    """Which group an index, String or Symbol means in ``match[key]``; None when out of range."""
    made = compiled(rt, match.regexp)
    count = len(made.numbers)
    if isinstance(key, (RString, RSymbol)):
        name = key.s if isinstance(key, RString) else key.name
        numbers = made.names.get(name)
        if numbers is None:
            raise rt.error("IndexError", "undefined group name reference: %s" % name)
        for number in reversed(numbers):
            if match.m.start(number) >= 0:
                return number
        return numbers[-1]
    number = rt.to_int(key)
    if number < 0:
        number += count
        return number if number > 0 else None
    return number if number < count else None
