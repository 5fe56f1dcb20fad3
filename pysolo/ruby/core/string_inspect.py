"""How String and Symbol write themselves: ``inspect`` and ``dump``."""

from __future__ import annotations

import re
from typing import List

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.objects import RString

ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\f": "\\f",
    "\v": "\\v",
    "\b": "\\b",
    "\a": "\\a",
    "\x1b": "\\e",
}
PLAIN = re.compile(r"[ !$-\[\]-~]*\Z")  # nothing to escape: no quote, backslash or hash sign
OPERATORS = frozenset("+ - * / % ** == != === =~ !~ ! ~ +@ -@ <=> < > <= >= << >> & | ^ [] []= `".split())
SYMBOL = re.compile(r"(?:@@?|\$)?[^\W\d]\w*\Z|[^\W\d]\w*[?!=]\Z|\$(?:[~*$?!@/\\;,.=:<>\"&`'+0_]|-\w|[1-9]\d*)\Z")


def inspect_string(text: str, enc: str = "UTF-8") -> str:
    if PLAIN.match(text):
        return '"' + text + '"'
    out: List[str] = ['"']
    last = len(text) - 1
    unicode_text = enc == "UTF-8"
    for at, char in enumerate(text):
        if char in ESCAPES:
            out.append(ESCAPES[char])
        elif char == "#":
            out.append("\\#" if at < last and text[at + 1] in "{$@" else "#")
        elif " " <= char <= "~":
            out.append(char)
        elif not unicode_text:
            out.append("\\x%02X" % ord(char))
        elif char < " " or char == "\x7f":
            out.append("\\u%04X" % ord(char))
        elif "\udc80" <= char <= "\udcff":
            out.append("\\x%02X" % (ord(char) - 0xDC00))
        elif is_printable(char):
            out.append(char)
        else:
            out.append("\\u%04X" % ord(char) if ord(char) < 0x10000 else "\\u{%X}" % ord(char))
    out.append('"')
    return "".join(out)


def is_printable(char: str) -> bool:
    if char.isprintable():
        return True
    import unicodedata

    return unicodedata.category(char) in ("Zs", "Cf", "Co") and char not in "\u2028\u2029"


def dump_string(string: RString) -> str:
    """``dump``: ASCII only, evaluates to the same String."""
    out: List[str] = ['"']
    text = string.s
    for at, char in enumerate(text):
        if char in ESCAPES:
            out.append(ESCAPES[char])
        elif char == "#":
            out.append("\\#" if text[at + 1 : at + 2] in ("{", "$", "@") else "#")
        elif " " <= char <= "~":
            out.append(char)
        elif ord(char) < 0x80 or string.enc != "UTF-8" or "\udc80" <= char <= "\udcff":
            out.extend("\\x%02X" % byte for byte in to_bytes(RString(string.cls, char, string.enc)))
        else:
            out.append("\\u%04X" % ord(char) if ord(char) < 0x10000 else "\\u{%X}" % ord(char))
    out.append('"')
    return "".join(out)


def inspect_symbol(name: str) -> str:
    if SYMBOL.match(name) or name in OPERATORS:
        return ":" + name
    return ":" + inspect_string(name)


def inspect_key(name: str) -> str:
    """A Symbol in front of the colon of ``{a: 1}`` style output."""
    return inspect_string(name) if not re.match(r"[^\W\d]\w*[?!]?\Z", name) else name
