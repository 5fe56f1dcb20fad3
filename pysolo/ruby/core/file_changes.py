"""File: what reads or changes the disk by path, and the same on an open file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Callable, Optional, Tuple

from pysolo.ruby.core.file_stat import RStat, kind_of
from pysolo.ruby.core.io_object import RIO
from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

file = NativeClass("File", superclass="IO")


def taken(rt: Interpreter, path: Value, where: str, follow: bool = True) -> os.stat_result:
    """stat of a path or an open file, or the error that MRI names by ``where``."""
    if isinstance(path, RIO):
        return os.fstat(path.fd)
    name = path_of(rt, path)
    try:
        return os.stat(name) if follow else os.lstat(name)
    except OSError as error:
        raise system_error(rt, error, where, name)


@file.singleton("stat")
def stat(rt: Interpreter, self: RClass, path: Value) -> RStat:
    return RStat(rt.classes["File::Stat"], taken(rt, path, "rb_file_s_stat"))


@file.singleton("lstat")
def lstat(rt: Interpreter, self: RClass, path: Value) -> RStat:
    return RStat(rt.classes["File::Stat"], taken(rt, path, "rb_file_s_lstat", False))


@file.singleton("ftype")
def ftype(rt: Interpreter, self: RClass, path: Value) -> str:
    return kind_of(taken(rt, path, "rb_file_s_ftype", False).st_mode)


def moment(rt: Interpreter, nanoseconds: int) -> Value:
    from pysolo.ruby.core.time_object import local_time

    return local_time(rt, nanoseconds)


@file.singleton("mtime")
def mtime(rt: Interpreter, self: RClass, path: Value) -> Value:
    return moment(rt, taken(rt, path, "rb_file_s_mtime").st_mtime_ns)


@file.singleton("atime")
def atime(rt: Interpreter, self: RClass, path: Value) -> Value:
    return moment(rt, taken(rt, path, "rb_file_s_atime").st_atime_ns)


@file.singleton("ctime")
def ctime(rt: Interpreter, self: RClass, path: Value) -> Value:
    return moment(rt, taken(rt, path, "rb_file_s_ctime").st_ctime_ns)


@file.singleton("birthtime")
def birthtime(rt: Interpreter, self: RClass, path: Value) -> Value:
    return moment(rt, taken(rt, path, "rb_file_s_birthtime").st_ctime_ns)


def each_path(rt: Interpreter, paths: Tuple[Value, ...], change: Callable[[str], None]) -> int:
    """Apply to all; the number of paths."""
    for path in paths:
        name = path_of(rt, path)
        try:
            change(name)
        except OSError as error:
            raise system_error(rt, error, "apply2files", name)
    return len(paths)


@file.singleton("unlink", "delete")
def unlink(rt: Interpreter, self: RClass, *paths: Value) -> int:
    return each_path(rt, paths, os.unlink)


@file.singleton("chmod")
def chmod(rt: Interpreter, self: RClass, mode: int, *paths: Value) -> int:
    return each_path(rt, paths, lambda path: os.chmod(path, mode))


@file.singleton("lchmod")
def lchmod(rt: Interpreter, self: RClass, mode: int, *paths: Value) -> int:
    def change(path: str) -> None:
        if os.path.islink(path):
            raise OSError(95, "")
        os.chmod(path, mode)

    return each_path(rt, paths, change)


@file.singleton("chown")
def chown(rt: Interpreter, self: RClass, owner: Optional[int], group: Optional[int], *paths: Value) -> int:
    uid, gid = -1 if owner is None else owner, -1 if group is None else group
    return each_path(rt, paths, lambda path: os.chown(path, uid, gid))


@file.singleton("lchown")
def lchown(rt: Interpreter, self: RClass, owner: Optional[int], group: Optional[int], *paths: Value) -> int:
    uid, gid = -1 if owner is None else owner, -1 if group is None else group
    return each_path(rt, paths, lambda path: os.lchown(path, uid, gid))


def nanoseconds(rt: Interpreter, value: Value) -> int:
    import time

    from pysolo.ruby.core.time_object import RTime

    if value is None:
        return time.time_ns()
    if isinstance(value, RTime):
        return int(value.ns)
    return int(rt.to_float(value) * 1_000_000_000) if type(value) is not int else value * 1_000_000_000


@file.singleton("utime")
def utime(rt: Interpreter, self: RClass, accessed: Value, modified: Value, *paths: Value) -> int:
    pair = (nanoseconds(rt, accessed), nanoseconds(rt, modified))
    return each_path(rt, paths, lambda path: os.utime(path, ns=pair))


@file.singleton("lutime")
def lutime(rt: Interpreter, self: RClass, accessed: Value, modified: Value, *paths: Value) -> int:
    pair = (nanoseconds(rt, accessed), nanoseconds(rt, modified))
    return each_path(rt, paths, lambda path: os.utime(path, ns=pair, follow_symlinks=False))


@file.singleton("rename")
def rename(rt: Interpreter, self: RClass, old: Value, new: Value) -> int:
    a, b = path_of(rt, old), path_of(rt, new)
    try:
        os.rename(a, b)
    except OSError as error:
        raise system_error(rt, error, "rb_file_s_rename", "(%s, %s)" % (a, b))
    return 0


@file.singleton("symlink")
def symlink(rt: Interpreter, self: RClass, old: Value, new: Value) -> int:
    a, b = path_of(rt, old), path_of(rt, new)
    try:
        os.symlink(a, b)
    except OSError as error:
        raise system_error(rt, error, "syserr_fail2_in", b)
    return 0


@file.singleton("link")
def link(rt: Interpreter, self: RClass, old: Value, new: Value) -> int:
    a, b = path_of(rt, old), path_of(rt, new)
    try:
        os.link(a, b)
    except OSError as error:
        raise system_error(rt, error, "rb_file_s_link", "(%s, %s)" % (a, b))
    return 0


@file.singleton("readlink")
def readlink(rt: Interpreter, self: RClass, path: Value) -> str:
    name = path_of(rt, path)
    try:
        return os.readlink(name)
    except OSError as error:
        raise system_error(rt, error, "rb_readlink", name)


@file.singleton("truncate")
def truncate(rt: Interpreter, self: RClass, path: Value, size: int) -> int:
    name = path_of(rt, path)
    try:
        os.truncate(name, size)
    except OSError as error:
        raise system_error(rt, error, "rb_file_s_truncate", name)
    return 0


@file.singleton("mkfifo")
def mkfifo(rt: Interpreter, self: RClass, path: Value, mode: int = 0o666) -> int:
    name = path_of(rt, path)
    try:
        os.mkfifo(name, mode)
    except OSError as error:
        raise system_error(rt, error, "rb_file_s_mkfifo", name)
    return 0


@file.singleton("umask")
def umask(rt: Interpreter, self: RClass, mask: Optional[int] = None) -> int:
    old = os.umask(0 if mask is None else mask)
    if mask is None:
        os.umask(old)
    return old


def descriptor(rt: Interpreter, self: RIO) -> int:
    if self.is_closed:
        raise rt.error("IOError", "closed stream")
    return self.fd


@file.method("size")
def size(rt: Interpreter, self: RIO) -> int:
    return os.fstat(descriptor(rt, self)).st_size


@file.method("mtime")
def own_mtime(rt: Interpreter, self: RIO) -> Value:
    return moment(rt, os.fstat(descriptor(rt, self)).st_mtime_ns)


@file.method("atime")
def own_atime(rt: Interpreter, self: RIO) -> Value:
    return moment(rt, os.fstat(descriptor(rt, self)).st_atime_ns)


@file.method("ctime", "birthtime")
def own_ctime(rt: Interpreter, self: RIO) -> Value:
    return moment(rt, os.fstat(descriptor(rt, self)).st_ctime_ns)


@file.method("lstat")
def own_lstat(rt: Interpreter, self: RIO) -> RStat:
    return lstat(rt, self.cls, rt.str(self.path or ""))


@file.method("chmod")
def own_chmod(rt: Interpreter, self: RIO, mode: int) -> int:
    os.fchmod(descriptor(rt, self), mode)
    return 0


@file.method("chown")
def own_chown(rt: Interpreter, self: RIO, owner: Optional[int], group: Optional[int]) -> int:
    try:
        os.fchown(descriptor(rt, self), -1 if owner is None else owner, -1 if group is None else group)
    except OSError as error:
        raise system_error(rt, error, None, self.path)
    return 0


@file.method("truncate")
def own_truncate(rt: Interpreter, self: RIO, size: int) -> int:
    self.check_writable()
    os.ftruncate(self.fd, size)
    return 0


@file.method("flock")
def flock(rt: Interpreter, self: RIO, operation: int) -> Value:
    import fcntl

    try:
        fcntl.flock(descriptor(rt, self), operation)
    except BlockingIOError:
        return False
    return 0


CLASSES = (file,)
