"""``a += b``, ``a ||= b`` and the like, on every kind of target."""

from __future__ import annotations

from typing import Any, Tuple

from pysolo.ruby import tree
from pysolo.ruby.compile.arguments import Arguments
from pysolo.ruby.compile.assignments import assigner, call_setter, constant_home, set_constant
from pysolo.ruby.compile.compiler import Assigner, Code, Compiler, compiles
from pysolo.ruby.compile.operators import binary
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import UNSET, RClass, Value


@compiles(tree.OpAsgn)
def compile_op_asgn(c: Compiler, node: tree.OpAsgn) -> Code:
    target = node.target
    if isinstance(target, tree.AttrAsgn):
        return _attribute(c, node, target)
    if isinstance(target, tree.IndexAsgn):
        return _index(c, node, target)
    if isinstance(target, tree.ConstAsgn):
        return _constant(c, node, target)
    read, write = _simple(c, target, node.op)
    return _combine(c, node, read, write)


def _combine(c: Compiler, node: tree.OpAsgn, read: Code, write: Assigner) -> Code:
    """Read, work out, write."""
    if node.op in ("||", "&&"):
        return _conditional(node.op, read, c.compile(node.value), write)
    result = binary(c, read, node.op, node.value, node.line)
    if isinstance(node.target, tree.LAsgn):
        depth, slot = c.scope.resolve(node.target.name)
        if depth == 0:  # the commonest of all: i += 1

            def here(f: Frame) -> Value:
                found = f.vars[slot] = result(f)
                return found

            return here

    def code(f: Frame) -> Value:
        found = result(f)
        write(f, found)
        return found

    return code


def _conditional(op: str, read: Code, value: Code, write: Assigner) -> Code:
    if op == "||":

        def unless_set(f: Frame) -> Value:
            found = read(f)
            if found is None or found is False:
                found = value(f)
                write(f, found)
            return found

        return unless_set

    def when_set(f: Frame) -> Value:
        found = read(f)
        if found is not None and found is not False:
            found = value(f)
            write(f, found)
        return found

    return when_set


def _simple(c: Compiler, target: tree.Node, op: str) -> Tuple[Code, Assigner]:
    write = assigner(c, target)
    name: str = target.name  # type: ignore[attr-defined]
    if isinstance(target, tree.LAsgn):
        return c.compile(tree.LVar(target.line, name)), write
    if isinstance(target, tree.IAsgn):
        return c.compile(tree.IVar(target.line, name)), write
    if isinstance(target, tree.GAsgn):
        return c.compile(tree.GVar(target.line, name)), write
    read = c.compile(tree.CVar(target.line, name))
    if op != "||":
        return read, write
    rt = c.rt

    def read_if_defined(f: Frame) -> Value:
        return read(f) if rt.cvar_owner(f.context.cref.variables_of, name) is not None else None

    return read_if_defined, write


def _constant(c: Compiler, node: tree.OpAsgn, target: tree.ConstAsgn) -> Code:
    rt, name, op = c.rt, target.name, node.op
    scope = c.compile(target.scope) if target.scope is not None else None
    slot = c.scope.hidden()

    def read(f: Frame) -> Value:
        module = scope(f) if scope is not None else rt.c_object if target.top else constant_home(f)
        f.vars[slot] = module
        if op == "||":
            found = rt.const_in(module, name) if isinstance(module, RClass) else UNSET
            return None if found is UNSET else found
        return rt.const_from(module, name)

    def write(f: Frame, value: Value) -> None:
        set_constant(rt, f, f.vars[slot], name, value)

    return _combine(c, node, read, write)


def _attribute(c: Compiler, node: tree.OpAsgn, target: tree.AttrAsgn) -> Code:
    rt, name, line, safe = c.rt, target.name, node.line, target.safe
    receiver, slot = c.compile(target.receiver), c.scope.hidden()
    on_self = isinstance(target.receiver, tree.SelfRef)

    def read(f: Frame) -> Value:
        recv = f.vars[slot]
        f.line = line
        fn = rt.find_any(recv, name) if on_self else rt.find_public(recv, name, f.self_obj)
        return fn(recv, [], None, None)

    def write(f: Frame, value: Value) -> None:
        f.line = line
        call_setter(rt, f, f.vars[slot], name + "=", [value], on_self)

    combined = _combine(c, node, read, write)

    def code(f: Frame) -> Value:
        recv = receiver(f)
        if safe and recv is None:
            return None
        f.vars[slot] = recv
        return combined(f)

    return code


def _index(c: Compiler, node: tree.OpAsgn, target: tree.IndexAsgn) -> Code:
    rt, line = c.rt, node.line
    receiver, arguments = c.compile(target.receiver), Arguments(c, target.args).values
    object_slot, args_slot = c.scope.hidden(), c.scope.hidden()
    on_self = isinstance(target.receiver, tree.SelfRef)

    def read(f: Frame) -> Value:
        recv: Any = f.vars[object_slot]
        f.line = line
        fn = rt.find_any(recv, "[]") if on_self else rt.find_public(recv, "[]", f.self_obj)
        return fn(recv, f.vars[args_slot], None, None)

    def write(f: Frame, value: Value) -> None:
        f.line = line
        call_setter(rt, f, f.vars[object_slot], "[]=", [*f.vars[args_slot], value], on_self)

    combined = _combine(c, node, read, write)

    def code(f: Frame) -> Value:
        recv = receiver(f)
        given = arguments(f)
        f.vars[object_slot], f.vars[args_slot] = recv, given
        return combined(f)

    return code
