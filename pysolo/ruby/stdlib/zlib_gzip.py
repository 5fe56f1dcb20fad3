"""gzip: one member of such a file taken apart and put together."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Tuple

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RString, Value
from pysolo.ruby.stdlib.base64 import data_of
from pysolo.ruby.stdlib.zlib import binary, squeezed

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

EXTRA, NAME, COMMENT, HEADER_CHECK = 4, 8, 16, 2
module = NativeClass("Zlib", module=True)
file = NativeClass("Zlib::GzipFile")
error = NativeClass("Zlib::GzipFile::Error", superclass="Zlib::Error")
ERRORS = [
    NativeClass("Zlib::GzipFile::" + name, superclass="Zlib::GzipFile::Error") for name in ("NoFooter", "CRCError", "LengthError")
]  # fmt: skip


def refused(rt: Interpreter, words: str, kind: str = "Error") -> Exception:
    found: Exception = rt.error(rt.const_get("Zlib::GzipFile::" + kind), words)
    return found


def text_until_zero(data: bytes, at: int) -> Tuple[bytes, int]:
    end = data.find(b"\0", at)
    end = len(data) if end < 0 else end
    return data[at:end], end + 1


def member(rt: Interpreter, data: bytes) -> Value:
    """A Hash: what the header says, the content, and what follows the member."""
    if len(data) < 10 or data[:2] != b"\x1f\x8b":
        raise refused(rt, "not in gzip format")
    flags, at = data[3], 10
    name = comment = b""
    if flags & EXTRA:
        at += 2 + int.from_bytes(data[at : at + 2], "little")
    if flags & NAME:
        name, at = text_until_zero(data, at)
    if flags & COMMENT:
        comment, at = text_until_zero(data, at)
    if flags & HEADER_CHECK:
        at += 2
    state = zlib.decompressobj(-15)
    try:
        content = state.decompress(data[at:]) + state.flush()
    except zlib.error as problem:
        raise rt.error(rt.const_get("Zlib::DataError"), str(problem).partition(": ")[2])
    if not state.eof:
        raise refused(rt, "unexpected end of file")
    rest = state.unused_data
    if len(rest) < 8:
        raise refused(rt, "footer is not found", "NoFooter")
    check = zlib.crc32(content)
    if int.from_bytes(rest[:4], "little") != check:
        raise refused(rt, "invalid compressed data -- crc error", "CRCError")
    if int.from_bytes(rest[4:8], "little") != len(content) & 0xFFFFFFFF:
        raise refused(rt, "invalid compressed data -- length error", "LengthError")
    parts = {
        "mtime": int.from_bytes(data[4:8], "little"), "level": {2: 9, 4: 1}.get(data[8], -1), "os_code": data[9], "crc": check,
        "orig_name": binary(rt, name), "comment": binary(rt, comment), "content": binary(rt, content),
        "unused": binary(rt, rest[8:]) if rest[8:] else None,
    }  # fmt: skip
    return rt.hash({rt.sym(key): value for key, value in parts.items()})


def header(level: int, moment: int, name: bytes, comment: bytes) -> bytes:
    flags = (NAME if name else 0) | (COMMENT if comment else 0)
    speed = {9: 2, 1: 4}.get(level, 0)
    texts = b"".join(text + b"\0" for text in (name, comment) if text)
    return b"\x1f\x8b\x08" + bytes([flags]) + moment.to_bytes(4, "little") + bytes([speed, 3]) + texts


def gzipped(data: bytes, level: int, moment: int, name: bytes = b"", comment: bytes = b"") -> bytes:
    footer = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return header(level, moment, name, comment) + squeezed(data, level, -15) + footer


@module.singleton("gzip")
def gzip(rt: Interpreter, self: Value, data: Value, *, level: Value = None, strategy: Value = None) -> Value:
    return binary(rt, gzipped(data_of(rt, data), -1 if level is None else rt.to_int(level), 0))


@module.singleton("gunzip")
def gunzip(rt: Interpreter, self: Value, data: Value) -> Value:
    raw = data_of(rt, data)
    state = zlib.decompressobj(31)
    try:
        content = state.decompress(raw) + state.flush()
    except zlib.error:
        content = b""
    if len(raw) < 10 or (raw[:2] == b"\x1f\x8b" and not state.eof):
        raise refused(rt, "unexpected end of string")
    return member(rt, raw).get(rt.sym("content")) if not state.eof else binary(rt, content)


@module.singleton("__read_member")
def read_member(rt: Interpreter, self: Value, data: Value) -> Value:
    return member(rt, to_bytes(data) if isinstance(data, RString) else b"")


@module.singleton("__write_member")
def write_member(
    rt: Interpreter, self: Value, data: Value, level: Value, moment: int, name: Value, comment: Value
) -> Value:
    texts = [b"" if text is None else data_of(rt, text) for text in (name, comment)]
    return binary(rt, gzipped(data_of(rt, data), -1 if level is None else rt.to_int(level), moment, *texts))


CLASSES = (module, file, error, *ERRORS)
