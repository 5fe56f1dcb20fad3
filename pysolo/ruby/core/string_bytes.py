"""Strings as bytes and back: the three ways in which ``RString.s`` stands for them.

UTF-8 text with PEP 383 escapes for invalid bytes; US-ASCII and all other encodings hold one character a byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, List

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


# Encodings with characters of several bytes that ``RString.s`` holds one by one, and Python's codecs for them.
MULTIBYTE = {
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "UTF-32LE": "utf-32-le",
    "UTF-32BE": "utf-32-be",
    "Shift_JIS": "shift_jis",
    "Windows-31J": "cp932",
    "EUC-JP": "euc_jp",
    "EUC-KR": "euc_kr",
    "GBK": "gbk",
    "GB18030": "gb18030",
    "Big5": "big5",
}


def characters(string: RString) -> List[str]:
    """The characters, each as the part of ``RString.s`` that stands for it."""
    codec = MULTIBYTE.get(string.enc)
    if codec is None:
        return list(string.s)
    try:
        return [char.encode(codec).decode("latin-1") for char in to_bytes(string).decode(codec)]
    except UnicodeError:
        return list(string.s)


def code_of(string: RString, char: str) -> int:
    """The code point of one of the :func:`characters`; of the old Asian encodings it is their bytes as a number."""
    codec = MULTIBYTE.get(string.enc)
    if codec is None or len(char) == 1:
        return ord(char)
    data = char.encode("latin-1")
    return ord(data.decode(codec)) if codec.startswith("utf") else int.from_bytes(data, "big")


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
