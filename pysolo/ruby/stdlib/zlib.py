"""Zlib: checksums, deflate and inflate. gzip stands in zlib_gzip.py, its files in zlib.rb."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, Value
from pysolo.ruby.stdlib.base64 import data_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

FINISH = 4
module = NativeClass("Zlib", module=True)
module.constants.update(
    VERSION="2.1.1", ZLIB_VERSION=zlib.ZLIB_VERSION, NO_COMPRESSION=0, BEST_SPEED=1, BEST_COMPRESSION=9, DEFAULT_COMPRESSION=-1,
    MAX_WBITS=15, DEF_MEM_LEVEL=8, MAX_MEM_LEVEL=9, DEFAULT_STRATEGY=0, FILTERED=1, HUFFMAN_ONLY=2, RLE=3, FIXED=4, NO_FLUSH=0,
    SYNC_FLUSH=2, FULL_FLUSH=3, FINISH=FINISH, BINARY=0, ASCII=1, TEXT=1, UNKNOWN=2, OS_MSDOS=0, OS_UNIX=3, OS_CODE=3, OS_UNKNOWN=255,
)  # fmt: skip
ERRORS = [NativeClass("Zlib::Error", superclass="StandardError")] + [
    NativeClass("Zlib::" + name, superclass="Zlib::Error")
    for name in ("DataError", "BufError", "StreamError", "MemError", "NeedDict", "StreamEnd", "VersionError", "InProgressError")
]  # fmt: skip


def binary(rt: Interpreter, data: bytes) -> Value:
    return rt.str(data.decode("latin-1"), "ASCII-8BIT")


def failure(rt: Interpreter, problem: zlib.error) -> Exception:
    """zlib's own words behind Python's."""
    words = str(problem).partition(": ")[2] or str(problem)
    found: Exception = rt.error(rt.const_get("Zlib::DataError"), words)
    return found


def cut_short(rt: Interpreter) -> Exception:
    found: Exception = rt.error(rt.const_get("Zlib::BufError"), "buffer error")
    return found


@module.singleton("crc32")
def crc32(rt: Interpreter, self: Value, data: Value = None, start: int = 0) -> int:
    return zlib.crc32(b"" if data is None else data_of(rt, data), start)


@module.singleton("adler32")
def adler32(rt: Interpreter, self: Value, data: Value = None, start: int = 1) -> int:
    return zlib.adler32(b"" if data is None else data_of(rt, data), start)


@module.singleton("crc_table")
def crc_table(rt: Interpreter, self: Value) -> Value:
    table = []
    for number in range(256):
        for _ in range(8):
            number = number >> 1 ^ (0xEDB88320 if number & 1 else 0)
        table.append(number)
    return rt.array(table)


@module.singleton("zlib_version")
def zlib_version(rt: Interpreter, self: Value) -> str:
    return zlib.ZLIB_RUNTIME_VERSION


def squeezed(data: bytes, level: Optional[int], bits: int = 15) -> bytes:
    made = zlib.compressobj(-1 if level is None else level, zlib.DEFLATED, bits)
    return made.compress(data) + made.flush()


@module.singleton("deflate")
def deflate(rt: Interpreter, self: Value, data: Value, level: Optional[int] = None) -> Value:
    return binary(rt, squeezed(data_of(rt, data), level))


@module.singleton("inflate")
def inflate(rt: Interpreter, self: Value, data: Value) -> Value:
    made = zlib.decompressobj()
    try:
        result = made.decompress(data_of(rt, data)) + made.flush()
    except zlib.error as problem:
        raise failure(rt, problem)
    if not made.eof:
        raise cut_short(rt)
    return binary(rt, result)


class RZStream(RObject):
    """``done`` waits to be asked for; the counts are of what went in and came out."""

    __slots__ = ("make", "state", "done", "taken", "given", "check", "finished", "closed")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.make: Any = None
        self.state: Any = None
        self.start()

    def start(self) -> None:
        self.done = b""
        self.taken = self.given = 0
        self.check = 1
        self.finished = self.closed = False
        if self.make is not None:
            self.state = self.make()

    def out(self, data: bytes) -> bytes:
        self.given += len(data)
        data, self.done = self.done + data, b""
        return data


stream = NativeClass("Zlib::ZStream", allocator=RZStream)
deflater = NativeClass("Zlib::Deflate", superclass="Zlib::ZStream")
inflater = NativeClass("Zlib::Inflate", superclass="Zlib::ZStream")
deflater.singleton("deflate")(deflate)
inflater.singleton("inflate")(inflate)


def number(rt: Interpreter, value: Value, default: int) -> int:
    return default if value is None else rt.to_int(value)


def given(rt: Interpreter, data: bytes, block: Optional[RProc]) -> Value:
    """To the block, or as the result."""
    if block is None:
        return binary(rt, data)
    rt.call_block(block, binary(rt, data))
    return None


def opened(rt: Interpreter, self: RZStream) -> RZStream:
    if self.closed:
        raise rt.error(rt.const_get("Zlib::Error"), "stream is not ready")
    return self


@deflater.method("initialize", visibility="private")
def deflate_initialize(
    rt: Interpreter,
    self: RZStream,
    level: Value = None,
    bits: Value = None,
    memory: Value = None,
    strategy: Value = None,
) -> None:
    settings = (
        number(rt, level, -1),
        zlib.DEFLATED,
        number(rt, bits, 15),
        number(rt, memory, 8),
        number(rt, strategy, 0),
    )
    self.make = lambda: zlib.compressobj(*settings)
    self.start()


def compressed(rt: Interpreter, self: RZStream, data: bytes, flush: int) -> bytes:
    opened(rt, self)
    self.taken += len(data)
    self.check = zlib.adler32(data, self.check)
    made: bytes = self.state.compress(data)
    if flush:
        made += self.state.flush(flush)
        self.finished = flush == FINISH
    return made


@deflater.method("deflate")
def deflate_more(
    rt: Interpreter, self: RZStream, data: Value, flush: int = 0, *, block: Optional[RProc] = None
) -> Value:
    raw = b"" if data is None else data_of(rt, data)
    return given(rt, self.out(compressed(rt, self, raw, FINISH if data is None else flush)), block)


@deflater.method("<<")
def deflate_append(rt: Interpreter, self: RZStream, data: Value) -> RZStream:
    made = compressed(rt, self, data_of(rt, data), 0)
    self.given += len(made)
    self.done += made
    return self


@deflater.method("flush")
def deflate_flush(rt: Interpreter, self: RZStream, flush: int = 2, *, block: Optional[RProc] = None) -> Value:
    return given(rt, self.out(compressed(rt, self, b"", flush)), block)


@deflater.method("finish")
def deflate_finish(rt: Interpreter, self: RZStream, *, block: Optional[RProc] = None) -> Value:
    return given(rt, self.out(b"" if self.finished else compressed(rt, self, b"", FINISH)), block)


@inflater.method("initialize", visibility="private")
def inflate_initialize(rt: Interpreter, self: RZStream, bits: Value = None) -> None:
    wide = number(rt, bits, 15)
    self.make = lambda: zlib.decompressobj(wide)
    self.start()


def decompressed(rt: Interpreter, self: RZStream, data: bytes) -> bytes:
    opened(rt, self)
    try:
        made: bytes = self.state.decompress(data)
    except zlib.error as problem:
        raise failure(rt, problem)
    self.taken += len(data) - len(self.state.unused_data)
    self.check = zlib.adler32(made, self.check)
    self.finished = self.state.eof
    return made


@inflater.method("inflate")
def inflate_more(rt: Interpreter, self: RZStream, data: Value, *, block: Optional[RProc] = None) -> Value:
    if data is None:
        return inflate_finish(rt, self, block=block)
    return given(rt, self.out(decompressed(rt, self, data_of(rt, data))), block)


@inflater.method("<<")
def inflate_append(rt: Interpreter, self: RZStream, data: Value) -> RZStream:
    made = decompressed(rt, self, data_of(rt, data))
    self.given += len(made)
    self.done += made
    return self


@inflater.method("finish")
def inflate_finish(rt: Interpreter, self: RZStream, *, block: Optional[RProc] = None) -> Value:
    if not opened(rt, self).finished:
        raise cut_short(rt)
    return given(rt, self.out(b""), block)


@stream.method("close", "end")
def close(rt: Interpreter, self: RZStream) -> None:
    opened(rt, self).closed = True


@stream.method("closed?", "ended?")
def is_closed(rt: Interpreter, self: RZStream) -> bool:
    return self.closed


@stream.method("reset")
def reset(rt: Interpreter, self: RZStream) -> None:
    opened(rt, self).start()


@stream.method("finished?", "stream_end?")
def is_finished(rt: Interpreter, self: RZStream) -> bool:
    return self.finished


@stream.method("total_in")
def total_in(rt: Interpreter, self: RZStream) -> int:
    return self.taken


@stream.method("total_out")
def total_out(rt: Interpreter, self: RZStream) -> int:
    return self.given


@stream.method("adler")
def adler(rt: Interpreter, self: RZStream) -> int:
    return self.check


CLASSES = (module, *ERRORS, stream, deflater, inflater)


def load(rt: Interpreter) -> None:
    from pysolo.ruby.stdlib import zlib_gzip

    for native in zlib_gzip.CLASSES:
        rt.install(native)
    rt.load_library_source("zlib")
