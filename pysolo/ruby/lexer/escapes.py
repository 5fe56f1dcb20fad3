"""Backslash escapes of double-quoted strings."""

from __future__ import annotations

import re
from typing import List, Match

from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault

ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F \t]*)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})"
    r"|((?:(?:C-|c|M-)(?:\\(?=[cCM]))?)+)(\\?.)|(\n)|(.))",
    re.S,
)
SIMPLE = {"n": "\n", "t": "\t", "s": " ", "r": "\r", "0": "\0", "e": "\x1b", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def _byte(number: int) -> str:
    """A byte; one beyond ASCII as a surrogate, until `join_bytes` has seen its neighbours."""
    return chr(number) if number < 0x80 else chr(0xDC00 + number)


def join_bytes(text: str) -> str:
    """Bytes that make up UTF-8 characters become those; others stay surrogate escapes."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def unescape(text: str) -> str:
    """The value of a stretch of source between double quotes."""
    if "\\" not in text:
        return text
    raw: List[bool] = []

    def replace(m: Match[str]) -> str:
        kind = m.lastindex
        if kind == 8:
            if m[8] in "xu":
                raise Fault(message("bad_escape", m[0]))
            return SIMPLE.get(m[8], m[8])
        if kind == 7:
            return ""
        if kind == 1:
            return "".join(_character(code) for code in m[1].split())
        if kind == 2:
            return _character(m[2])
        raw.append(True)
        if kind == 3:
            return _byte(int(m[3], 16))
        if kind == 4:
            return _byte(int(m[4], 8) & 0xFF)
        return _byte(_control(m[5], m[6]))

    value = ESCAPE.sub(replace, text)
    return join_bytes(value) if raw else value


def _character(code: str) -> str:
    number = int(code, 16)
    if number > 0x10FFFF or 0xD800 <= number < 0xE000:
        raise Fault(message("bad_escape", "\\u{%s}" % code))
    return chr(number)


def _control(prefixes: str, key: str) -> int:
    """``\\C-a``, ``\\ca``, ``\\M-a``, ``\\M-\\C-a``."""
    number = ord(SIMPLE.get(key[1], key[1]) if key[0] == "\\" and len(key) > 1 else key) & 0xFF
    if "C-" in prefixes or "c" in prefixes:
        number = 0x7F if key == "?" else number & 0x9F
    return number | 0x80 if "M-" in prefixes else number


def unescape_single(text: str, begin: str, end: str) -> str:
    """Between single quotes only the quotes and the backslash itself are escaped."""
    if "\\" not in text:
        return text
    return re.sub(r"\\([\\%s%s])" % (re.escape(begin), re.escape(end)), r"\1", text)
