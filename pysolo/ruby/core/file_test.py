"""The questions File, FileTest and Kernel#test ask about a path."""

from __future__ import annotations

import os
import stat as modes
from typing import TYPE_CHECKING, Any, Callable, Optional

from pysolo.ruby.core.file_stat import allowed
from pysolo.ruby.core.io_object import RIO
from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

file = NativeClass("File", superclass="IO")
file_test = NativeClass("FileTest", module=True)


def stat_of(rt: Interpreter, path: Value) -> Any:
    """os.stat of a path or open file, None when there is none."""
    try:
        if isinstance(path, RIO):
            return os.fstat(path.fd)
        return os.stat(path_of(rt, path))
    except OSError:
        return None


def question(*names: str) -> Callable[[Callable[[Any], Any]], Callable[[Any], Any]]:
    """Define a test of a stat result for all that answer it; a missing file is false."""

    def collect(test: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def ask(rt: Interpreter, self: Value, path: Value) -> Any:
            st = stat_of(rt, path)
            return False if st is None else test(st)

        for native in (file, file_test):
            native.singleton(*names)(ask)
        return test

    return collect


@question("exist?", "exists?")
def exist(st: Any) -> bool:
    return True


@question("file?")
def is_file(st: Any) -> bool:
    return modes.S_ISREG(st.st_mode)


@question("directory?")
def is_directory(st: Any) -> bool:
    return modes.S_ISDIR(st.st_mode)


@question("pipe?")
def is_pipe(st: Any) -> bool:
    return modes.S_ISFIFO(st.st_mode)


@question("socket?")
def is_socket(st: Any) -> bool:
    return modes.S_ISSOCK(st.st_mode)


@question("blockdev?")
def is_blockdev(st: Any) -> bool:
    return modes.S_ISBLK(st.st_mode)


@question("chardev?")
def is_chardev(st: Any) -> bool:
    return modes.S_ISCHR(st.st_mode)


@question("zero?", "empty?")
def is_zero(st: Any) -> bool:
    return bool(st.st_size == 0)


@question("setuid?")
def is_setuid(st: Any) -> bool:
    return bool(st.st_mode & modes.S_ISUID)


@question("setgid?")
def is_setgid(st: Any) -> bool:
    return bool(st.st_mode & modes.S_ISGID)


@question("sticky?")
def is_sticky(st: Any) -> bool:
    return bool(st.st_mode & modes.S_ISVTX)


@question("owned?")
def is_owned(st: Any) -> bool:
    return bool(st.st_uid == os.geteuid())


@question("grpowned?")
def is_grpowned(st: Any) -> bool:
    return st.st_gid == os.getegid() or st.st_gid in os.getgroups()


@question("readable?")
def is_readable(st: Any) -> bool:
    return allowed(st, 4, os.geteuid(), os.getegid())


@question("writable?")
def is_writable(st: Any) -> bool:
    return allowed(st, 2, os.geteuid(), os.getegid())


@question("executable?")
def is_executable(st: Any) -> bool:
    return allowed(st, 1, os.geteuid(), os.getegid())


@question("readable_real?")
def is_readable_real(st: Any) -> bool:
    return allowed(st, 4, os.getuid(), os.getgid())


@question("writable_real?")
def is_writable_real(st: Any) -> bool:
    return allowed(st, 2, os.getuid(), os.getgid())


@question("executable_real?")
def is_executable_real(st: Any) -> bool:
    return allowed(st, 1, os.getuid(), os.getgid())


def number(*names: str) -> Callable[[Callable[[Any], Optional[int]]], Callable[[Any], Optional[int]]]:
    """Like :func:`question`, but a missing file is nil."""

    def collect(test: Callable[[Any], Optional[int]]) -> Callable[[Any], Optional[int]]:
        def ask(rt: Interpreter, self: Value, path: Value) -> Optional[int]:
            st = stat_of(rt, path)
            return None if st is None else test(st)

        for native in (file, file_test):
            native.singleton(*names)(ask)
        return test

    return collect


@number("size?")
def size_or_nil(st: Any) -> Optional[int]:
    return st.st_size or None


@number("world_readable?")
def world_readable(st: Any) -> Optional[int]:
    return st.st_mode & 0o777 if st.st_mode & 4 else None


@number("world_writable?")
def world_writable(st: Any) -> Optional[int]:
    return st.st_mode & 0o777 if st.st_mode & 2 else None


@file.singleton("size")
@file_test.singleton("size")
def size(rt: Interpreter, self: Value, path: Value) -> int:
    try:
        return os.fstat(path.fd).st_size if isinstance(path, RIO) else os.stat(path_of(rt, path)).st_size
    except OSError as error:
        raise system_error(rt, error, "rb_file_s_size", path_of(rt, path))


@file.singleton("symlink?")
@file_test.singleton("symlink?")
def is_symlink(rt: Interpreter, self: Value, path: Value) -> bool:
    return os.path.islink(path_of(rt, path))


@file.singleton("identical?")
@file_test.singleton("identical?")
def identical(rt: Interpreter, self: Value, a: Value, b: Value) -> bool:
    first, second = stat_of(rt, a), stat_of(rt, b)
    return first is not None and second is not None and os.path.samestat(first, second)


kernel = NativeClass("Kernel", module=True)
LETTERS = {
    "e": "exist?", "f": "file?", "d": "directory?", "r": "readable?", "w": "writable?", "x": "executable?", "s": "size?",
    "z": "zero?", "l": "symlink?", "p": "pipe?", "S": "socket?", "b": "blockdev?", "c": "chardev?", "o": "owned?", "u": "setuid?",
    "g": "setgid?", "k": "sticky?", "R": "readable_real?", "W": "writable_real?", "X": "executable_real?", "M": "mtime",
    "A": "atime", "C": "ctime", "-": "identical?",
}  # fmt: skip


@kernel.module_function("test")
def test(rt: Interpreter, self: Value, letter: Value, *paths: Value) -> Value:
    key = letter.s[:1] if isinstance(letter, RString) else chr(rt.to_int(letter))
    cls = rt.classes["File"]
    if key in LETTERS:
        return rt.send(cls, LETTERS[key], *paths)
    if key in "=<>" and len(paths) == 2:
        a, b = (rt.send(cls, "mtime", path) for path in paths)
        return rt.cmp(a, b) == {"=": 0, "<": -1, ">": 1}[key]
    raise rt.error("ArgumentError", "unknown command '\\x%02X'" % ord(key or "\0"))


CLASSES = (file, file_test, kernel)
