"""The writing methods that IO and StringIO share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.ruby.core.kernel_output import puts_text
from pysolo.ruby.core.stream import Stream
from pysolo.ruby.core.string_format import sprintf
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

writing = NativeClass("IO")


def put_text(rt: Interpreter, self: Stream, text: str) -> None:
    """Write text through ``write`` when a subclass or a singleton has its own, straight otherwise."""
    method = self.cls.find("write")
    if method is not None and method.owner.name not in ("IO", "StringIO"):
        rt.send(self, "write", rt.str(text))
        return
    self.check_writable()
    self.push(self.bytes_of(rt.str(text)))


@writing.method("write", "syswrite", "write_nonblock")
def write(rt: Interpreter, self: Stream, *values: Value) -> int:
    self.check_writable()
    total = 0
    for value in values:
        data = self.bytes_of(value)
        self.push(data)
        total += len(data)
    return total


@writing.method("<<")
def append(rt: Interpreter, self: Stream, value: Value) -> Stream:
    method = self.cls.find("write")
    if method is not None and method.owner.name not in ("IO", "StringIO"):
        rt.send(self, "write", value)
        return self
    self.check_writable()
    self.push(self.bytes_of(value))
    return self


@writing.method("puts")
def puts(rt: Interpreter, self: Stream, *values: Value) -> None:
    put_text(rt, self, puts_text(rt, values))


@writing.method("print")
def print_(rt: Interpreter, self: Stream, *values: Value) -> None:
    if not values:
        values = (rt.globals.get("$_"),)
    for value in values:
        append(rt, self, value)


@writing.method("printf")
def printf(rt: Interpreter, self: Stream, pattern: str, *values: Value) -> None:
    put_text(rt, self, sprintf(rt, pattern, list(values)))


@writing.method("putc")
def putc(rt: Interpreter, self: Stream, char: Value) -> Value:
    if isinstance(char, RString):
        append(rt, self, rt.str(char.s[:1], char.enc))
    else:
        self.check_writable()
        self.push(bytes([rt.to_int(char) & 255]))
    return char


@writing.method("sync")
def sync(rt: Interpreter, self: Stream) -> bool:
    return self.sync


@writing.method("sync=")
def set_sync(rt: Interpreter, self: Stream, on: Value) -> Value:
    self.sync = rt.truthy(on)
    return on
