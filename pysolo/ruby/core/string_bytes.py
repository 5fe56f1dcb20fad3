"""Strings as bytes and back: the three ways in which ``RString.s`` stands for them.

UTF-8 text with PEP 383 escapes for invalid bytes; US-ASCII and all other encodings hold one character a byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.ruby.runtime.objects import RString

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def to_bytes(string: RString) -> bytes:
    if string.enc == "UTF-8":
        try:
            return string.s.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return string.s.encode("utf-8", "surrogatepass")
    return string.s.encode("latin-1", "replace")


def from_bytes(data: bytes, enc: str) -> str:
    return data.decode("utf-8", "surrogateescape") if enc == "UTF-8" else data.decode("latin-1")


def output_text(string: RString) -> str:
    """The text that, written as UTF-8, gives this String's bytes."""
    if string.enc == "UTF-8" or string.s.isascii():
        return string.s
    return string.s.encode("latin-1", "replace").decode("utf-8", "surrogateescape")


def is_valid(string: RString) -> bool:
    text = string.s
    if text.isascii() and not string.enc.startswith(("UTF-16", "UTF-32")):
        return True
    if string.enc == "UTF-8":
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            return False
        return True
    if string.enc.startswith(("UTF-16", "UTF-32")):
        try:
            text.encode("latin-1").decode(string.enc)
        except UnicodeError:
            return False
    return string.enc != "US-ASCII"


def joined_encoding(rt: Interpreter, a: RString, b: RString) -> str:
    """The encoding of ``a + b``; Encoding::CompatibilityError when neither is plain ASCII and they differ."""
    if a.enc == b.enc or b.s.isascii():
        return a.enc if a.s or a.enc == b.enc or b.s == "" or a.enc != "US-ASCII" else b.enc
    if a.s.isascii():
        return b.enc
    raise rt.error("Encoding::CompatibilityError", "incompatible character encodings: %s and %s" % (a.enc, b.enc))
