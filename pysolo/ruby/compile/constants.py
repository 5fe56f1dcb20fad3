"""Reading constants. Each place remembers what it found until any constant is set anew."""

from __future__ import annotations

from typing import Any

from pysolo.ruby import tree
from pysolo.ruby.compile.compiler import Code, Compiler, compiles
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import UNSET, Value


@compiles(tree.Const)
def compile_const(c: Compiler, node: tree.Const) -> Code:
    rt, name, line = c.rt, node.name, node.line
    if node.scope is not None:
        return _scoped(rt, c.compile(node.scope), name, line)
    if node.top:

        def top(f: Frame) -> Value:
            f.line = line
            return rt.const_from(rt.c_object, name)

        return top
    version = -1
    cref: Any = None
    value: Value = None

    def code(f: Frame) -> Value:
        nonlocal version, cref, value
        if version == rt.const_version and cref is f.context.cref:
            return value
        f.line = line
        here, now = f.context.cref, rt.const_version
        found = rt.const_lexical(here, name)
        if now == rt.const_version:  # const_missing and autoload count it up: they are to be asked again
            version, cref, value = now, here, found
        return found

    return code


def _scoped(rt: Any, scope: Code, name: str, line: int) -> Code:
    version = -1
    before: Any = UNSET
    value: Value = None

    def code(f: Frame) -> Value:
        nonlocal version, before, value
        module = scope(f)
        if module is before and version == rt.const_version:
            return value
        f.line = line
        now = rt.const_version
        found = rt.const_from(module, name)
        if now == rt.const_version:
            version, before, value = now, module, found
        return found

    return code
