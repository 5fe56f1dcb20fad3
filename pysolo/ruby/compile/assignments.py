"""Assignments to one target."""

from __future__ import annotations

from typing import Any, List, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.arguments import Arguments
from pysolo.ruby.compile.compiler import Assigner, Code, Compiler, compiles
from pysolo.ruby.compile.variables import cvar_scope
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import UNSET, RClass, RObject, Value


def write_slot(depth: int, slot: int) -> Assigner:
    if depth == 0:

        def here(f: Frame, value: Value) -> None:
            f.vars[slot] = value

        return here
    if depth == 1:

        def outside(f: Frame, value: Value) -> None:
            f.up.vars[slot] = value  # type: ignore[union-attr]

        return outside

    def farther(f: Any, value: Value) -> None:
        for _ in range(depth):
            f = f.up
        f.vars[slot] = value

    return farther


@compiles(tree.LAsgn)
def compile_lasgn(c: Compiler, node: tree.LAsgn) -> Code:
    depth, slot = c.scope.resolve(node.name)
    value = c.compile(node.value)
    if depth == 0:

        def here(f: Frame) -> Value:
            found = f.vars[slot] = value(f)
            return found

        return here
    if depth == 1:

        def outside(f: Frame) -> Value:
            found = f.up.vars[slot] = value(f)  # type: ignore[union-attr]
            return found

        return outside
    return _assigning(write_slot(depth, slot), value)


def _assigning(assign: Assigner, value: Code) -> Code:
    def code(f: Frame) -> Value:
        found = value(f)
        assign(f, found)
        return found

    return code


@compiles(tree.IAsgn)
def compile_iasgn(c: Compiler, node: tree.IAsgn) -> Code:
    rt, name, value, line = c.rt, node.name, c.compile(node.value), node.line

    def code(f: Frame) -> Value:
        found = value(f)
        self_obj = f.self_obj
        try:
            if self_obj.frozen:
                f.line = line
                raise rt.frozen_error(self_obj)
        except AttributeError:
            raise rt.frozen_error(self_obj)
        ivars = self_obj.ivars
        if ivars is None:
            self_obj.ivars = {name: found}
        else:
            ivars[name] = found
        return found

    return code


@compiles(tree.GAsgn)
def compile_gasgn(c: Compiler, node: tree.GAsgn) -> Code:
    rt, name, value = c.rt, node.name, c.compile(node.value)
    return lambda f: rt.gvar_set(name, value(f))


@compiles(tree.CVAsgn)
@compiles(tree.ConstAsgn)
@compiles(tree.AttrAsgn)
@compiles(tree.IndexAsgn)
def compile_other(c: Compiler, node: Any) -> Code:
    if isinstance(node, tree.AttrAsgn):
        return _attribute(c, node)
    if isinstance(node, tree.IndexAsgn):
        return _index(c, node)
    if isinstance(node, tree.ConstAsgn) and node.scope is not None:
        return _scoped_constant(c, node)
    return _assigning(assigner(c, node), c.compile(node.value))


def _scoped_constant(c: Compiler, node: tree.ConstAsgn) -> Code:
    rt, scope, value, name = c.rt, c.compile(node.scope), c.compile(node.value), node.name

    def code(f: Frame) -> Value:
        return set_constant(rt, f, scope(f), name, value(f))

    return code


def set_constant(rt: Any, f: Frame, module: Value, name: str, value: Value) -> Value:
    if not isinstance(module, RClass):
        raise rt.error("TypeError", "%s is not a class/module" % rt.inspect(module))
    if module.frozen:
        raise rt.frozen_error(module)
    rt.const_set(module, name, value)
    note_place(f, module, name)
    return value


def note_place(f: Frame, module: RClass, name: str) -> None:
    """For ``const_source_location``."""
    module.extra.setdefault("const_places", {})[name] = (f.scope.file, f.line)


def constant_home(f: Frame) -> RClass:
    """Where an assigned constant or a class body without a scope goes."""
    cref = f.context.cref
    while not cref.lexical and cref.parent is not None:
        cref = cref.parent
    return cref.module


def _attribute(c: Compiler, node: tree.AttrAsgn) -> Code:
    rt, name, line = c.rt, node.name + "=", node.line
    receiver, value = c.compile(node.receiver), c.compile(node.value)
    safe, on_self = node.safe, isinstance(node.receiver, tree.SelfRef)

    def code(f: Frame) -> Value:
        recv = receiver(f)
        if safe and recv is None:
            return None
        found = value(f)
        f.line = line
        call_setter(rt, f, recv, name, [found], on_self)
        return found

    return code


def call_setter(rt: Any, f: Frame, recv: Value, name: str, args: list[Value], on_self: bool) -> None:
    try:
        fn = recv.cls.public[name]
    except (AttributeError, KeyError):
        fn = rt.find_any(recv, name) if on_self else rt.find_public(recv, name, f.self_obj)
    fn(recv, args, None, None)


def _index(c: Compiler, node: tree.IndexAsgn) -> Code:
    rt, line = c.rt, node.line
    receiver, arguments, value = c.compile(node.receiver), Arguments(c, node.args), c.compile(node.value)
    args = arguments.values
    on_self = isinstance(node.receiver, tree.SelfRef)
    if arguments.count == 1:
        (index,) = arguments.codes

        def one(f: Frame) -> Value:
            recv = receiver(f)
            key = index(f)
            found = value(f)
            f.line = line
            try:
                fn = recv.cls.public["[]="]
            except (AttributeError, KeyError):
                fn = rt.find_any(recv, "[]=") if on_self else rt.find_public(recv, "[]=", f.self_obj)
            fn(recv, [key, found], None, None)
            return found

        return one

    def code(f: Frame) -> Value:
        recv = receiver(f)
        given = args(f)
        found = value(f)
        f.line = line
        call_setter(rt, f, recv, "[]=", [*given, found], on_self)
        return found

    return code


def assigner(c: Compiler, node: tree.Node, prepare: Optional[List[Code]] = None) -> Assigner:
    """A function (frame, value) that assigns to a target whose node has no value.

    Given a list ``prepare``, code is put there that works out receivers and indexes beforehand, as multiple assignment does before it
    looks at the right-hand side.
    """
    rt = c.rt
    if isinstance(node, tree.LAsgn):
        return write_slot(*c.scope.resolve(node.name))
    if isinstance(node, tree.MLhs):
        from pysolo.ruby.compile.multiple import spreader

        return spreader(c, node, prepare)
    if isinstance(node, tree.IAsgn):
        name = node.name

        def set_ivar(f: Frame, value: Value) -> None:
            self_obj = f.self_obj
            if not isinstance(self_obj, RObject) or self_obj.frozen:
                raise rt.frozen_error(self_obj)
            if self_obj.ivars is None:
                self_obj.ivars = {}
            self_obj.ivars[name] = value

        return set_ivar
    if isinstance(node, tree.GAsgn):
        gname = node.name

        def set_global(f: Frame, value: Value) -> None:
            rt.gvar_set(gname, value)

        return set_global
    if isinstance(node, tree.CVAsgn):
        cname = node.name

        def set_cvar(f: Frame, value: Value) -> None:
            cls = cvar_scope(rt, f)
            (rt.cvar_owner(cls, cname) or cls).cvars[cname] = value

        return set_cvar
    if isinstance(node, tree.ConstAsgn):
        return _constant_assigner(c, node)
    if isinstance(node, tree.AttrAsgn):
        receiver, setter, line = _early(c, c.compile(node.receiver), prepare), node.name + "=", node.line
        on_self, safe = isinstance(node.receiver, tree.SelfRef), node.safe

        def set_attribute(f: Frame, value: Value) -> None:
            recv = receiver(f)
            if recv is None and safe:
                return
            f.line = line
            call_setter(rt, f, recv, setter, [value], on_self)

        return set_attribute
    if isinstance(node, tree.IndexAsgn):
        indexed = _early(c, c.compile(node.receiver), prepare)
        args, line = _early(c, Arguments(c, node.args).values, prepare), node.line
        on_self = isinstance(node.receiver, tree.SelfRef)

        def set_index(f: Frame, value: Value) -> None:
            recv = indexed(f)
            given = args(f)
            f.line = line
            call_setter(rt, f, recv, "[]=", [*given, value], on_self)

        return set_index
    raise TypeError("not a target: %r" % node)


def _early(c: Compiler, code: Code, prepare: Optional[List[Code]]) -> Code:
    """The same code, or code that reads what ``prepare`` kept."""
    if prepare is None:
        return code
    slot = c.scope.hidden()

    def keep(f: Frame) -> Value:
        f.vars[slot] = code(f)

    prepare.append(keep)
    return lambda f: f.vars[slot]


def _constant_assigner(c: Compiler, node: tree.ConstAsgn) -> Assigner:
    rt, name = c.rt, node.name
    scope = c.compile(node.scope) if node.scope is not None else None
    top, line = node.top, node.line

    def set_const(f: Frame, value: Value) -> None:
        module = scope(f) if scope is not None else rt.c_object if top else constant_home(f)
        before = module.consts.get(name, UNSET) if isinstance(module, RClass) else UNSET
        f.line = line
        set_constant(rt, f, module, name, value)
        if before is not UNSET and before is not value:
            rt.warn("%s:%d: warning: already initialized constant %s" % (f.file, f.line, name))

    return set_const
