"""IO: an open file or pipe. Reading and writing stand in stream_*.py, whole-file helpers in io_files.py."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.io_mode import open_mode
from pysolo.ruby.core.io_object import RIO, as_io, open_path
from pysolo.ruby.core.stream_reading import reading
from pysolo.ruby.core.stream_writing import writing
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

io = NativeClass("IO", includes=("Enumerable",), allocator=RIO)
io.methods.update(reading.methods)
io.methods.update(writing.methods)
io.constants.update(
    SEEK_SET=0,
    SEEK_CUR=1,
    SEEK_END=2,
    READABLE=1,
    PRIORITY=2,
    WRITABLE=4,
)
wait_readable = NativeClass("IO::WaitReadable", module=True)
wait_writable = NativeClass("IO::WaitWritable", module=True)


@io.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RIO, fd: int, mode: Value = None, **options: Value) -> None:
    try:
        os.fstat(fd)
    except OSError as error:
        raise system_error(rt, error)
    self.attach(fd, open_mode(rt, mode, None, options))
    if mode is None and "mode" not in options:
        import fcntl

        found = fcntl.fcntl(fd, fcntl.F_GETFL) & (os.O_WRONLY | os.O_RDWR)
        self.readable, self.writable = found != os.O_WRONLY, found != os.O_RDONLY
    if options.get("autoclose") is False:
        self.at_exit_close = False


def given_to_block(rt: Interpreter, opened: Value, block: Optional[RProc]) -> Value:
    """What ``open`` does with its block: pass the object, close it whatever happens."""
    if block is None:
        return opened
    try:
        return rt.call_block(block, opened)
    finally:
        if isinstance(opened, RIO):
            opened.close_all()
        else:
            rt.send(opened, "close")


@io.singleton("open")
def open_(rt: Interpreter, self: RClass, *args: Value, block: Optional[RProc] = None, **options: Value) -> Value:
    kw = rt.hash({rt.sym(k): v for k, v in options.items()}) if options else None
    made = rt.allocate(self)
    rt.send(made, "initialize", *args, kw=kw)
    return given_to_block(rt, made, block)


@io.singleton("for_fd")
def for_fd(rt: Interpreter, self: RClass, *args: Value, **options: Value) -> Value:
    return rt.send(self, "new", *args, kw=rt.hash({rt.sym(k): v for k, v in options.items()}) if options else None)


@io.singleton("sysopen")
def sysopen(rt: Interpreter, self: RClass, path: Value, mode: Value = None, perm: Value = None) -> int:
    made = RIO(rt.classes["IO"])
    open_path(rt, made, path_of(rt, path), open_mode(rt, mode, perm, {}))
    fd, made.fd, made.write_fd = made.fd, -1, -1
    made.is_closed = True
    return fd


@io.singleton("pipe")
def pipe(rt: Interpreter, self: RClass, *encodings: Value, block: Optional[RProc] = None, **options: Value) -> Value:
    read_fd, write_fd = os.pipe()
    reader, writer = RIO(self), RIO(self)
    reader.fd = reader.write_fd = read_fd
    reader.readable = True
    writer.fd = writer.write_fd = write_fd
    writer.writable = True
    writer.sync = True
    pair = rt.array([reader, writer])
    if block is None:
        return pair
    try:
        return rt.call_block(block, reader, writer)
    finally:
        reader.close_all()
        writer.close_all()


@io.singleton("select")
def select(
    rt: Interpreter, self: Value, read: Value, write: Value = None, error: Value = None, timeout: Value = None
) -> Value:
    import select as python_select

    lists = [
        [(as_io(rt, v), v) for v in rt.to_ary(items)] if items is not None else [] for items in (read, write, error)
    ]
    buffered = [v for stream, v in lists[0] if stream.start < len(stream.ahead)]
    if buffered:
        return rt.array([rt.array(buffered), rt.array([]), rt.array([])])
    wait = None if timeout is None else rt.to_float(timeout)
    by_number = [{s.write_fd if i == 1 else s.fd: v for s, v in rows} for i, rows in enumerate(lists)]
    found = python_select.select(list(by_number[0]), list(by_number[1]), list(by_number[2]), wait)
    if not any(found):
        return None
    return rt.array([rt.array([by_number[i][fd] for fd in numbers]) for i, numbers in enumerate(found)])


@io.singleton("try_convert")
def try_convert(rt: Interpreter, self: RClass, value: Value) -> Value:
    return value if isinstance(value, RIO) else rt.send(value, "to_io") if rt.respond_to(value, "to_io") else None


@io.method("close")
def close(rt: Interpreter, self: RIO) -> None:
    self.close_all()


@io.method("close_write")
def close_write(rt: Interpreter, self: RIO) -> None:
    if not self.readable:
        self.close_all()
    else:
        self.close_write()


@io.method("close_read")
def close_read(rt: Interpreter, self: RIO) -> None:
    if not self.writable:
        self.close_all()
    elif self.write_fd != self.fd:
        os.close(self.fd)
        self.fd = self.write_fd
    self.readable = False


@io.method("closed?")
def is_closed(rt: Interpreter, self: RIO) -> bool:
    return self.is_closed


def opened(rt: Interpreter, self: RIO) -> RIO:
    if self.is_closed:
        raise rt.error("IOError", "closed stream")
    return self


@io.method("fileno", "to_i")
def fileno(rt: Interpreter, self: RIO) -> int:
    return opened(rt, self).fd


@io.method("to_io")
def to_io(rt: Interpreter, self: RIO) -> RIO:
    return self


@io.method("tty?", "isatty")
def is_tty(rt: Interpreter, self: RIO) -> bool:
    return os.isatty(opened(rt, self).fd)


@io.method("flush", "fdatasync")
def flush(rt: Interpreter, self: RIO) -> RIO:
    opened(rt, self).flush()
    return self


@io.method("fsync")
def fsync(rt: Interpreter, self: RIO) -> int:
    opened(rt, self).flush()
    try:
        os.fsync(self.write_fd)
    except OSError as error:
        raise self.failure(error, "rb_io_fsync")
    return 0


@io.method("pos", "tell")
def pos(rt: Interpreter, self: RIO) -> int:
    return opened(rt, self).position()


@io.method("pos=")
def set_pos(rt: Interpreter, self: RIO, offset: int) -> int:
    opened(rt, self).seek(offset, 0)
    return offset


WHENCE = {"SET": 0, "CUR": 1, "END": 2}


def whence_of(rt: Interpreter, value: Value) -> int:
    if type(value) is RSymbol and value.name in WHENCE:
        return WHENCE[value.name]
    return rt.to_int(value)


@io.method("seek", "sysseek")
def seek(rt: Interpreter, self: RIO, offset: int, whence: Value = 0) -> int:
    opened(rt, self).seek(offset, whence_of(rt, whence))
    return 0


@io.method("rewind")
def rewind(rt: Interpreter, self: RIO) -> int:
    opened(rt, self).seek(0, 0)
    self.lineno = 0
    return 0


@io.method("pid")
def pid(rt: Interpreter, self: RIO) -> Optional[int]:
    return self.child.pid if self.child is not None else None


@io.method("stat")
def stat(rt: Interpreter, self: RIO) -> Value:
    from pysolo.ruby.core.file_stat import RStat

    return RStat(rt.classes["File::Stat"], os.fstat(opened(rt, self).fd))


@io.method("set_encoding_by_bom")
def set_encoding_by_bom(rt: Interpreter, self: RIO) -> Value:
    if not self.binary:
        raise rt.error("ArgumentError", "ASCII incompatible encoding needs binmode")
    found = opened(rt, self).skip_mark()
    return None if found is None else rt.send(rt.str("", found), "encoding")


@io.method("fcntl", "ioctl")
def fcntl_(rt: Interpreter, self: RIO, command: int, argument: Value = 0) -> int:
    import fcntl

    found = fcntl.fcntl(self.fd, command, rt.to_int(argument) if argument is not None else 0)
    return found


@io.method("close_on_exec=")
def set_close_on_exec(rt: Interpreter, self: RIO, on: Value) -> Value:
    os.set_inheritable(self.fd, not rt.truthy(on))
    return on


@io.method("close_on_exec?")
def close_on_exec(rt: Interpreter, self: RIO) -> bool:
    return not os.get_inheritable(self.fd)


@io.method("autoclose?")
def autoclose(rt: Interpreter, self: RIO) -> bool:
    return self.at_exit_close


@io.method("autoclose=")
def set_autoclose(rt: Interpreter, self: RIO, on: Value) -> Value:
    self.at_exit_close = rt.truthy(on)
    return on


@io.method("pread")
def pread(rt: Interpreter, self: RIO, length: int, offset: int) -> Value:
    data = os.pread(self.fd, length, offset)
    return rt.str(data.decode("latin-1"), "ASCII-8BIT")


@io.method("pwrite")
def pwrite(rt: Interpreter, self: RIO, value: Value, offset: int) -> int:
    return os.pwrite(self.fd, self.bytes_of(value), offset)


@io.method("wait_readable", "wait")
def wait_readable_(rt: Interpreter, self: RIO, timeout: Value = None) -> Value:
    return self if select(rt, None, rt.array([self]), None, None, timeout) else None


@io.method("wait_writable")
def wait_writable_(rt: Interpreter, self: RIO, timeout: Value = None) -> Value:
    return self if select(rt, None, None, rt.array([self]), None, timeout) else None


@io.method("ready?")
def is_ready(rt: Interpreter, self: RIO) -> bool:
    return select(rt, None, rt.array([self]), None, None, 0) is not None


@io.method("reopen")
def reopen(rt: Interpreter, self: RIO, target: Value, mode: Value = None, **options: Value) -> RIO:
    if isinstance(target, RString) or not (isinstance(target, RIO) or rt.respond_to(target, "to_io")):
        other = RIO(rt.classes["File"])
        wanted: Any = mode
        if wanted is None and not options:
            wanted = rt.str("w" if self.writable and not self.readable else "r")
        open_path(rt, other, path_of(rt, target), open_mode(rt, wanted, None, options))
    else:
        other = as_io(rt, target)
        other.flush()
    self.flush()
    if self.fd < 0:
        self.fd = self.write_fd = os.dup(other.write_fd)
    elif other.sink is not None and self.sink == other.sink:
        return self
    else:
        os.dup2(other.write_fd if other.writable else other.fd, self.fd)
        os.set_inheritable(self.fd, self.fd < 3)
    self.readable, self.writable, self.path = other.readable, other.writable, other.path
    self.is_closed = False
    self.ahead, self.start = b"", 0
    return self


@io.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: RIO, other: RIO) -> RIO:
    self.fd = self.write_fd = os.dup(other.fd)
    self.sink = None
    return self


@io.method("inspect")
def inspect(rt: Interpreter, self: RIO) -> str:
    name = self.path or "fd %d" % self.fd
    return "#<%s:%s%s>" % (rt.class_name(self), name, " (closed)" if self.is_closed else "")


@io.method("advise")
def advise(rt: Interpreter, self: RIO, *hints: Value) -> None:
    return None


@io.singleton("copy_stream")
def copy_stream(
    rt: Interpreter, self: RClass, source: Value, target: Value, length: Value = None, offset: Value = None
) -> int:
    """Both ends may be paths, IOs or objects with read/readpartial and write."""
    opened_here = []
    ends = []
    for value, mode in ((source, "rb"), (target, "wb")):
        if isinstance(value, RString) or (not isinstance(value, RIO) and rt.respond_to(value, "to_path")):
            made = RIO(rt.classes["File"])
            open_path(rt, made, path_of(rt, value), open_mode(rt, rt.str(mode), None, {}))
            opened_here.append(made)
            ends.append(made)
        else:
            ends.append(value)
    try:
        if offset is not None:
            rt.send(ends[0], "seek", offset)
        data = rt.send(ends[0], "read") if length is None else rt.send(ends[0], "read", length)
        if data is None:
            return 0
        rt.send(ends[1], "write", data)
        return len(to_bytes(data))
    finally:
        for made in opened_here:
            made.close_all()


def standard(number: int, name: str) -> Any:
    """One of STDIN, STDOUT and STDERR: the latter two write to the interpreter's own sinks."""

    def make(rt: Interpreter) -> RIO:
        made = RIO(rt.classes["IO"])
        made.fd = made.write_fd = number
        made.readable, made.writable = number == 0, number != 0
        made.path = name
        made.sync = number == 2
        if number:
            made.sink = "out" if number == 1 else "err"
        rt.globals[("$stdin", "$stdout", "$stderr")[number]] = made
        return made

    return make


objects = NativeClass("Object")
objects.constants.update(STDIN=standard(0, "<STDIN>"), STDOUT=standard(1, "<STDOUT>"), STDERR=standard(2, "<STDERR>"))

CLASSES = (io, wait_readable, wait_writable, objects)
