"""The Python side of an IO: a file descriptor, or the run's own output."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.io_conversion import MARKS
from pysolo.ruby.core.io_mode import Mode
from pysolo.ruby.core.stream import CHUNK, Stream
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.core.system_error import system_error
from pysolo.ruby.core.waiting import outside
from pysolo.ruby.runtime.objects import RClass, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RIO(Stream):
    """``fd`` is read; ``write_fd`` differs from it for a two-way pipe. Writes go out at once: nothing is left in a buffer."""

    __slots__ = ("fd", "write_fd", "path", "perm", "child", "sink", "at_exit_close", "crlf", "__weakref__")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.fd = -1
        self.write_fd = -1
        self.path: Optional[str] = None
        self.child: Any = None  # the process at the other end of a pipe
        self.sink: Optional[str] = None  # "out" or "err": the interpreter's own
        self.at_exit_close = True
        self.crlf = False

    def __del__(self) -> None:
        if getattr(self, "is_closed", True) or not self.at_exit_close or self.sink is not None:
            return
        for fd in {self.fd, self.write_fd}:
            if fd > 2:
                try:
                    os.close(fd)
                except OSError:
                    pass

    def attach(self, fd: int, mode: Mode) -> None:
        self.fd = self.write_fd = fd
        self.readable = mode.readable
        self.writable = mode.writable
        self.enc = mode.enc
        self.binary = mode.binary
        self.crlf = mode.crlf
        if mode.looks_for_mark and mode.readable:
            self.skip_mark()
        self.internal = None if mode.internal == self.enc else mode.internal
        if mode.readable:
            self.convert(mode.universal, mode.replaces)

    def skip_mark(self) -> Optional[str]:
        """Pass over a byte order mark; the encoding that it stands for, which is then the external one."""
        head = self.take(4)
        found = next(((mark, enc) for mark, enc in MARKS if head.startswith(mark)), None)
        self.unget(head if found is None else head[len(found[0]) :])
        if found is None:
            return None
        self.enc = found[1]
        return found[1]

    def bytes_of(self, value: Value) -> bytes:
        """Text is written in the external encoding if one was named."""
        string = value if isinstance(value, RString) else self.cls.rt.str(self.cls.rt.to_s(value))
        if self.crlf:
            string = RString(string.cls, string.s.replace("\n", "\r\n"), string.enc)
        wide = self.enc is not None and self.enc.startswith(("UTF-16", "UTF-32"))
        if self.enc in (None, "ASCII-8BIT", string.enc) or (string.s.isascii() and not wide):
            return to_bytes(string)
        return to_bytes(self.cls.rt.send(string, "encode", self.cls.rt.str(self.enc)))

    def pull(self, count: int) -> bytes:
        try:
            data: bytes = outside(self.cls.rt, os.read, self.fd, count)
            return data
        except OSError as error:
            raise self.failure(error, "io_fread")

    def is_ready(self) -> bool:
        import select

        return bool(select.select([self.fd], [], [], 0)[0])

    def push(self, data: bytes) -> None:
        rt = self.cls.rt
        if self.sink is not None:
            (rt.out if self.sink == "out" else rt.err).write(data.decode("utf-8", "surrogateescape"))
            return
        if self.start < len(self.ahead):
            self.forget_ahead()
        try:
            written = outside(rt, os.write, self.write_fd, data)
            while written < len(data):
                written += outside(rt, os.write, self.write_fd, data[written : written + CHUNK * 16])
        except OSError as error:
            raise self.failure(error, "io_write")

    def failure(self, error: OSError, call: str) -> Exception:
        """Names the call only together with a path; a broken pipe has neither."""
        if self.path is None or error.errno == errno.EPIPE:
            return system_error(self.cls.rt, error)
        return system_error(self.cls.rt, error, call, self.path)

    def forget_ahead(self) -> None:
        """Put the descriptor where the program believes it is."""
        left = len(self.ahead) - self.start
        self.ahead, self.start = b"", 0
        if left:
            try:
                os.lseek(self.fd, -left, os.SEEK_CUR)
            except OSError:
                pass

    def position(self) -> int:
        try:
            return os.lseek(self.fd, 0, os.SEEK_CUR) - (len(self.ahead) - self.start)
        except OSError as error:
            raise self.failure(error, "rb_io_tell")

    def seek(self, offset: int, whence: int) -> None:
        if whence == os.SEEK_CUR:
            self.forget_ahead()
        try:
            os.lseek(self.fd, offset, whence)
        except OSError as error:
            raise self.failure(error, "rb_io_seek")
        self.ahead, self.start = b"", 0

    def flush(self) -> None:
        if self.sink is not None:
            flush = getattr(self.cls.rt.out if self.sink == "out" else self.cls.rt.err, "flush", None)
            if flush is not None:
                flush()

    def close_write(self) -> None:
        if self.write_fd != self.fd and self.write_fd >= 0:
            os.close(self.write_fd)
            self.write_fd = -1
        self.writable = False

    def close_all(self) -> None:
        """Close, and for a pipe wait for the process: its status becomes ``$?``."""
        if self.is_closed:
            return
        self.is_closed = True
        if self.sink is not None:
            self.flush()
        for fd in sorted({self.fd, self.write_fd}):
            if fd > 2 or (fd >= 0 and self.sink is None):
                try:
                    os.close(fd)
                except OSError:
                    pass
        self.fd = self.write_fd = -1
        self.ahead, self.start = b"", 0
        if self.child is not None:
            child, self.child = self.child, None
            child.finish(self.cls.rt)


def open_path(rt: Interpreter, io: RIO, path: str, mode: Mode) -> None:
    """``File.open``: O_CLOEXEC as always in Ruby."""
    try:
        fd = os.open(os.fsencode(path), mode.flags | os.O_CLOEXEC, mode.perm)
    except OSError as error:
        raise system_error(rt, error, "rb_sysopen", path)
    io.attach(fd, mode)
    io.path = path


def as_io(rt: Interpreter, value: Value) -> RIO:
    """An IO argument, by ``to_io`` if need be."""
    if isinstance(value, RIO):
        return value
    if rt.respond_to(value, "to_io"):
        found = rt.send(value, "to_io")
        if isinstance(found, RIO):
            return found
    raise rt.error("TypeError", "no implicit conversion of %s into IO" % rt.class_name(value))
