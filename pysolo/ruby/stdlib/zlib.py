"""Zlib: checksums, deflate and gzip."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RString, Value
from pysolo.ruby.stdlib.base64 import data_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

module = NativeClass("Zlib", module=True)
module.constants.update(
    NO_COMPRESSION=0, BEST_SPEED=1, BEST_COMPRESSION=9, DEFAULT_COMPRESSION=-1, MAX_WBITS=15, DEF_MEM_LEVEL=8, DEFAULT_STRATEGY=0,
    NO_FLUSH=0, SYNC_FLUSH=2, FULL_FLUSH=3, FINISH=4,
)  # fmt: skip
ERRORS = [NativeClass("Zlib::Error", superclass="StandardError")] + [
    NativeClass("Zlib::" + name, superclass="Zlib::Error")
    for name in ("DataError", "BufError", "StreamError", "MemError", "NeedDict", "StreamEnd", "VersionError")
]
gzip_file = NativeClass("Zlib::GzipFile")
gzip_error = NativeClass("Zlib::GzipFile::Error", superclass="Zlib::Error")


def binary(rt: Interpreter, data: bytes) -> Value:
    return rt.str(data.decode("latin-1"), "ASCII-8BIT")


@module.singleton("crc32")
def crc32(rt: Interpreter, self: Value, data: Value = None, start: int = 0) -> int:
    return zlib.crc32(b"" if data is None else data_of(rt, data), start)


@module.singleton("adler32")
def adler32(rt: Interpreter, self: Value, data: Value = None, start: int = 1) -> int:
    return zlib.adler32(b"" if data is None else data_of(rt, data), start)


def squeezed(rt: Interpreter, data: bytes, level: Value, bits: int = 15) -> bytes:
    made = zlib.compressobj(-1 if level is None else rt.to_int(level), zlib.DEFLATED, bits)
    return made.compress(data) + made.flush()


def expanded(rt: Interpreter, data: bytes, bits: int, name: str) -> bytes:
    made = zlib.decompressobj(bits)
    try:
        result = made.decompress(data) + made.flush()
    except zlib.error as problem:
        text = str(problem)
        message = text.partition(": ")[2] or text
        if name.endswith("File::Error"):
            message = "not in gzip format" if len(data) >= 10 else "unexpected end of string"
        raise rt.error(rt.const_get(name), message)
    if not made.eof:
        raise rt.error(rt.const_get("Zlib::BufError"), "buffer error")
    return result


@module.singleton("deflate")
def deflate(rt: Interpreter, self: Value, data: Value, level: Value = None) -> Value:
    return binary(rt, squeezed(rt, data_of(rt, data), level))


@module.singleton("inflate")
def inflate(rt: Interpreter, self: Value, data: Value) -> Value:
    return binary(rt, expanded(rt, data_of(rt, data), 15, "Zlib::DataError"))


def gzipped(rt: Interpreter, data: bytes, level: Value, moment: int = 0) -> bytes:
    whole = squeezed(rt, data, level, 31)
    # the same header as Ruby's: no name, made on Unix
    return whole[:4] + moment.to_bytes(4, "little") + whole[8:9] + b"\x03" + whole[10:]


@module.singleton("gzip")
def gzip(rt: Interpreter, self: Value, data: Value, *, level: Value = None, strategy: Value = None) -> Value:
    import time

    return binary(rt, gzipped(rt, data_of(rt, data), level, int(time.time())))


@module.singleton("gunzip")
def gunzip(rt: Interpreter, self: Value, data: Value) -> Value:
    return binary(rt, expanded(rt, data_of(rt, data), 31, "Zlib::GzipFile::Error"))


class RZStream(RObject):
    __slots__ = ("state", "done")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.state: Any = None
        self.done = b""


deflater = NativeClass("Zlib::Deflate", allocator=RZStream)
inflater = NativeClass("Zlib::Inflate", allocator=RZStream)
deflater.singleton("deflate")(deflate)
inflater.singleton("inflate")(inflate)


@deflater.method("initialize", visibility="private")
def deflate_initialize(
    rt: Interpreter, self: RZStream, level: Optional[int] = None, bits: Optional[int] = None, *rest: Value
) -> None:
    self.state = zlib.compressobj(-1 if level is None else level, zlib.DEFLATED, 15 if bits is None else bits)


@deflater.method("deflate")
def deflate_more(rt: Interpreter, self: RZStream, data: Value, flush: int = 0) -> Value:
    done = self.done + self.state.compress(data_of(rt, data)) + (self.state.flush() if flush == 4 else b"")
    self.done = b""
    return binary(rt, done)


@deflater.method("<<")
def deflate_append(rt: Interpreter, self: RZStream, data: Value) -> RZStream:
    self.done += self.state.compress(data_of(rt, data))
    return self


@deflater.method("finish")
def deflate_finish(rt: Interpreter, self: RZStream) -> Value:
    done, self.done = self.done + self.state.flush(), b""
    return binary(rt, done)


@inflater.method("initialize", visibility="private")
def inflate_initialize(rt: Interpreter, self: RZStream, bits: Optional[int] = None) -> None:
    self.state = zlib.decompressobj(15 if bits is None else bits)


@inflater.method("inflate")
def inflate_more(rt: Interpreter, self: RZStream, data: Value) -> Value:
    if data is None:
        return binary(rt, self.state.flush())
    try:
        return binary(rt, self.state.decompress(data_of(rt, data)))
    except zlib.error as problem:
        raise rt.error(rt.const_get("Zlib::DataError"), str(problem).partition(": ")[2] or str(problem))


@inflater.method("finish")
def inflate_finish(rt: Interpreter, self: RZStream) -> Value:
    return binary(rt, self.state.flush())


def close(rt: Interpreter, self: RZStream) -> None:
    return None


for native in (deflater, inflater):
    native.method("close", "end", "reset")(close)


def content_of(rt: Interpreter, io: Value) -> bytes:
    found = rt.send(io, "read")
    return to_bytes(found) if isinstance(found, RString) else b""


@module.singleton("__read_gzip")
def read_gzip(rt: Interpreter, self: Value, io: Value) -> Value:
    """All that a GzipReader will give (zlib.rb)."""
    return rt.str(expanded(rt, content_of(rt, io), 31, "Zlib::GzipFile::Error").decode("utf-8", "surrogateescape"))


@module.singleton("__write_gzip")
def write_gzip(rt: Interpreter, self: Value, data: Value, level: Value, moment: int) -> Value:
    return binary(rt, gzipped(rt, data_of(rt, data), level, moment))


CLASSES = (module, *ERRORS, gzip_file, gzip_error, deflater, inflater)


def load(rt: Interpreter) -> None:
    rt.load_library_source("zlib")
