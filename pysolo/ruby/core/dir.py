"""Dir: folders, their entries and glob."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.glob import glob
from pysolo.ruby.core.path_text import UnknownHome, home_of
from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RDir(RObject):
    """An open folder: its entries are read when it is opened."""

    __slots__ = ("path", "names", "at", "is_closed")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.path = ""
        self.names: List[str] = []
        self.at = 0
        self.is_closed = False


dir_ = NativeClass("Dir", includes=("Enumerable",), allocator=RDir)


def names_in(rt: Interpreter, path: Value, where: str = "dir_initialize") -> List[str]:
    name = path_of(rt, path)
    try:
        return os.listdir(name)
    except OSError as error:
        raise system_error(rt, error, where, name)


def strings(rt: Interpreter, names: List[str]) -> RArray:
    return rt.array([rt.str(name) for name in names])


def opened(rt: Interpreter, self: RDir) -> RDir:
    if self.is_closed:
        raise rt.error("IOError", "closed directory")
    return self


@dir_.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RDir, path: Value, *, encoding: Value = None) -> None:
    self.names = [".", ".."] + names_in(rt, path)
    self.path = path_of(rt, path)


@dir_.singleton("open")
def open_(
    rt: Interpreter, self: RClass, path: Value, *, encoding: Value = None, block: Optional[RProc] = None
) -> Value:
    made = rt.allocate(self)
    rt.send(made, "initialize", path)
    if block is None:
        return made
    try:
        return rt.call_block(block, made)
    finally:
        made.is_closed = True


@dir_.method("path", "to_path")
def path(rt: Interpreter, self: RDir) -> str:
    return self.path


@dir_.method("inspect")
def inspect(rt: Interpreter, self: RDir) -> str:
    return "#<%s:%s>" % (rt.class_name(self), self.path)


@dir_.method("read")
def read(rt: Interpreter, self: RDir) -> Value:
    opened(rt, self)
    if self.at >= len(self.names):
        return None
    self.at += 1
    return rt.str(self.names[self.at - 1])


@dir_.method("each")
def each(rt: Interpreter, self: RDir, *, block: Optional[RProc] = None) -> Value:
    opened(rt, self)
    if block is None:
        return rt.enumerator(self, "each")
    for name in self.names[self.at :]:
        rt.call_block(block, rt.str(name))
    return self


@dir_.method("children")
def own_children(rt: Interpreter, self: RDir) -> RArray:
    return strings(rt, opened(rt, self).names[2:])


@dir_.method("each_child")
def own_each_child(rt: Interpreter, self: RDir, *, block: Optional[RProc] = None) -> Value:
    names = strings(rt, opened(rt, self).names[2:])
    if block is None:
        return rt.enumerator(names, "each")
    for name in names.items:
        rt.call_block(block, name)
    return self


@dir_.method("rewind")
def rewind(rt: Interpreter, self: RDir) -> RDir:
    opened(rt, self).at = 0
    return self


@dir_.method("pos", "tell")
def pos(rt: Interpreter, self: RDir) -> int:
    return opened(rt, self).at


@dir_.method("pos=", "seek")
def set_pos(rt: Interpreter, self: RDir, at: int) -> Value:
    opened(rt, self).at = at
    return self


@dir_.method("close")
def close(rt: Interpreter, self: RDir) -> None:
    self.is_closed = True


@dir_.singleton("entries")
def entries(rt: Interpreter, self: RClass, path: Value, *, encoding: Value = None) -> RArray:
    return strings(rt, [".", ".."] + names_in(rt, path))


@dir_.singleton("children")
def children(rt: Interpreter, self: RClass, path: Value, *, encoding: Value = None) -> RArray:
    return strings(rt, names_in(rt, path))


@dir_.singleton("each_child")
def each_child(
    rt: Interpreter, self: RClass, path: Value, *, encoding: Value = None, block: Optional[RProc] = None
) -> Value:
    names = strings(rt, names_in(rt, path))
    if block is None:
        return rt.enumerator(names, "each")
    for name in names.items:
        rt.call_block(block, name)
    return None


@dir_.singleton("foreach")
def foreach(
    rt: Interpreter, self: RClass, path: Value, *, encoding: Value = None, block: Optional[RProc] = None
) -> Value:
    names = entries(rt, self, path)
    if block is None:
        return rt.enumerator(names, "each")
    for name in names.items:
        rt.call_block(block, name)
    return None


@dir_.singleton("exist?", "exists?")
def exist(rt: Interpreter, self: RClass, path: Value) -> bool:
    return os.path.isdir(path_of(rt, path))


@dir_.singleton("empty?")
def is_empty(rt: Interpreter, self: RClass, path: Value) -> bool:
    name = path_of(rt, path)
    try:
        return not os.listdir(name)
    except NotADirectoryError:
        return False
    except OSError as error:
        raise system_error(rt, error, "rb_dir_s_empty_p", name)


@dir_.singleton("mkdir")
def mkdir(rt: Interpreter, self: RClass, path: Value, mode: int = 0o777) -> int:
    name = path_of(rt, path)
    try:
        os.mkdir(name, mode)
    except OSError as error:
        raise system_error(rt, error, "dir_s_mkdir", name)
    return 0


@dir_.singleton("rmdir", "unlink", "delete")
def rmdir(rt: Interpreter, self: RClass, path: Value) -> int:
    name = path_of(rt, path)
    try:
        os.rmdir(name)
    except OSError as error:
        raise system_error(rt, error, "dir_s_rmdir", name)
    return 0


@dir_.singleton("pwd", "getwd")
def pwd(rt: Interpreter, self: RClass) -> str:
    try:
        return os.getcwd()
    except OSError as error:
        raise system_error(rt, error, "rb_dir_getwd")


@dir_.singleton("chdir")
def chdir(rt: Interpreter, self: RClass, path: Value = None, *, block: Optional[RProc] = None) -> Value:
    name = path_of(rt, path) if path is not None else home_of("")
    before = os.getcwd() if block is not None else ""
    try:
        os.chdir(name)
    except OSError as error:
        raise system_error(rt, error, "dir_chdir" if block is not None else "dir_s_chdir", name)
    if block is None:
        return 0
    try:
        return rt.call_block(block, rt.str(name))
    finally:
        os.chdir(before)


@dir_.singleton("home")
def home(rt: Interpreter, self: RClass, user: Value = None) -> str:
    try:
        return home_of("" if user is None else rt.to_str(user))
    except UnknownHome as error:
        raise rt.error("ArgumentError", str(error))


@dir_.singleton("chroot")
def chroot(rt: Interpreter, self: RClass, path: Value) -> int:
    name = path_of(rt, path)
    try:
        os.chroot(name)
    except OSError as error:
        raise system_error(rt, error, "dir_s_chroot", name)
    return 0


def globbed(rt: Interpreter, patterns: List[Value], flags: int, base: Value, sort: Value) -> List[str]:
    root = "" if base is None else path_of(rt, base)
    found: List[str] = []
    for pattern in patterns:
        if isinstance(pattern, RString) and "\0" in pattern.s:
            raise rt.error("ArgumentError", "nul-separated glob pattern is deprecated")
        found.extend(glob(path_of(rt, pattern), flags, root, sort is None or rt.truthy(sort)))
    return found


@dir_.singleton("glob")
def glob_(
    rt: Interpreter,
    self: RClass,
    pattern: Value,
    flags: Value = 0,
    *,
    base: Value = None,
    sort: Value = True,
    block: Optional[RProc] = None,
    **options: Value,
) -> Value:
    if "flags" in options:
        flags = options["flags"]
    patterns = pattern.items if isinstance(pattern, RArray) else [pattern]
    found = strings(rt, globbed(rt, patterns, rt.to_int(flags), base, sort))
    if block is None:
        return found
    for name in found.items:
        rt.call_block(block, name)
    return None


@dir_.singleton("[]")
def brackets(rt: Interpreter, self: RClass, *patterns: Value, base: Value = None, sort: Value = True) -> Value:
    flat: List[Value] = []
    for pattern in patterns:
        flat.extend(pattern.items if isinstance(pattern, RArray) else [pattern])
    return strings(rt, globbed(rt, flat, 0, base, sort))


CLASSES = (dir_,)
