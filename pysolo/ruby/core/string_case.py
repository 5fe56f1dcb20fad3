"""String: letters' case, blanks at the ends, padding, reversing, successors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Dict, Optional, Tuple

from pysolo.ruby.core.string import change, same_kind
from pysolo.ruby.core.string_bytes import MULTIBYTE, characters
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RProc, RRegexp, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

string = NativeClass("String")

BLANKS = "\0\t\n\v\f\r "
LEADING = "\0\t\n\v\f\r "


def ascii_only(text: str, convert: Callable[[str], str]) -> str:
    return "".join([convert(char) if char.isascii() else char for char in text])


def with_case(rt: Interpreter, text: str, options: tuple[Value, ...], convert: Callable[[str], str]) -> str:
    for option in options:
        if not isinstance(option, RSymbol) or option.name not in ("ascii", "turkic", "lithuanian", "fold"):
            raise rt.error("ArgumentError", "invalid option")
    names = [option.name for option in options if isinstance(option, RSymbol)]
    if len(names) > 1 and set(names) != {"turkic", "lithuanian"}:
        raise rt.error(
            "ArgumentError", "too many options" if "ascii" in names else "option :fold only allowed for downcasing"
        )
    if "fold" in names:
        if convert is not lower:
            raise rt.error("ArgumentError", "option :fold only allowed for downcasing")
        return text.casefold()
    if "ascii" in names:
        return ascii_only(text, convert)
    if "turkic" in names:
        return "".join([TURKIC.get((convert, char)) or convert(char) for char in text])
    return convert(text)


def upper(text: str) -> str:
    return text.upper()


def lower(text: str) -> str:
    # character by character: Ruby knows no final sigma
    return text.lower() if text.isascii() else "".join([char.lower() for char in text])


def capital(text: str) -> str:
    first = text[:1]
    return (first.title() if not first.isascii() else first.upper()) + text[1:].lower()


def swapped(text: str) -> str:
    return text.swapcase()


def stripped(text: str) -> str:
    return text.lstrip(LEADING).rstrip(BLANKS)


def left_stripped(text: str) -> str:
    return text.lstrip(LEADING)


def right_stripped(text: str) -> str:
    return text.rstrip(BLANKS)


def chopped(text: str) -> str:
    return text[:-2] if text.endswith("\r\n") else text[:-1]


def backwards(text: str) -> str:
    return text[::-1]


# dotted and dotless i are letters of their own
TURKIC: Dict[Tuple[Callable[[str], str], str], str] = {
    (upper, "i"): "\u0130",
    (lower, "I"): "\u0131",
    (swapped, "i"): "\u0130",
    (swapped, "I"): "\u0131",
}
CASES = {"upcase": upper, "downcase": lower, "capitalize": capital, "swapcase": swapped}
SIMPLE = {"strip": stripped, "lstrip": left_stripped, "rstrip": right_stripped, "chop": chopped}


def _define(name: str, convert: Callable[[str], str], takes_options: bool) -> None:
    """``name`` gives a new String, ``name!`` changes the receiver and gives nil when there was nothing to do."""
    if takes_options:

        @string.method(name)
        def fresh(rt: Interpreter, self: RString, *options: Value) -> RString:
            return same_kind(self, with_case(rt, self.s, options, convert))

        @string.method(name + "!")
        def in_place(rt: Interpreter, self: RString, *options: Value) -> Optional[RString]:
            return store(rt, self, with_case(rt, self.s, options, convert))

        return

    @string.method(name)
    def fresh_simple(rt: Interpreter, self: RString) -> RString:
        return same_kind(self, convert(self.s))

    @string.method(name + "!")
    def in_place_simple(rt: Interpreter, self: RString) -> Optional[RString]:
        return store(rt, self, convert(self.s))


for _name, _convert in CASES.items():
    _define(_name, _convert, True)
for _name, _convert in SIMPLE.items():
    _define(_name, _convert, False)


def store(rt: Interpreter, self: RString, text: str) -> Optional[RString]:
    """For the ``!`` methods: nil when nothing changes."""
    change(rt, self)
    if text == self.s:
        return None
    self.s = text
    return self


@string.method("reverse")
def reverse(rt: Interpreter, self: RString) -> RString:
    return same_kind(self, reversed_text(self))


def reversed_text(self: RString) -> str:
    return self.s[::-1] if self.enc not in MULTIBYTE else "".join(reversed(characters(self)))


@string.method("reverse!")
def reverse_in_place(rt: Interpreter, self: RString) -> RString:
    change(rt, self)
    self.s = reversed_text(self)
    return self


def chomped(rt: Interpreter, text: str, ending: Value) -> str:
    if ending is UNSET:
        if text.endswith("\r\n"):
            return text[:-2]
        return text[:-1] if text.endswith(("\n", "\r")) else text
    if ending is None:
        return text
    end = rt.to_str(ending)
    if end == "":
        while text.endswith("\n"):
            text = text[:-2] if text.endswith("\r\n") else text[:-1]
        return text
    if end == "\n":
        return chomped(rt, text, UNSET)
    return text[: -len(end)] if text.endswith(end) else text


@string.method("chomp")
def chomp(rt: Interpreter, self: RString, ending: Value = UNSET) -> RString:
    return same_kind(self, chomped(rt, self.s, ending))


@string.method("chomp!")
def chomp_in_place(rt: Interpreter, self: RString, ending: Value = UNSET) -> Optional[RString]:
    return store(rt, self, chomped(rt, self.s, ending))


@string.method("chr")
def first_char(rt: Interpreter, self: RString) -> RString:
    return same_kind(self, self.s[:1])


@string.method("delete_prefix")
def delete_prefix(rt: Interpreter, self: RString, prefix: str) -> RString:
    return same_kind(self, self.s[len(prefix) :] if self.s.startswith(prefix) else self.s)


@string.method("delete_prefix!")
def delete_prefix_in_place(rt: Interpreter, self: RString, prefix: str) -> Optional[RString]:
    return store(rt, self, self.s[len(prefix) :] if self.s.startswith(prefix) else self.s)


@string.method("delete_suffix")
def delete_suffix(rt: Interpreter, self: RString, suffix: str) -> RString:
    return same_kind(self, self.s[: -len(suffix)] if suffix and self.s.endswith(suffix) else self.s)


@string.method("delete_suffix!")
def delete_suffix_in_place(rt: Interpreter, self: RString, suffix: str) -> Optional[RString]:
    return store(rt, self, self.s[: -len(suffix)] if suffix and self.s.endswith(suffix) else self.s)


def padding(rt: Interpreter, pad: Value, count: int) -> str:
    fill = " " if pad is UNSET else rt.to_str(pad)
    if not fill:
        raise rt.error("ArgumentError", "zero width padding")
    return (fill * (count // len(fill) + 1))[:count] if count > 0 else ""


@string.method("ljust")
def ljust(rt: Interpreter, self: RString, width: int, pad: Value = UNSET) -> RString:
    return same_kind(self, self.s + padding(rt, pad, width - len(self.s)))


@string.method("rjust")
def rjust(rt: Interpreter, self: RString, width: int, pad: Value = UNSET) -> RString:
    return same_kind(self, padding(rt, pad, width - len(self.s)) + self.s)


@string.method("center")
def center(rt: Interpreter, self: RString, width: int, pad: Value = UNSET) -> RString:
    space = width - len(self.s)
    left = space // 2 if space > 0 else 0
    return same_kind(self, padding(rt, pad, left) + self.s + padding(rt, pad, space - left))


@string.method("casecmp")
def casecmp(rt: Interpreter, self: RString, other: Value) -> Optional[int]:
    text = try_string(rt, other)
    if text is None:
        return None
    a, b = ascii_only(self.s, lower), ascii_only(text, lower)
    return (a > b) - (a < b)


@string.method("casecmp?")
def is_casecmp(rt: Interpreter, self: RString, other: Value) -> Optional[bool]:
    text = try_string(rt, other)
    return None if text is None else self.s.casefold() == text.casefold()


def try_string(rt: Interpreter, value: Value) -> Optional[str]:
    if isinstance(value, RString):
        return value.s
    return rt.to_str(value) if rt.respond_to(value, "to_str") else None


@string.method("start_with?")
def start_with(rt: Interpreter, self: RString, *prefixes: Value) -> bool:
    for prefix in prefixes:
        if isinstance(prefix, RRegexp):
            from pysolo.ruby.core.regexp_match import match_at

            if match_at(rt, prefix, self, 0) is not None:
                return True
        elif self.s.startswith(prefix.s if isinstance(prefix, RString) else rt.to_str(prefix)):
            return True
    return False


@string.method("end_with?")
def end_with(rt: Interpreter, self: RString, *suffixes: Value) -> bool:
    return any(self.s.endswith(rt.to_str(suffix)) for suffix in suffixes)


def successor(text: str, top: int = 0x10FFFF) -> str:
    """``succ``: the rightmost letter or digit grows, with carries through its alphanumeric neighbours.

    ``top`` is the last character that there is, a byte's in most encodings.
    """
    if not text:
        return ""
    chars = list(text)
    places = [i for i, c in enumerate(chars) if c.isascii() and c.isalnum()]
    if not places:
        at = len(chars) - 1
        while at >= 0:
            if ord(chars[at]) < top:
                chars[at] = chr(ord(chars[at]) + 1)
                return "".join(chars)
            chars[at] = "\0"
            at -= 1
        return "\x01" + "".join(chars)
    at = places[-1]
    while True:
        char = chars[at]
        wrapped = {"z": "a", "Z": "A", "9": "0"}.get(char)
        if wrapped is None:
            chars[at] = chr(ord(char) + 1)
            return "".join(chars)
        chars[at] = wrapped
        further = [i for i in places if i < at]
        if not further or (at - further[-1] > 1 and not carries_over(chars, further[-1], at)):
            chars.insert(at, {"a": "a", "A": "A", "0": "1"}[wrapped])
            return "".join(chars)
        at = further[-1]


def carries_over(chars: list[str], left: int, right: int) -> bool:
    """A carry jumps over signs only between two of a kind: "1.9" -> "2.0", but "a-9" -> "a-10"."""
    return chars[left].isdigit() == chars[right].isdigit()


@string.method("succ", "next")
def succ(rt: Interpreter, self: RString) -> RString:
    return same_kind(self, successor(self.s, 0x10FFFF if self.enc == "UTF-8" else 0xFF))


@string.method("succ!", "next!")
def succ_in_place(rt: Interpreter, self: RString) -> RString:
    change(rt, self)
    self.s = successor(self.s, 0x10FFFF if self.enc == "UTF-8" else 0xFF)
    return self


@string.method("upto")
def upto(
    rt: Interpreter, self: RString, last: Value, exclusive: Value = UNSET, *, block: Optional[RProc] = None
) -> Value:
    if block is None:
        return rt.enumerator(self, "upto", *([last] if exclusive is UNSET else [last, exclusive]))
    without_last = exclusive is not UNSET and rt.truthy(exclusive)
    for text in strings_between(self.s, rt.to_str(last), without_last):
        rt.call_block(block, rt.str(text))
    return self


def strings_between(first: str, last: str, exclusive: bool) -> list[str]:
    """What a Range of Strings walks over: numbers as numbers, else by ``succ`` up to the last one's length."""
    if len(first) == 1 and len(last) == 1 and first.isascii() and last.isascii():
        return [chr(c) for c in range(ord(first), ord(last) + (0 if exclusive else 1))]
    if first.isdigit() and last.isdigit() and first.isascii() and (first[0] != "0" or len(first) == len(last)):
        width = len(first)
        return [str(n).rjust(width, "0") for n in range(int(first), int(last) + (0 if exclusive else 1))]
    found: list[str] = []
    if len(first) > len(last) or (len(first) == len(last) and first > last):
        return found
    while len(first) <= len(last):
        if first == last:
            if not exclusive:
                found.append(first)
            return found
        found.append(first)
        first = successor(first)
    return found


CLASSES = (string,)
