"""Base64."""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

base64 = NativeClass("Base64", module=True)


def data_of(rt: Interpreter, value: Value) -> bytes:
    return to_bytes(value) if isinstance(value, RString) else rt.to_str(value).encode("utf-8", "surrogateescape")


def ascii_text(rt: Interpreter, text: str) -> RString:
    return RString(rt.c_string, text, "US-ASCII")


def encoded(data: bytes) -> str:
    return binascii.b2a_base64(data, newline=False).decode("ascii")


@base64.module_function("encode64")
def encode64(rt: Interpreter, self: Value, value: Value) -> RString:
    data = data_of(rt, value)
    return ascii_text(rt, "".join(encoded(data[at : at + 45]) + "\n" for at in range(0, len(data), 45)))


@base64.module_function("strict_encode64")
def strict_encode64(rt: Interpreter, self: Value, value: Value) -> RString:
    return ascii_text(rt, encoded(data_of(rt, value)))


@base64.module_function("urlsafe_encode64")
def urlsafe_encode64(rt: Interpreter, self: Value, value: Value, *, padding: Value = True) -> RString:
    text = encoded(data_of(rt, value)).replace("+", "-").replace("/", "_")
    return ascii_text(rt, text if rt.truthy(padding) else text.rstrip("="))


def lenient(data: bytes) -> bytes:
    """What decode64 makes of anything: other characters are skipped, ``=`` ends the text."""
    import re

    kept = re.sub(rb"[^A-Za-z0-9+/=]", b"", data).partition(b"=")[0]
    rest = len(kept) % 4
    if rest == 1:
        kept, rest = kept[:-1], 0
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


@base64.module_function("decode64")
def decode64(rt: Interpreter, self: Value, value: Value) -> Value:
    return rt.str(lenient(data_of(rt, value)).decode("latin-1"), "ASCII-8BIT")


def strict(rt: Interpreter, data: bytes) -> Value:
    import re

    if len(data) % 4 or not re.fullmatch(rb"[A-Za-z0-9+/]*={0,2}", data):
        raise rt.error("ArgumentError", "invalid base64")
    return rt.str(binascii.a2b_base64(data).decode("latin-1"), "ASCII-8BIT")


@base64.module_function("strict_decode64")
def strict_decode64(rt: Interpreter, self: Value, value: Value) -> Value:
    return strict(rt, data_of(rt, value))


@base64.module_function("urlsafe_decode64")
def urlsafe_decode64(rt: Interpreter, self: Value, value: Value) -> Value:
    data = data_of(rt, value).replace(b"-", b"+").replace(b"_", b"/")
    if not data.endswith(b"="):
        data += b"=" * (-len(data) % 4)
    return strict(rt, data)


CLASSES = (base64,)
