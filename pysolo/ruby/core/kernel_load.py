"""Kernel: loading other files; random numbers; signals."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RProc, RRange, Value

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
    feature = path[:-3] if path.endswith(".rb") else path
    if feature in rt.libraries:  # what has no file is there once and for all
        rt.require(feature)
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
    """As ``Random.rand``, but more forgiving: a Float is cut, a sign ignored, 0 and nil mean no limit, an empty range gives nil."""
    if isinstance(limit, RRange):
        from pysolo.ruby.core.random import default, in_range

        rt.const_get("Random")
        found = in_range(rt, default(rt).generator, limit)
        return None if found is UNSET else found
    if limit is UNSET or limit is None:
        return rt.send(rt.const_get("Random"), "rand")
    number = abs(rt.to_int(limit))
    return rt.send(rt.const_get("Random"), "rand", *([number] if number else []))


@kernel.module_function("srand")
def srand(rt: Interpreter, self: Value, seed: Value = UNSET) -> Value:
    return rt.send(rt.const_get("Random"), "srand", *([] if seed is UNSET else [seed]))


@kernel.module_function("trap")
def trap(
    rt: Interpreter, self: Value, signal: Value, command: Value = UNSET, *, block: Optional[RProc] = None
) -> Value:
    return rt.send(rt.const_get("Signal"), "trap", signal, *([] if command is UNSET else [command]), block=block)


@kernel.module_function("gem")
def gem(rt: Interpreter, self: Value, name: Name, *requirements: Value) -> bool:
    return True


CLASSES = (kernel,)
