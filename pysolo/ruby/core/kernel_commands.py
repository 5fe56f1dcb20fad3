"""Kernel: running programs and opening files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Dict, List, Optional

from pysolo.ruby.core.io import given_to_block
from pysolo.ruby.core.io_object import RIO
from pysolo.ruby.core.process_launch import Launch, prepare, shell_or_plain
from pysolo.ruby.core.process_status import Child, set_status
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.core.system_error import system_error
from pysolo.ruby.core.waiting import outside
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)


def read_all(fd: int) -> bytes:
    parts: List[bytes] = []
    while True:
        more = os.read(fd, 65536)
        if not more:
            return b"".join(parts)
        parts.append(more)


def captured(rt: Interpreter, launch: Launch) -> bytes:
    """Run a program, give its output, set ``$?``."""
    read_end, write_end = os.pipe()
    try:
        pid = launch.run(rt, {1: write_end})
    except BaseException:
        os.close(read_end)
        raise
    finally:
        os.close(write_end)
    try:
        output: bytes = outside(rt, read_all, read_end)
    finally:
        os.close(read_end)
    Child(pid).finish(rt)  # who is interrupted while reading does not wait
    return output


@kernel.module_function("`")
def backtick(rt: Interpreter, self: Value, command: Value) -> Value:
    launch = Launch()
    shell_or_plain(launch, rt.to_str(command))
    if not launch.argv:
        raise rt.error("Errno::ENOENT", "No such file or directory - %s" % rt.to_str(command))
    return rt.str(captured(rt, launch).decode("utf-8", "surrogateescape"))


@kernel.module_function("system")
def system(rt: Interpreter, self: Value, *args: Value) -> Value:
    options = list(args)
    launch = prepare(rt, options, None)
    try:
        pid = launch.run(rt, {})
    except Exception:
        set_status(rt, 0, 127 << 8)
        if launch.exception:
            raise
        return None
    found = Child(pid).finish(rt)
    if found.raw == 0:
        return True
    if launch.exception:
        from pysolo.ruby.core.process_status import described

        shown = described(found).split(" ", 2)[2]
        raise rt.error(
            "RuntimeError", "Command failed with %s: %s" % (shown, launch.shown.split()[0] if launch.shown else "")
        )
    return False


@kernel.module_function("spawn")
def spawn(rt: Interpreter, self: Value, *args: Value) -> int:
    return prepare(rt, list(args), None).run(rt, {})


@kernel.module_function("exec")
def exec_(rt: Interpreter, self: Value, *args: Value) -> Value:
    launch = prepare(rt, list(args), None)
    if hasattr(rt.out, "flush"):
        rt.out.flush()
    if launch.cwd is not None:
        os.chdir(launch.cwd)
    try:
        launch.replace()
    except OSError as error:
        raise system_error(rt, error, None, launch.shown)


@kernel.module_function("fork")
def fork(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Optional[int]:
    for sink in (rt.out, rt.err):
        if hasattr(sink, "flush"):
            sink.flush()
    pid = os.fork()
    if pid:
        return pid
    if block is None:
        return None
    status = 1
    try:
        try:
            rt.call_block(block)
            status = 0
        except BaseException as error:
            status = exit_status(rt, error)
        rt.run_at_exit()
    except BaseException as error:
        status = exit_status(rt, error)
    finally:
        for sink in (rt.out, rt.err):
            if hasattr(sink, "flush"):
                sink.flush()
        os._exit(status)


def exit_status(rt: Interpreter, error: BaseException) -> int:
    """What a child process ends with because of an exception."""
    from pysolo.ruby.runtime.control import RubyError

    if isinstance(error, RubyError):
        if rt.class_name(error.exc) == "SystemExit":
            return rt.to_int(rt.send(error.exc, "status"))
        rt.err.write(rt.full_message(error.exc))
    return 1


io = NativeClass("IO")


@io.singleton("popen")
def popen(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    """``popen([env,] cmd, mode = "r" [, options])`` with a String or an Array."""
    words = list(args)
    options: Optional[RHash] = words.pop() if len(words) > 1 and isinstance(words[-1], RHash) else None
    environment = [words.pop(0)] if words and isinstance(words[0], RHash) else []
    command = words[0]
    mode = words[1].s if len(words) > 1 and isinstance(words[1], RString) else "r"
    if options is not None and options.has(rt.sym("mode")):
        mode = rt.to_str(options.get(rt.sym("mode")))
    if options is not None:
        options = rt.hash(
            [(k, v) for k, v in options.items() if rt.to_s(k) not in ("mode", "external_encoding", "internal_encoding")]
        )
    inner = list(command.items) if isinstance(command, RArray) else [command]
    if isinstance(command, RArray) and len(inner) == 1:
        inner = [rt.array([inner[0], inner[0]])]
    if isinstance(command, RArray) and isinstance(inner[0], RHash):
        environment = [inner.pop(0)]
    launch = prepare(rt, environment + inner, options)
    return given_to_block(rt, connected(rt, self, launch, mode), block)


def connected(rt: Interpreter, cls: Value, launch: Launch, mode: str) -> RIO:
    """Start with pipes to and from as ``mode`` says."""
    made = RIO(cls)
    plumbing: Dict[int, int] = {}
    theirs: List[int] = []
    if "r" in mode or "+" in mode:
        made.fd, end = os.pipe()
        made.write_fd = made.fd
        made.readable = True
        plumbing[1] = end
        theirs.append(end)
    if "w" in mode or "+" in mode:
        end, made.write_fd = os.pipe()
        made.writable = True
        if made.fd < 0:
            made.fd = made.write_fd
        plumbing[0] = end
        theirs.append(end)
    if "b" in mode:
        made.binary, made.enc = True, "ASCII-8BIT"
    try:
        made.child = Child(launch.run(rt, plumbing))
    finally:
        for end in theirs:
            os.close(end)
    made.sync = True
    return made


@kernel.module_function("open")
def open_(
    rt: Interpreter, self: Value, path: Value, *args: Value, block: Optional[RProc] = None, **options: Value
) -> Value:
    kw = rt.hash({rt.sym(k): v for k, v in options.items()}) if options else None
    if not isinstance(path, RString) and rt.respond_to(path, "to_open"):
        return rt.send(path, "to_open", *args, kw=kw)
    if isinstance(path, RString) and path.s.startswith("|"):
        mode = args[0] if args else rt.str("r")
        return rt.send(rt.classes["IO"], "popen", rt.str(path.s[1:]), mode, block=block)
    return rt.send(rt.classes["File"], "open", path, *args, kw=kw, block=block)


def input_stream(rt: Interpreter) -> Value:
    """ARGF in small: the files named on the command line one after the other, else standard input."""
    names = rt.globals.get("$*")
    if isinstance(names, RArray) and names.items:
        data = b""
        while names.items:
            opened = rt.send(rt.classes["File"], "open", names.items.pop(0))
            data += to_bytes(rt.send(opened, "read"))
        rt.require("stringio")
        rt.globals["$<"] = rt.send(rt.const_get("StringIO"), "new", rt.str(data.decode("utf-8", "surrogateescape")))
    return rt.globals.get("$<") or rt.globals["$stdin"]


@kernel.module_function("gets")
def gets(rt: Interpreter, self: Value, *args: Value, chomp: Value = None) -> Value:
    return rt.send(input_stream(rt), "gets", *args, kw=rt.hash({rt.sym("chomp"): chomp}) if chomp is not None else None)


@kernel.module_function("readline")
def readline(rt: Interpreter, self: Value, *args: Value, chomp: Value = None) -> Value:
    return rt.send(
        input_stream(rt), "readline", *args, kw=rt.hash({rt.sym("chomp"): chomp}) if chomp is not None else None
    )


@kernel.module_function("readlines")
def readlines(rt: Interpreter, self: Value, *args: Value, chomp: Value = None) -> Value:
    return rt.send(
        input_stream(rt), "readlines", *args, kw=rt.hash({rt.sym("chomp"): chomp}) if chomp is not None else None
    )


@kernel.module_function("select")
def select(rt: Interpreter, self: Value, *args: Value) -> Value:
    return rt.send(rt.classes["IO"], "select", *args)


CLASSES = (kernel, io)
