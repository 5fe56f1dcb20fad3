"""File: opening, and paths as text. What changes the disk stands in file_changes.py, what asks about it in file_test.py."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core import fnmatch, path_text
from pysolo.ruby.core.io_mode import open_mode
from pysolo.ruby.core.io_object import RIO, open_path
from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

file = NativeClass("File", superclass="IO")
constants = NativeClass("File::Constants", module=True)
constants.constants.update(
    RDONLY=os.O_RDONLY, WRONLY=os.O_WRONLY, RDWR=os.O_RDWR, APPEND=os.O_APPEND, CREAT=os.O_CREAT, EXCL=os.O_EXCL,
    NONBLOCK=os.O_NONBLOCK, TRUNC=os.O_TRUNC, NOCTTY=os.O_NOCTTY, BINARY=0, SHARE_DELETE=0, SYNC=os.O_SYNC, DSYNC=os.O_DSYNC,
    NOFOLLOW=os.O_NOFOLLOW, DIRECTORY=os.O_DIRECTORY, LOCK_SH=1, LOCK_EX=2, LOCK_NB=4, LOCK_UN=8, NULL="/dev/null",
    FNM_NOESCAPE=1, FNM_PATHNAME=2, FNM_DOTMATCH=4, FNM_CASEFOLD=8, FNM_EXTGLOB=16, FNM_SYSCASE=0, FNM_SHORTNAME=0,
)  # fmt: skip
file.constants.update(constants.constants)
file.constants.update(SEPARATOR="/", Separator="/", ALT_SEPARATOR=None, PATH_SEPARATOR=":")


@file.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RIO, path: Value, mode: Value = None, perm: Value = None, **options: Value
) -> None:
    wanted = open_mode(rt, mode, perm, options)
    if type(path) is int:
        try:
            os.fstat(path)
        except OSError as error:
            raise system_error(rt, error)
        self.attach(path, wanted)
        return
    open_path(rt, self, path_of(rt, path), wanted)


@file.method("path", "to_path")
def path(rt: Interpreter, self: RIO) -> str:
    return self.path or ""


@file.singleton("path")
def path_text_of(rt: Interpreter, self: RClass, value: Value) -> str:
    return path_of(rt, value)


def parts_of(rt: Interpreter, values: List[Value], within: List[RArray]) -> List[str]:
    parts: List[str] = []
    for value in values:
        if isinstance(value, RString):
            parts.append(value.s)
        elif isinstance(value, RArray):
            if any(value is outer for outer in within):
                raise rt.error("ArgumentError", "recursive array")
            parts.append(path_text.join(parts_of(rt, value.items, within + [value])))
        else:
            parts.append(path_of(rt, value))
    return parts


@file.singleton("join")
def join(rt: Interpreter, self: RClass, *values: Value) -> str:
    return path_text.join(parts_of(rt, list(values), []))


@file.singleton("basename")
def basename(rt: Interpreter, self: RClass, path: Value, suffix: Optional[str] = None) -> str:
    return path_text.basename(path_of(rt, path), suffix)


@file.singleton("dirname")
def dirname(rt: Interpreter, self: RClass, path: Value, levels: int = 1) -> str:
    if levels < 0:
        raise rt.error("ArgumentError", "negative level: %d" % levels)
    name = path_of(rt, path)
    return path_text.dirname(name, levels)


@file.singleton("extname")
def extname(rt: Interpreter, self: RClass, path: Value) -> str:
    return path_text.extname(path_of(rt, path))


@file.singleton("split")
def split(rt: Interpreter, self: RClass, path: Value) -> Value:
    name = path_of(rt, path)
    return rt.array([rt.str(path_text.dirname(name)), rt.str(path_text.basename(name))])


def expanded(rt: Interpreter, path: Value, base: Value, tilde: bool) -> str:
    try:
        return path_text.expand(path_of(rt, path), None if base is None else path_of(rt, base), tilde)
    except path_text.UnknownHome as error:
        raise rt.error("ArgumentError", str(error))
    except FileNotFoundError as error:
        raise system_error(rt, error, "rb_dir_getwd")


@file.singleton("expand_path")
def expand_path(rt: Interpreter, self: RClass, path: Value, base: Value = None) -> str:
    return expanded(rt, path, base, True)


@file.singleton("absolute_path")
def absolute_path(rt: Interpreter, self: RClass, path: Value, base: Value = None) -> str:
    return expanded(rt, path, base, False)


@file.singleton("absolute_path?")
def is_absolute_path(rt: Interpreter, self: RClass, path: Value) -> bool:
    return path_of(rt, path).startswith("/")


@file.singleton("fnmatch", "fnmatch?")
def fnmatch_(rt: Interpreter, self: RClass, pattern: str, path: Value, flags: int = 0) -> bool:
    return fnmatch.matches(pattern, path_of(rt, path), flags)


@file.singleton("realpath")
def realpath(rt: Interpreter, self: RClass, path: Value, base: Value = None) -> str:
    name = path_of(rt, path)
    full = name if base is None or name.startswith("/") else path_of(rt, base) + "/" + name
    try:
        os.stat(full)
        return os.path.realpath(full)
    except OSError as error:
        raise system_error(rt, error, "rb_check_realpath_internal", name)


@file.singleton("realdirpath")
def realdirpath(rt: Interpreter, self: RClass, path: Value, base: Value = None) -> str:
    name = path_of(rt, path)
    full = name if base is None or name.startswith("/") else path_of(rt, base) + "/" + name
    parent = os.path.realpath(os.path.dirname(path_text.expand(full, None, False)))
    if not os.path.isdir(parent):
        raise system_error(rt, FileNotFoundError(2, ""), "realpath_rec", parent)
    return os.path.realpath(full)


CLASSES = (constants, file)
