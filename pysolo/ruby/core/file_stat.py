"""File::Stat."""

from __future__ import annotations

import os
import stat as modes
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RStat(RObject):
    __slots__ = ("st",)

    def __init__(self, cls: RClass, st: Any = None) -> None:
        super().__init__(cls)
        self.st: Any = st


file_stat = NativeClass("File::Stat", includes=("Comparable",), allocator=RStat)

KINDS = (
    (modes.S_ISREG, "file"),
    (modes.S_ISDIR, "directory"),
    (modes.S_ISLNK, "link"),
    (modes.S_ISCHR, "characterSpecial"),
    (modes.S_ISBLK, "blockSpecial"),
    (modes.S_ISFIFO, "fifo"),
    (modes.S_ISSOCK, "socket"),
)


def kind_of(mode: int) -> str:
    """``File.ftype``'s word."""
    for test, name in KINDS:
        if test(mode):
            return name
    return "unknown"


def allowed(st: Any, bit: int, uid: int, gid: int) -> bool:
    """Whether read (4), write (2) or execute (1) is granted to this user and group."""
    if uid == 0:
        return bit != 1 or modes.S_ISDIR(st.st_mode) or bool(st.st_mode & 0o111)
    if st.st_uid == uid:
        return bool(st.st_mode & bit << 6)
    if st.st_gid == gid or st.st_gid in os.getgroups():
        return bool(st.st_mode & bit << 3)
    return bool(st.st_mode & bit)


@file_stat.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RStat, path: Value) -> None:
    name = path_of(rt, path)
    try:
        self.st = os.stat(name)
    except OSError as error:
        raise system_error(rt, error, "rb_stat_init", name)


def _number(attribute: str) -> Any:
    def read(rt: Interpreter, self: RStat) -> Optional[int]:
        found: Optional[int] = getattr(self.st, attribute)
        return found

    return read


for ruby_name in ("mode", "size", "uid", "gid", "ino", "nlink", "dev", "rdev", "blksize", "blocks"):
    file_stat.method(ruby_name)(_number("st_" + ruby_name))


@file_stat.method("dev_major")
def dev_major(rt: Interpreter, self: RStat) -> int:
    return os.major(self.st.st_dev)


@file_stat.method("dev_minor")
def dev_minor(rt: Interpreter, self: RStat) -> int:
    return os.minor(self.st.st_dev)


@file_stat.method("rdev_major")
def rdev_major(rt: Interpreter, self: RStat) -> int:
    return os.major(self.st.st_rdev)


@file_stat.method("rdev_minor")
def rdev_minor(rt: Interpreter, self: RStat) -> int:
    return os.minor(self.st.st_rdev)


@file_stat.method("mtime")
def mtime(rt: Interpreter, self: RStat) -> Value:
    return time_of(rt, self.st.st_mtime_ns)


@file_stat.method("atime")
def atime(rt: Interpreter, self: RStat) -> Value:
    return time_of(rt, self.st.st_atime_ns)


@file_stat.method("ctime", "birthtime")
def ctime(rt: Interpreter, self: RStat) -> Value:
    return time_of(rt, self.st.st_ctime_ns)


def time_of(rt: Interpreter, nanoseconds: int) -> Value:
    from pysolo.ruby.core.time_object import local_time

    return local_time(rt, nanoseconds)


@file_stat.method("ftype")
def ftype(rt: Interpreter, self: RStat) -> str:
    return kind_of(self.st.st_mode)


def _kind(test: Any) -> Any:
    def ask(rt: Interpreter, self: RStat) -> bool:
        return bool(test(self.st.st_mode))

    return ask


for ruby_name, python_test in (
    ("file?", modes.S_ISREG),
    ("directory?", modes.S_ISDIR),
    ("symlink?", modes.S_ISLNK),
    ("chardev?", modes.S_ISCHR),
    ("blockdev?", modes.S_ISBLK),
    ("pipe?", modes.S_ISFIFO),
    ("socket?", modes.S_ISSOCK),
    ("setuid?", lambda mode: mode & modes.S_ISUID),
    ("setgid?", lambda mode: mode & modes.S_ISGID),
    ("sticky?", lambda mode: mode & modes.S_ISVTX),
):
    file_stat.method(ruby_name)(_kind(python_test))


def _access(bit: int, real: bool) -> Any:
    def ask(rt: Interpreter, self: RStat) -> bool:
        ids = (os.getuid(), os.getgid()) if real else (os.geteuid(), os.getegid())
        return allowed(self.st, bit, *ids)

    return ask


for ruby_name, access_bit in (("readable", 4), ("writable", 2), ("executable", 1)):
    file_stat.method(ruby_name + "?")(_access(access_bit, False))
    file_stat.method(ruby_name + "_real?")(_access(access_bit, True))


@file_stat.method("world_readable?")
def world_readable(rt: Interpreter, self: RStat) -> Optional[int]:
    return self.st.st_mode & 0o777 if self.st.st_mode & 0o004 else None


@file_stat.method("world_writable?")
def world_writable(rt: Interpreter, self: RStat) -> Optional[int]:
    return self.st.st_mode & 0o777 if self.st.st_mode & 0o002 else None


@file_stat.method("owned?")
def owned(rt: Interpreter, self: RStat) -> bool:
    return bool(self.st.st_uid == os.geteuid())


@file_stat.method("grpowned?")
def grpowned(rt: Interpreter, self: RStat) -> bool:
    return self.st.st_gid == os.getegid() or self.st.st_gid in os.getgroups()


@file_stat.method("zero?")
def zero(rt: Interpreter, self: RStat) -> bool:
    return bool(self.st.st_size == 0)


@file_stat.method("size?")
def size_or_nil(rt: Interpreter, self: RStat) -> Optional[int]:
    return self.st.st_size or None


@file_stat.method("<=>")
def compare(rt: Interpreter, self: RStat, other: Value) -> Optional[int]:
    if not isinstance(other, RStat):
        return None
    a: int = self.st.st_mtime_ns
    b: int = other.st.st_mtime_ns
    return (a > b) - (a < b)


@file_stat.method("inspect")
def inspect(rt: Interpreter, self: RStat) -> str:
    st = self.st
    shown = [
        "dev=0x%x" % st.st_dev,
        "ino=%d" % st.st_ino,
        "mode=0%o" % st.st_mode,
        "nlink=%d" % st.st_nlink,
        "uid=%d" % st.st_uid,
        "gid=%d" % st.st_gid,
        "rdev=0x%x" % st.st_rdev,
        "size=%d" % st.st_size,
        "blksize=%d" % st.st_blksize,
        "blocks=%d" % st.st_blocks,
        "atime=" + rt.inspect(atime(rt, self)),
        "mtime=" + rt.inspect(mtime(rt, self)),
        "ctime=" + rt.inspect(ctime(rt, self)),
    ]
    return "#<File::Stat %s>" % ", ".join(shown)


CLASSES = (file_stat,)
