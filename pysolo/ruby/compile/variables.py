"""Reading variables."""

from __future__ import annotations

from typing import Any

from pysolo.ruby import tree
from pysolo.ruby.compile.compiler import Code, Compiler, compiles
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RClass, RMatch, RString, Value


@compiles(tree.LVar)
def compile_lvar(c: Compiler, node: tree.LVar) -> Code:
    depth, slot = c.scope.resolve(node.name)
    return read_slot(depth, slot)


def read_slot(depth: int, slot: int) -> Code:
    """Code that reads a slot of the frame ``depth`` blocks out."""
    if depth == 0:

        def here(f: Frame) -> Value:
            return f.vars[slot]

        return here
    if depth == 1:

        def outside(f: Frame) -> Value:
            return f.up.vars[slot]  # type: ignore[union-attr]

        return outside
    if depth == 2:

        def far(f: Frame) -> Value:
            return f.up.up.vars[slot]  # type: ignore[union-attr]

        return far

    def farther(f: Any) -> Value:
        for _ in range(depth):
            f = f.up
        return f.vars[slot]

    return farther


@compiles(tree.IVar)
def compile_ivar(c: Compiler, node: tree.IVar) -> Code:
    name = node.name

    def code(f: Frame) -> Value:
        try:
            ivars = f.self_obj.ivars
        except AttributeError:  # nil, true, false and numbers have none
            return None
        return ivars.get(name) if ivars is not None else None

    return code


@compiles(tree.GVar)
def compile_gvar(c: Compiler, node: tree.GVar) -> Code:
    rt, name = c.rt, node.name
    return lambda f: rt.gvar_get(name)


@compiles(tree.CVar)
def compile_cvar(c: Compiler, node: tree.CVar) -> Code:
    rt, name = c.rt, node.name

    def code(f: Frame) -> Value:
        cls = cvar_scope(rt, f)
        owner = rt.cvar_owner(cls, name)
        if owner is None:
            text = "uninitialized class variable %s in %s" % (name, rt.module_name(cls))
            raise rt.error("NameError", text, name=rt.sym(name), receiver=cls)
        return owner.cvars[name]

    return code


def cvar_scope(rt: Any, f: Frame) -> RClass:
    """The class whose class variables the code of the frame means."""
    cref = f.context.cref.variables_cref
    if cref.parent is None:
        raise rt.error("RuntimeError", "class variable access from toplevel")
    return cref.module


def current_match(f: Frame) -> Any:
    return f.match


@compiles(tree.NthRef)
def compile_nth_ref(c: Compiler, node: tree.NthRef) -> Code:
    string, number = c.rt.c_string, node.number

    def code(f: Frame) -> Value:
        match = f.match
        if match is None:
            return None
        try:
            text = match.m.group(number)
        except IndexError:
            return None
        return None if text is None else RString(string, text)

    return code


@compiles(tree.BackRef)
def compile_back_ref(c: Compiler, node: tree.BackRef) -> Code:
    string, part = c.rt.c_string, BACK_REFERENCES[node.char]

    def code(f: Frame) -> Value:
        match = f.match
        if match is None:
            return None
        text = part(match)
        return None if text is None else RString(string, text)

    return code


def _last_group(match: RMatch) -> Any:
    groups = [g for g in match.m.groups() if g is not None]
    return groups[-1] if groups else None


BACK_REFERENCES = {
    "&": lambda match: match.m.group(0),
    "`": lambda match: match.string[: match.m.start(0)],
    "'": lambda match: match.string[match.m.end(0) :],
    "+": _last_group,
}
