"""Dir.tmpdir and Dir.mktmpdir."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RProc, Value
from pysolo.ruby.stdlib.fileutils import remove_tree

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

dir_ = NativeClass("Dir")


def tmpdir() -> str:
    for name in ("TMPDIR", "TMP", "TEMP"):
        folder = os.environ.get(name)
        if folder and os.path.isdir(folder) and os.access(folder, os.W_OK):
            return os.path.abspath(folder)
    return "/tmp" if os.path.isdir("/tmp") else os.getcwd()


def unique_name(rt: Interpreter, base: Value, default: str) -> str:
    """PREFIX + date + process + random [+ SUFFIX]."""
    import random
    import time

    prefix, suffix = default, ""
    if isinstance(base, RArray):
        parts = [rt.to_str(part) for part in base.items]
        prefix, suffix = parts[0], parts[1] if len(parts) > 1 else ""
    elif base is not None:
        prefix = rt.to_str(base)
    letters = "".join(random.choice("0123456789abcdefghijklmnopqrstuvwxyz") for _ in range(6))
    return "%s%s-%d-%s%s" % (prefix.replace("/", ""), time.strftime("%Y%m%d"), os.getpid(), letters, suffix)


def tried(rt: Interpreter, folder: Value, base: Value, default: str, make: object, where: str) -> str:
    """Make something under a name that is not taken."""
    parent = tmpdir() if folder is None else path_of(rt, folder)
    while True:
        path = os.path.join(parent, unique_name(rt, base, default))
        try:
            make(path)  # type: ignore[operator]
            return path
        except FileExistsError:
            continue
        except OSError as error:
            raise system_error(rt, error, where, path)


@dir_.singleton("tmpdir")
def tmpdir_(rt: Interpreter, self: Value) -> str:
    return tmpdir()


@dir_.singleton("mktmpdir")
def mktmpdir(
    rt: Interpreter,
    self: Value,
    base: Value = None,
    folder: Value = None,
    *,
    block: Optional[RProc] = None,
    **options: Value,
) -> Value:
    path = tried(rt, folder, base, "d", lambda name: os.mkdir(name, 0o700), "dir_s_mkdir")
    if block is None:
        return rt.str(path)
    try:
        return rt.call_block(block, rt.str(path))
    finally:
        remove_tree(rt, path, True)


names = NativeClass("Dir::Tmpname", module=True)


@names.module_function("tmpdir")
def names_tmpdir(rt: Interpreter, self: Value) -> str:
    return tmpdir()


@names.module_function("create")
def create(rt: Interpreter, self: Value, base: Value, folder: Value = None, *, block: RProc, **options: Value) -> Value:
    """The first name that the block does not find taken (it then raises Errno::EEXIST)."""
    parent = tmpdir() if folder is None else path_of(rt, folder)
    while True:
        path = rt.str(os.path.join(parent, unique_name(rt, base, "")))
        try:
            rt.call_block(block, path, 0, rt.hash())
            return path
        except RubyError as error:
            if error.exc.cls.real.name != "Errno::EEXIST":
                raise


CLASSES = (dir_, names)


def load(rt: Interpreter) -> None:
    rt.require("fileutils")
