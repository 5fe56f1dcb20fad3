"""Character classes of a regular expression, as sets of code points: Python's own cannot be nested or intersected."""

from __future__ import annotations

import re
from functools import cache
from typing import List, Tuple

Ranges = List[Tuple[int, int]]

LAST = 0x10FFFF
DIGIT: Ranges = [(48, 57)]
UPPER: Ranges = [(65, 90)]
LOWER: Ranges = [(97, 122)]
SHORT = {
    "d": DIGIT,
    "w": DIGIT + UPPER + LOWER + [(95, 95)],
    "s": [(9, 13), (32, 32)],
    "h": DIGIT + [(65, 70), (97, 102)],
}
# What of the letters above U+2000 counts: the big blocks that have no case
CASELESS: Ranges = [
    (0x2C00, 0x2DFF),
    (0x3005, 0x3007),
    (0x3041, 0x3096),
    (0x30A1, 0x30FA),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
]
CASELESS += [(0xA000, 0xA48C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0x20000, 0x2FFFF)]
SCRIPTS = {
    "han": [
        (0x2E80, 0x2FD5),
        (0x3005, 0x3007),
        (0x3021, 0x3029),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
        (0x20000, 0x2FFFF),
    ],
    "hiragana": [(0x3041, 0x3096), (0x309D, 0x309F)],
    "katakana": [(0x30A1, 0x30FA), (0x30FD, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)],
    "hangul": [(0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)],
    "greek": [(0x370, 0x373), (0x375, 0x377), (0x37A, 0x37D), (0x37F, 0x3FF), (0x1F00, 0x1FFF)],
    "cyrillic": [(0x400, 0x52F), (0x1C80, 0x1C88), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)],
    "latin": UPPER + LOWER + [(0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8), (0x1E00, 0x1EFF)],
    "arabic": [(0x600, 0x6FF), (0x750, 0x77F)],
    "hebrew": [(0x591, 0x5F4)],
    "emoji": [
        (0x23, 0x23),
        (0x2A, 0x2A),
        (0x30, 0x39),
        (0xA9, 0xA9),
        (0xAE, 0xAE),
        (0x2600, 0x27BF),
        (0x1F300, 0x1FAFF),
    ],
}
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "b": "\b"}
POSIX = frozenset("alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".split())


def normalized(ranges: Ranges) -> Ranges:
    found: Ranges = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def inverted(ranges: Ranges) -> Ranges:
    found: Ranges = []
    next_ = 0
    for low, high in normalized(ranges):
        if low > next_:
            found.append((next_, low - 1))
        next_ = high + 1
    if next_ <= LAST:
        found.append((next_, LAST))
    return found


def intersected(a: Ranges, b: Ranges) -> Ranges:
    return inverted(inverted(a) + inverted(b))


def render(ranges: Ranges, negated: bool = False) -> str:
    """Python's text for the set."""
    ranges = normalized(ranges)
    if not negated and len(ranges) > 1 and ranges[0][0] == 0 and ranges[-1][1] == LAST:
        ranges, negated = inverted(ranges), True
    if not ranges:
        return "(?s:.)" if negated else "(?!)"
    if ranges == [(0, LAST)]:
        return "(?!)" if negated else "(?s:.)"
    parts = []
    for low, high in ranges:
        parts.append(shown(low) if low == high else shown(low) + ("-" if high > low + 1 else "") + shown(high))
    return "[%s%s]" % ("^" if negated else "", "".join(parts))


def shown(code: int) -> str:
    char = chr(code)
    if char in "\\]^-[&~|":
        return "\\" + char
    if 32 <= code < 127:
        return char
    return "\\x%02x" % code if code < 256 else "\\u%04x" % code if code < 65536 else "\\U%08x" % code


@cache
def by_category(wanted: str) -> Tuple[Tuple[int, int], ...]:
    """The code points below U+3000 whose general category starts with one of ``wanted``'s words."""
    import unicodedata

    starts = tuple(wanted.split())
    return tuple(normalized([(c, c) for c in range(0x3000) if unicodedata.category(chr(c)).startswith(starts)]))


def named_class(name: str) -> Ranges:
    """A POSIX bracket or a ``\\p{}`` property by its name in lower case; KeyError when there is none."""
    if name in ("alpha", "l", "letter"):
        return list(by_category("L Nl")) + CASELESS
    if name == "alnum":
        return list(by_category("L Nl Nd")) + CASELESS
    if name == "word":
        return list(by_category("L Nl N M Pc")) + CASELESS
    if name in ("upper", "lu", "uppercase"):
        return list(by_category("Lu"))
    if name in ("lower", "ll", "lowercase"):
        return list(by_category("Ll"))
    if name in ("digit", "nd"):
        return list(by_category("Nd"))
    if name in ("space", "white_space"):
        return [(9, 13), (32, 32), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A)] + [
            (0x2028, 0x2029),
            (0x202F, 0x202F),
            (0x205F, 0x205F),
            (0x3000, 0x3000),
        ]
    if name == "punct":
        return (
            list(by_category("P"))
            + [(36, 36), (43, 43), (60, 62), (94, 94), (96, 96), (124, 124), (126, 126)]
            + [(0x3001, 0x3003)]
        )
    if name == "xdigit":
        return SHORT["h"]
    if name == "blank":
        return [(9, 9), (32, 32), (0xA0, 0xA0), (0x3000, 0x3000)]
    if name == "cntrl":
        return [(0, 31), (127, 159)]
    if name == "ascii":
        return [(0, 127)]
    if name == "graph":
        return inverted([(0, 32), (127, 160), (0xD800, 0xDFFF), *named_class("space")])
    if name == "print":
        return inverted([(0, 31), (127, 159), (0xD800, 0xDFFF)])
    if name == "any":
        return [(0, LAST)]
    if name in SCRIPTS:
        return SCRIPTS[name]
    if name[:1] in "lmnpszc" and len(name) <= 2:
        return list(by_category(name.capitalize()))
    raise KeyError(name)


def unicode_property(source: str, at: int, negated: bool) -> Tuple[Ranges, int]:
    """``{Name}`` or ``{^Name}`` that follows ``\\p``."""
    match = re.compile(r"\{(\^?)([\w -]+)\}").match(source, at)
    if match is None:
        raise ValueError("invalid character property name {%s}" % source[at : at + 1])
    try:
        ranges = named_class(match.group(2).lower().replace(" ", "_"))
    except KeyError:
        raise ValueError("invalid character property name {%s}" % match.group(2)) from None
    return (inverted(ranges) if negated != bool(match.group(1)) else ranges), match.end()


def character_escape(source: str, at: int) -> Tuple[str, int]:
    """The characters that the escape whose letter stands at ``at`` means, and where it ends."""
    char = source[at]
    if char in ESCAPES and char != "b":
        return ESCAPES[char], at + 1
    if char == "x":
        run = re.compile(r"x[89a-fA-F][0-9a-fA-F](?:\\x[89a-fA-F][0-9a-fA-F])+").match(source, at)
        if run is not None:
            try:
                return bytes.fromhex(run.group().replace("\\x", "")[1:]).decode("utf-8"), run.end()
            except UnicodeDecodeError:
                pass
        match = re.compile(r"x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{1,2})").match(source, at)
        if match is None:
            raise ValueError("invalid hex escape")
        return chr(int(match.group(1) or match.group(2), 16)), match.end()
    if char == "u":
        match = re.compile(r"u\{\s*([0-9a-fA-F]+(?:\s+[0-9a-fA-F]+)*)\s*\}|u([0-9a-fA-F]{4})").match(source, at)
        if match is None:
            raise ValueError("invalid Unicode escape")
        return "".join([chr(int(code, 16)) for code in (match.group(1) or match.group(2)).split()]), match.end()
    if char in "01234567":
        match = re.compile(r"[0-7]{1,3}").match(source, at)
        assert match is not None
        return chr(int(match.group(), 8)), match.end()
    if char == "c" and at + 1 < len(source):
        return chr(ord(source[at + 1]) & 31), at + 2
    if source.startswith("C-", at) and at + 2 < len(source):
        return chr(ord(source[at + 2]) & 31), at + 3
    return char, at + 1


class ClassParser:
    """Parses what follows ``[``; ``at`` ends after the closing bracket."""

    def __init__(self, source: str, at: int) -> None:
        self.source = source
        self.at = at

    def parse(self) -> Tuple[Ranges, bool]:
        """The set and whether it is negated."""
        source = self.source
        negated = source.startswith("^", self.at)
        self.at += negated
        found: Ranges = []
        operands: List[Ranges] = []
        start = self.at
        while True:
            if self.at >= len(source):
                raise ValueError("premature end of char-class")
            char = source[self.at]
            if char == "]" and self.at > start:
                self.at += 1
                break
            if source.startswith("&&", self.at):
                self.at += 2
                operands.append(found)
                found = []
                continue
            if char == "[":
                found += self.bracket()
                continue
            found += self.item()
        for other in operands:
            found = intersected(other, found)
        return found, negated

    def bracket(self) -> Ranges:
        match = re.compile(r"\[:(\^?)(\w+):\]").match(self.source, self.at)
        if match is not None and match.group(2) in POSIX:
            self.at = match.end()
            ranges = named_class(match.group(2))
            return inverted(ranges) if match.group(1) else ranges
        if match is not None:
            raise ValueError("invalid POSIX bracket type")
        self.at += 1
        ranges, negated = self.parse()
        return inverted(ranges) if negated else ranges

    def item(self) -> Ranges:
        low = self.single()
        if isinstance(low, list):
            return low
        source = self.source
        if source.startswith("-", self.at) and self.at + 1 < len(source) and source[self.at + 1] not in "]":
            before = self.at
            self.at += 1
            if source.startswith(("[", "&&"), self.at):
                self.at = before
                return [(low, low)]
            high = self.single()
            if isinstance(high, list):
                return [(low, low), (45, 45), *high]
            if high < low:
                raise ValueError("empty range in char class")
            return [(low, high)]
        return [(low, low)]

    def single(self) -> int | Ranges:
        source = self.source
        char = source[self.at]
        self.at += 1
        if char != "\\":
            return ord(char)
        if self.at >= len(source):
            raise ValueError("premature end of char-class")
        letter = source[self.at]
        if letter.lower() in SHORT:
            self.at += 1
            return SHORT[letter] if letter.islower() else inverted(SHORT[letter.lower()])
        if letter in "pP":
            ranges, self.at = unicode_property(source, self.at + 1, letter == "P")
            return ranges
        if letter == "R":
            self.at += 1
            return [(10, 13)]
        if letter == "b":
            self.at += 1
            return 8
        text, self.at = character_escape(source, self.at)
        return ord(text) if len(text) == 1 else [(ord(c), ord(c)) for c in text]
