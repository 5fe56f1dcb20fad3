"""Kernel: loading other files; random numbers; signals."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)


@kernel.module_function("require")
def require(rt: Interpreter, self: Value, name: Value) -> bool:
    return rt.require(rt.to_path(name))


@kernel.module_function("require_relative")
def require_relative(rt: Interpreter, self: Value, name: Value) -> bool:
    return rt.require(rt.to_path(name), os.path.dirname(os.path.realpath(rt.frame.file)))


@kernel.module_function("load")
def load(rt: Interpreter, self: Value, name: Value, wrap: Value = False) -> bool:
    path = rt.to_path(name)
    candidates = (
        [path]
        if os.path.isabs(path) or path.startswith("./")
        else [
            *[os.path.join(rt.to_path(folder), path) for folder in rt.load_path],
            path,
        ]
    )
    for candidate in candidates:
        if os.path.isfile(candidate):
            rt.load_file(candidate)
            return True
    raise rt.error("LoadError", "cannot load such file -- %s" % path, path=rt.str(path))


@kernel.module_function("autoload")
def autoload(rt: Interpreter, self: Value, name: Value, path: Value) -> None:
    rt.send(rt.c_object, "autoload", name, path)


@kernel.module_function("autoload?")
def is_autoload(rt: Interpreter, self: Value, name: Value, inherit: Value = True) -> Value:
    return rt.send(rt.c_object, "autoload?", name)


@kernel.module_function("rand")
def rand(rt: Interpreter, self: Value, limit: Value = UNSET) -> Value:
    if limit is None or (limit == 0 and type(limit) is int):
        limit = UNSET
    if type(limit) in (int, float):
        limit = abs(int(limit)) or UNSET
    return rt.send(rt.classes["Random"], "rand", *([] if limit is UNSET else [limit]))


@kernel.module_function("srand")
def srand(rt: Interpreter, self: Value, seed: Value = UNSET) -> Value:
    return rt.send(rt.classes["Random"], "srand", *([] if seed is UNSET else [seed]))


@kernel.module_function("trap")
def trap(
    rt: Interpreter, self: Value, signal: Value, command: Value = UNSET, *, block: Optional[RProc] = None
) -> Value:
    return rt.send(rt.classes["Signal"], "trap", signal, *([] if command is UNSET else [command]), block=block)


@kernel.module_function("gem")
def gem(rt: Interpreter, self: Value, name: Name, *requirements: Value) -> bool:
    return True


CLASSES = (kernel,)
