"""String: to numbers, symbols and bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.string import change
from pysolo.ruby.core.string_bytes import MULTIBYTE, characters, code_of, from_bytes, to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

string = NativeClass("String")

FLOAT = re.compile(r"\s*([+-]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?)")
DOT_FLOAT = re.compile(r"\s*([+-]?)(\.\d+(?:_\d+)*(?:[eE][+-]?\d+)?)")
PREFIX = {16: "0x", 8: "0o", 2: "0b", 10: "0d"}


def leading_integer(text: str, base: int) -> int:
    """As much of a number as the text begins with, else 0."""
    if base == 10 and text.isascii() and text.isdigit():
        return int(text)
    body = text.lstrip(" \t\n\v\f\r\0")
    sign = -1 if body[:1] == "-" else 1
    if body[:1] in ("+", "-"):
        body = body[1:]
    if body[:2].lower() == PREFIX.get(base) or (base == 8 and body[:1] == "0" and body[1:2] in "oO" and body[1:2]):
        body = body[2:]
    digits = []
    for at, char in enumerate(body):
        if char == "_":
            if at == 0 or body[at - 1] == "_":
                break
            continue
        if not char.isascii() or not char.isalnum() or int(char, 36) >= base:
            break
        digits.append(char)
    return sign * int("".join(digits), base) if digits else 0


@string.method("to_i")
def to_i(rt: Interpreter, self: RString, base: int = 10) -> int:
    if base < 0 or base == 1 or base > 36:
        raise rt.error("ArgumentError", "invalid radix %d" % base)
    if base == 0:
        from pysolo.ruby.core.kernel_convert import PREFIXES

        head = self.s.lstrip().lstrip("+-")[:2].lower()
        base = PREFIXES.get(head, 8 if head[:1] == "0" and len(head) > 1 else 10)
    return leading_integer(self.s, base)


@string.method("hex")
def hex_(rt: Interpreter, self: RString) -> int:
    return leading_integer(self.s, 16)


@string.method("oct")
def oct_(rt: Interpreter, self: RString) -> int:
    head = self.s.lstrip().lstrip("+-")[:2].lower()
    return leading_integer(self.s, {"0x": 16, "0b": 2, "0d": 10}.get(head, 8))


@string.method("to_f")
def to_f(rt: Interpreter, self: RString) -> float:
    found = FLOAT.match(self.s)
    if found is not None:
        return float(found.group(1).replace("_", ""))
    found = DOT_FLOAT.match(self.s)
    return float(found.group(1) + "0" + found.group(2).replace("_", "")) if found is not None else 0.0


@string.method("to_r")
def to_r(rt: Interpreter, self: RString) -> Value:
    from pysolo.ruby.core.rational import parse_rational

    return parse_rational(rt, self.s, False)


@string.method("to_c")
def to_c(rt: Interpreter, self: RString) -> Value:
    from pysolo.ruby.core.complex import parse_complex

    return parse_complex(rt, self.s)


@string.method("to_sym", "intern")
def to_sym(rt: Interpreter, self: RString) -> RSymbol:
    return rt.sym(self.s)


@string.method("ord")
def ord_(rt: Interpreter, self: RString) -> int:
    if not self.s:
        raise rt.error("ArgumentError", "empty string")
    code = ord(self.s[0]) if self.enc not in MULTIBYTE else code_of(self, characters(self)[0])
    if 0xDC80 <= code <= 0xDCFF and self.enc == "UTF-8":
        raise rt.error("ArgumentError", "invalid byte sequence in UTF-8")
    return code


@string.method("sum")
def sum_(rt: Interpreter, self: RString, bits: int = 16) -> int:
    total = sum(to_bytes(self))
    return total & ((1 << bits) - 1) if bits > 0 else total


@string.method("bytes")
def bytes_(rt: Interpreter, self: RString) -> RArray:
    return rt.array(list(to_bytes(self)))


@string.method("each_byte")
def each_byte(rt: Interpreter, self: RString, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_byte", size=len(to_bytes(self)))
    for byte in to_bytes(self):
        rt.call_block(block, byte)
    return self


@string.method("bytesize")
def bytesize(rt: Interpreter, self: RString) -> int:
    return len(self.s) if self.s.isascii() else len(to_bytes(self))


@string.method("getbyte")
def getbyte(rt: Interpreter, self: RString, index: int) -> Optional[int]:
    data = to_bytes(self)
    return data[index] if -len(data) <= index < len(data) else None


@string.method("setbyte")
def setbyte(rt: Interpreter, self: RString, index: int, value: int) -> int:
    change(rt, self)
    data = bytearray(to_bytes(self))
    if not -len(data) <= index < len(data):
        raise rt.error("IndexError", "index %d out of string" % index)
    data[index] = value & 255
    self.s = from_bytes(bytes(data), self.enc)
    return value


@string.method("codepoints")
def codepoints(rt: Interpreter, self: RString) -> RArray:
    return rt.array([code_of(self, char) for char in characters(self)])


@string.method("each_codepoint")
def each_codepoint(rt: Interpreter, self: RString, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_codepoint", size=len(characters(self)))
    for char in characters(self):
        rt.call_block(block, code_of(self, char))
    return self


def bytes_from(rt: Interpreter, self: RString, offset: int) -> bytes:
    data = to_bytes(self)
    if not 0 <= offset <= len(data):
        raise rt.error("ArgumentError", "offset outside of string" if offset >= 0 else "offset can't be negative")
    return data[offset:]


@string.method("unpack")
def unpack(rt: Interpreter, self: RString, pattern: str, *, offset: int = 0, block: Optional[RProc] = None) -> Value:
    from pysolo.ruby.core.pack import unpack_items

    items = unpack_items(rt, bytes_from(rt, self, offset), pattern)
    if block is None:
        return rt.array(items)
    for item in items:
        rt.call_block(block, item)
    return None


@string.method("unpack1")
def unpack1(rt: Interpreter, self: RString, pattern: str, *, offset: int = 0) -> Value:
    from pysolo.ruby.core.pack import unpack_items

    items = unpack_items(rt, bytes_from(rt, self, offset), pattern)
    return items[0] if items else None


@string.method("crypt")
def crypt_(rt: Interpreter, self: RString, salt: str) -> str:
    """``crypt(3)`` of the C library."""
    import ctypes
    import ctypes.util

    if len(salt) < 2:
        raise rt.error("ArgumentError", "salt too short (need >=2 bytes)")

    library = ctypes.util.find_library("crypt")
    if library is None:
        raise rt.error("NotImplementedError", "crypt() function is unimplemented on this machine")
    function = ctypes.CDLL(library).crypt
    function.restype = ctypes.c_char_p
    found = function(to_bytes(self), salt.encode())
    if found is None:
        raise rt.error("Errno::EINVAL", "crypt")
    return str(found.decode())


CLASSES = (string,)
