"""The reading methods that IO and StringIO share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Tuple

from pysolo.ruby.core.stream import Stream, chomped, line_arguments
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RObject, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

reading = NativeClass("IO")


def binary(rt: Interpreter, data: bytes) -> RString:
    return RString(rt.c_string, data.decode("latin-1"), "ASCII-8BIT")


def end_of_file(rt: Interpreter) -> Exception:
    found: Exception = rt.error("EOFError", "end of file reached")
    return found


def next_line(rt: Interpreter, self: Stream, args: Tuple[Value, ...], chomp: Value) -> Value:
    self.check_readable()
    separator, limit, chop = line_arguments(rt, args, chomp)
    if limit == 0:
        return rt.str("")
    line = self.take_line(separator, limit)
    if line is None:
        return None
    self.lineno += 1
    return self.text(chomped(line, separator) if chop else line)


@reading.method("gets")
def gets(rt: Interpreter, self: Stream, *args: Value, chomp: Value = None) -> Value:
    line = next_line(rt, self, args, chomp)
    rt.globals["$_"] = line
    if line is not None:
        rt.globals["$."] = self.lineno
    return line


@reading.method("readline")
def readline(rt: Interpreter, self: Stream, *args: Value, chomp: Value = None) -> Value:
    line = next_line(rt, self, args, chomp)
    rt.globals["$_"] = line
    if line is None:
        raise end_of_file(rt)
    return line


@reading.method("readlines", "to_a")
def readlines(rt: Interpreter, self: Stream, *args: Value, chomp: Value = None) -> Value:
    self.check_readable()
    if line_arguments(rt, args, chomp)[1] == 0:
        raise rt.error("ArgumentError", "invalid limit: 0 for readlines")
    lines: List[Value] = []
    while True:
        line = next_line(rt, self, args, chomp)
        if line is None:
            return rt.array(lines)
        lines.append(line)


@reading.method("each_line", "each")
def each_line(rt: Interpreter, self: Stream, *args: Value, chomp: Value = None, block: Optional[RProc] = None) -> Value:
    if block is None:
        options = rt.hash({rt.sym("chomp"): True}) if rt.truthy(chomp) else None
        return rt.send(self, "enum_for", rt.sym("each_line"), *args, kw=options)
    self.check_readable()
    if line_arguments(rt, args, chomp)[1] == 0:
        raise rt.error("ArgumentError", "invalid limit: 0 for each_line")
    while not self.is_closed:
        line = next_line(rt, self, args, chomp)
        if line is None:
            break
        rt.globals["$."] = self.lineno
        rt.call_block(block, line)
    return self


@reading.method("read")
def read(rt: Interpreter, self: Stream, length: Value = None, buffer: Value = None) -> Value:
    self.check_readable()
    result: Any
    if length is None:
        result = self.text(self.take_all())
    else:
        count = rt.to_int(length)
        if count < 0:
            raise rt.error("ArgumentError", "negative length %d given" % count)
        data = self.take(count)
        result = binary(rt, data) if data or count == 0 else None
    if isinstance(buffer, RString):
        buffer.s, buffer.enc = (result.s, result.enc) if result is not None else ("", buffer.enc)
        return buffer if result is not None else None
    return result


@reading.method("read_nonblock")
def read_nonblock(
    rt: Interpreter, self: Stream, length: int, buffer: Value = None, *, exception: Value = True
) -> Value:
    self.check_readable()
    if self.start >= len(self.ahead) and not self.is_ready():
        if exception is False:
            return rt.sym("wait_readable")
        raise would_block(rt, "Readable")
    return readpartial(rt, self, length, buffer, exception=exception)


def would_block(rt: Interpreter, what: str) -> Exception:
    """Errno::EAGAIN in the shape that ``rescue IO::WaitReadable`` sees."""
    io = rt.classes["IO"]
    name = "EAGAINWait" + what
    cls = io.consts.get(name)
    if cls is None:
        cls = rt.define_class(name, rt.errno_class("EAGAIN"), under=io)
        rt.include(rt.classes["IO::Wait" + what], cls)
    kind = "read" if what == "Readable" else "write"
    error: Exception = rt.error(cls, "Resource temporarily unavailable - %s would block" % kind, errno=11)
    return error


@reading.method("readpartial", "sysread")
def readpartial(rt: Interpreter, self: Stream, length: int, buffer: Value = None, *, exception: Value = None) -> Value:
    self.check_readable()
    if self.start >= len(self.ahead):
        self.ahead, self.start = self.pull(max(length, 1)), 0
    data = self.ahead[self.start : self.start + length]
    self.start += len(data)
    if not data and length:
        if exception is False:
            return None
        raise end_of_file(rt)
    result = binary(rt, data)
    if isinstance(buffer, RString):
        buffer.s, buffer.enc = result.s, result.enc
        return buffer
    return result


@reading.method("getc")
def getc(rt: Interpreter, self: Stream) -> Value:
    self.check_readable()
    data = self.take_char()
    return self.text(data) if data else None


@reading.method("readchar")
def readchar(rt: Interpreter, self: Stream) -> Value:
    self.check_readable()
    data = self.take_char()
    if not data:
        raise end_of_file(rt)
    return self.text(data)


@reading.method("getbyte")
def getbyte(rt: Interpreter, self: Stream) -> Optional[int]:
    self.check_readable()
    data = self.take(1)
    return data[0] if data else None


@reading.method("readbyte")
def readbyte(rt: Interpreter, self: Stream) -> int:
    found = getbyte(rt, self)
    if found is None:
        raise end_of_file(rt)
    return found


@reading.method("ungetc", "ungetbyte")
def ungetc(rt: Interpreter, self: Stream, char: Value) -> None:
    self.check_readable()
    if char is None:
        return
    if isinstance(char, RString):
        self.unget(to_bytes(char))
    else:
        number = rt.to_int(char)
        self.unget(bytes([number]) if number < 256 else chr(number).encode())


@reading.method("each_char")
def each_char(rt: Interpreter, self: Stream, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_char")
    while True:
        char = getc(rt, self)
        if char is None:
            return self
        rt.call_block(block, char)


@reading.method("each_byte")
def each_byte(rt: Interpreter, self: Stream, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_byte")
    while True:
        byte = getbyte(rt, self)
        if byte is None:
            return self
        rt.call_block(block, byte)


@reading.method("eof?", "eof")
def eof(rt: Interpreter, self: Stream) -> bool:
    self.check_readable()
    return self.at_end()


@reading.method("lineno")
def lineno(rt: Interpreter, self: Stream) -> int:
    self.check_readable()
    return self.lineno


@reading.method("lineno=")
def set_lineno(rt: Interpreter, self: Stream, number: int) -> int:
    self.lineno = number
    return number


@reading.method("external_encoding")
def external_encoding(rt: Interpreter, self: Stream) -> Value:
    return rt.send(rt.str("", self.enc or self.encoding), "encoding") if self.readable or self.enc else None


@reading.method("internal_encoding")
def internal_encoding(rt: Interpreter, self: Stream) -> Value:
    return None if self.internal is None else rt.send(rt.str("", self.internal), "encoding")


@reading.method("set_encoding")
def set_encoding(rt: Interpreter, self: Stream, external: Value, internal: Value = None, **options: Value) -> Stream:
    from pysolo.ruby.core.io_conversion import known_encoding, named_encodings, replaces_bad_bytes

    self.enc = self.internal = None
    if external is not None:
        self.enc, self.internal, _ = named_encodings(rt, external)
    if internal is not None:
        inside = known_encoding(rt, internal)
        self.internal = None if inside == self.enc else inside
    self.convert(False, replaces_bad_bytes(options))
    return self


@reading.method("binmode")
def binmode(rt: Interpreter, self: Stream) -> RObject:
    self.binary = True
    self.enc, self.internal, self.conversion = "ASCII-8BIT", None, None
    return self


@reading.method("binmode?")
def is_binmode(rt: Interpreter, self: Stream) -> bool:
    return self.binary
