"""StringIO: a String read and written like a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.io import given_to_block, whence_of
from pysolo.ruby.core.io_mode import parse_mode
from pysolo.ruby.core.stream import Stream
from pysolo.ruby.core.stream_reading import reading
from pysolo.ruby.core.stream_writing import writing
from pysolo.ruby.core.string_bytes import from_bytes, to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RStringIO(Stream):
    """``at`` counts bytes of ``string``, which Ruby code may change meanwhile."""

    __slots__ = ("string", "at", "append", "_known", "_bytes")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.string: Optional[RString] = None
        self.at = 0
        self.append = False
        self._known: Optional[str] = None
        self._bytes = b""

    @property
    def encoding(self) -> str:
        return self.enc or (self.string.enc if self.string is not None else "UTF-8")

    def content(self) -> bytes:
        """The String's bytes, encoded anew only after a change."""
        if self.string is None:
            return b""
        if self.string.s is not self._known:
            self._known = self.string.s
            self._bytes = to_bytes(self.string)
        return self._bytes

    def pull(self, count: int) -> bytes:
        data = self.content()[self.at : self.at + count]
        self.at += len(data)
        return data

    def settle(self) -> None:
        """Give back what was read ahead: ``at`` is then where the program believes it is."""
        self.at -= len(self.ahead) - self.start
        self.ahead, self.start = b"", 0

    def push(self, data: bytes) -> None:
        self.settle()
        string = self.string
        if string is None:
            return
        before = self.content()
        if self.append:
            self.at = len(before)
        if self.at == len(before):
            added = from_bytes(data, string.enc)
            if string.enc == "UTF-8" or added.isascii() or string.enc == "ASCII-8BIT":
                string.s += added
                whole = before + data
            else:
                string.s, whole = from_bytes(before + data, "UTF-8"), before + data
                string.enc = "UTF-8"
        else:
            if self.at > len(before):
                before += b"\0" * (self.at - len(before))
            whole = before[: self.at] + data + before[self.at + len(data) :]
            string.s = from_bytes(whole, string.enc)
        self._known, self._bytes = string.s, whole
        self.at += len(data)

    def unget(self, data: bytes) -> None:
        """ungetc changes the String itself when it differs from what stands there."""
        self.settle()
        whole = self.content()
        start = max(0, self.at - len(data))
        if whole[start : self.at] != data and self.string is not None:
            whole = whole[:start] + data + whole[self.at :]
            self.string.s = from_bytes(whole, self.string.enc)
            self._known, self._bytes = self.string.s, whole
        self.at = start


stringio = NativeClass("StringIO", superclass="Object", includes=("Enumerable",), allocator=RStringIO)
stringio.methods.update(reading.methods)
stringio.methods.update(writing.methods)


def start(rt: Interpreter, self: RStringIO, string: Value, mode: Value) -> None:
    if not isinstance(string, RString):
        string = rt.str(rt.to_str(string))
    self.string = string
    self.at = self.lineno = 0
    self.ahead, self.start = b"", 0
    self.readable, self.writable, self.append = True, not string.frozen, False
    if mode is None:
        return
    text = mode.s if isinstance(mode, RString) else None
    if text is None:
        flags = rt.to_int(mode)
        self.readable, self.writable = flags & 3 != 1, flags & 3 != 0
        return
    wanted = parse_mode(rt, text)
    if wanted.writable and string.frozen:
        raise rt.error("Errno::EACCES", "Permission denied")
    self.readable, self.writable = wanted.readable, wanted.writable
    self.append = text.startswith("a")
    if wanted.enc is not None:
        self.enc = wanted.enc if not wanted.binary else None
    if text.startswith("w"):
        string.s = ""


@stringio.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RStringIO, string: Value = UNSET, mode: Value = None) -> None:
    start(rt, self, rt.str("") if string is UNSET else string, mode)


@stringio.singleton("open")
def open_(rt: Interpreter, self: RClass, *args: Value, block: Optional[RProc] = None) -> Value:
    return given_to_block(rt, rt.send(self, "new", *args), block)


@stringio.method("reopen")
def reopen(rt: Interpreter, self: RStringIO, string: Value = UNSET, mode: Value = None) -> RStringIO:
    if isinstance(string, RStringIO):
        string = string.string
    start(rt, self, rt.str("") if string is UNSET else string, mode)
    return self


@stringio.method("string")
def string_(rt: Interpreter, self: RStringIO) -> Value:
    return self.string


@stringio.method("string=")
def set_string(rt: Interpreter, self: RStringIO, string: Value) -> Value:
    start(rt, self, string, None)
    return string


def opened(rt: Interpreter, self: RStringIO) -> RStringIO:
    self.settle()
    return self


@stringio.method("pos", "tell")
def pos(rt: Interpreter, self: RStringIO) -> int:
    return opened(rt, self).at


@stringio.method("pos=")
def set_pos(rt: Interpreter, self: RStringIO, offset: int) -> int:
    if offset < 0:
        raise rt.error("Errno::EINVAL", "Invalid argument")
    opened(rt, self).at = offset
    return offset


@stringio.method("seek")
def seek(rt: Interpreter, self: RStringIO, offset: int, whence: Value = 0) -> int:
    if not (self.readable or self.writable):
        raise rt.error("IOError", "closed stream")
    opened(rt, self)
    origin = whence_of(rt, whence)
    if origin not in (0, 1, 2):
        raise rt.error("Errno::EINVAL", "Invalid argument - invalid whence")
    base = (0, self.at, len(self.content()))[origin]
    if base + offset < 0:
        raise rt.error("Errno::EINVAL", "Invalid argument")
    self.at = base + offset
    return 0


@stringio.method("rewind")
def rewind(rt: Interpreter, self: RStringIO) -> int:
    opened(rt, self).at = 0
    self.lineno = 0
    return 0


@stringio.method("size", "length")
def size(rt: Interpreter, self: RStringIO) -> int:
    return len(self.content())


@stringio.method("truncate")
def truncate(rt: Interpreter, self: RStringIO, length: int) -> int:
    self.check_writable()
    assert self.string is not None
    data = self.content()
    self.string.s = from_bytes(data[:length] + b"\0" * (length - len(data)), self.string.enc)
    return length


@stringio.method("close")
def close(rt: Interpreter, self: RStringIO) -> None:
    """Each direction on its own then says that it is not open."""
    self.readable = self.writable = False


@stringio.method("close_read")
def close_read(rt: Interpreter, self: RStringIO) -> None:
    if not self.readable:
        raise rt.error("IOError", "closing non-duplex IO for reading")
    self.readable = False


@stringio.method("close_write")
def close_write(rt: Interpreter, self: RStringIO) -> None:
    if not self.writable:
        raise rt.error("IOError", "closing non-duplex IO for writing")
    self.writable = False


@stringio.method("closed?")
def closed(rt: Interpreter, self: RStringIO) -> bool:
    return not (self.readable or self.writable)


@stringio.method("closed_read?")
def closed_read(rt: Interpreter, self: RStringIO) -> bool:
    return not self.readable


@stringio.method("closed_write?")
def closed_write(rt: Interpreter, self: RStringIO) -> bool:
    return not self.writable


@stringio.method("each_codepoint")
def each_codepoint(rt: Interpreter, self: RStringIO, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_codepoint")
    while True:
        char = rt.send(self, "getc")
        if char is None:
            return self
        rt.call_block(block, rt.send(char, "ord"))


@stringio.method("flush")
def flush(rt: Interpreter, self: RStringIO) -> RStringIO:
    return self


@stringio.method("fsync")
def fsync(rt: Interpreter, self: RStringIO) -> int:
    return 0


@stringio.method("sync")
def sync(rt: Interpreter, self: RStringIO) -> bool:
    return True


@stringio.method("tty?", "isatty")
def tty(rt: Interpreter, self: RStringIO) -> bool:
    return False


@stringio.method("fileno", "pid")
def fileno(rt: Interpreter, self: RStringIO) -> None:
    return None


@stringio.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: RStringIO, other: RStringIO) -> RStringIO:
    return self


CLASSES = (stringio,)
