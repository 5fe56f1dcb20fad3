"""Method calls, ``yield`` and lambda literals.

The commonest shapes (no splat, no keywords, no block; zero, one or more arguments; with a receiver or on self) have code of their own.
"""

from __future__ import annotations

from typing import Any, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.arguments import Arguments, block_code
from pysolo.ruby.compile.blocks import BlockCode, BreakTag
from pysolo.ruby.compile.compiler import Code, Compiler, compiles
from pysolo.ruby.compile.jumps import check_place
from pysolo.ruby.compile.operators import shortcut
from pysolo.ruby.runtime.control import BreakOut
from pysolo.ruby.runtime.frames import LAMBDA, Frame
from pysolo.ruby.runtime.objects import UNSET, Value


@compiles(tree.Call)
def compile_call(c: Compiler, node: tree.Call) -> Code:
    if node.safe:
        return _safe(c, node)
    quick = shortcut(c, node)
    if quick is not None:
        return quick
    return plain_call(c, node)


def plain_call(c: Compiler, node: tree.Call, receiver: Optional[Code] = None) -> Code:
    """A call without short cuts. ``receiver`` when its code exists already."""
    on_self = node.receiver is None or isinstance(node.receiver, tree.SelfRef)
    if receiver is None and not on_self:
        receiver = c.compile(node.receiver)
    arguments = Arguments(c, node.args)
    if isinstance(node.block, tree.Block):
        return _with_block(c, node, receiver, arguments)
    block = block_code(c, arguments, node.block)
    if arguments.count is None or block is not None:
        return _general(c, node, receiver, arguments, block)
    if receiver is None:
        return _on_self(c, node, arguments)
    return _with_receiver(c, node, receiver, arguments)


def _on_self(c: Compiler, node: tree.Call, arguments: Arguments) -> Code:
    rt, name, line, vcall = c.rt, node.name, node.line, node.vcall
    find_any = rt.find_any
    if arguments.count == 0:

        def none(f: Frame) -> Value:
            recv = f.self_obj
            f.line = line
            try:
                fn = recv.cls.calls[name]
            except (AttributeError, KeyError):
                fn = find_any(recv, name, vcall)
            return fn(recv, [], None, None)

        return none
    if arguments.count == 1:
        (argument,) = arguments.codes

        def one(f: Frame) -> Value:
            recv = f.self_obj
            given = argument(f)
            f.line = line
            try:
                fn = recv.cls.calls[name]
            except (AttributeError, KeyError):
                fn = find_any(recv, name)
            return fn(recv, [given], None, None)

        return one
    values = arguments.values

    def several(f: Frame) -> Value:
        recv = f.self_obj
        given = values(f)
        f.line = line
        try:
            fn = recv.cls.calls[name]
        except (AttributeError, KeyError):
            fn = find_any(recv, name)
        return fn(recv, given, None, None)

    return several


def _with_receiver(c: Compiler, node: tree.Call, receiver: Code, arguments: Arguments) -> Code:
    rt, name, line = c.rt, node.name, node.line
    find_public = rt.find_public
    if arguments.count == 0:

        def none(f: Frame) -> Value:
            recv = receiver(f)
            f.line = line
            try:
                fn = recv.cls.public[name]
            except (AttributeError, KeyError):
                fn = find_public(recv, name, f.self_obj)
            return fn(recv, [], None, None)

        return none
    if arguments.count == 1:
        (argument,) = arguments.codes

        def one(f: Frame) -> Value:
            recv = receiver(f)
            given = argument(f)
            f.line = line
            try:
                fn = recv.cls.public[name]
            except (AttributeError, KeyError):
                fn = find_public(recv, name, f.self_obj)
            return fn(recv, [given], None, None)

        return one
    values = arguments.values

    def several(f: Frame) -> Value:
        recv = receiver(f)
        given = values(f)
        f.line = line
        try:
            fn = recv.cls.public[name]
        except (AttributeError, KeyError):
            fn = find_public(recv, name, f.self_obj)
        return fn(recv, given, None, None)

    return several


def _function_of(rt: Any, f: Frame, recv: Value, name: str, on_self: bool, vcall: bool) -> Any:
    if on_self:
        try:
            return recv.cls.calls[name]
        except (AttributeError, KeyError):
            return rt.find_any(recv, name, vcall)
    try:
        return recv.cls.public[name]
    except (AttributeError, KeyError):
        return rt.find_public(recv, name, f.self_obj)


def _general(
    c: Compiler, node: tree.Call, receiver: Optional[Code], arguments: Arguments, block: Optional[Code]
) -> Code:
    """With splats, keywords or ``&block``."""
    rt, name, line = c.rt, node.name, node.line
    both, on_self, vcall = arguments.both, receiver is None, node.vcall

    def code(f: Frame) -> Value:
        recv = receiver(f) if receiver is not None else f.self_obj
        args, kw = both(f)
        passed = block(f) if block is not None else None
        f.line = line
        return _function_of(rt, f, recv, name, on_self, vcall)(recv, args, kw, passed)

    return code


def _is_lambda(node: tree.Call) -> bool:
    scope = node.receiver
    return node.name == "lambda" and (scope is None or (isinstance(scope, tree.Const) and scope.name == "Kernel"))


def _with_block(c: Compiler, node: tree.Call, receiver: Optional[Code], arguments: Arguments) -> Code:
    rt, name, line = c.rt, node.name, node.line
    both, values, on_self = arguments.both, arguments.values, receiver is None
    plain = arguments.count is not None
    assert isinstance(node.block, tree.Block)
    block = BlockCode(c, node.block, _is_lambda(node), node.line)
    make = block.make
    if not block.breaks or block.is_lambda:

        def code(f: Frame) -> Value:
            recv = receiver(f) if receiver is not None else f.self_obj
            if plain:
                args, kw = values(f), None
            else:
                args, kw = both(f)
            f.line = line
            if on_self:
                try:
                    fn = recv.cls.calls[name]
                except (AttributeError, KeyError):
                    fn = rt.find_any(recv, name)
            else:
                try:
                    fn = recv.cls.public[name]
                except (AttributeError, KeyError):
                    fn = rt.find_public(recv, name, f.self_obj)
            return fn(recv, args, kw, make(f, None))

        return code

    def breakable(f: Frame) -> Value:
        recv = receiver(f) if receiver is not None else f.self_obj
        args, kw = both(f)
        f.line = line
        tag = BreakTag()
        try:
            return _function_of(rt, f, recv, name, on_self, False)(recv, args, kw, make(f, tag))
        except BreakOut as out:
            if out.tag is not tag:
                raise
            return out.value
        finally:
            tag.live = False

    return breakable


def _safe(c: Compiler, node: tree.Call) -> Code:
    """``receiver&.name``: the receiver is kept in a slot of its own meanwhile."""
    receiver, slot = c.compile(node.receiver), c.scope.hidden()

    def kept(f: Frame) -> Value:
        return f.vars[slot]

    call = plain_call(c, node, kept)

    def code(f: Frame) -> Value:
        recv = receiver(f)
        if recv is None:
            return None
        f.vars[slot] = recv
        return call(f)

    return code


@compiles(tree.Lambda)
def compile_lambda(c: Compiler, node: tree.Lambda) -> Code:
    make = BlockCode(c, node.block, True, node.line).make
    return lambda f: make(f, LAMBDA)


@compiles(tree.Yield)
def compile_yield(c: Compiler, node: tree.Yield) -> Code:
    rt, line = c.rt, node.line
    check_place(c, node, "yield", c.scope.home.kind not in ("top", "class"))
    home = home_frame(c)
    arguments = Arguments(c, node.args)
    both = arguments.both

    def missing(f: Frame) -> Exception:
        f.line = line
        return rt.error("LocalJumpError", "no block given (yield)", reason=rt.sym("noreason"))

    if arguments.count == 1 and c.scope.parent is None:
        (argument,) = arguments.codes

        def one(f: Frame) -> Value:
            block = f.blk
            given = argument(f)
            if block is None:
                raise missing(f)
            f.line = line
            return block.call(UNSET, [given], None, None)

        return one

    def code(f: Frame) -> Value:
        block = home(f).blk
        args, kw = both(f)
        if block is None:
            raise missing(f)
        f.line = line
        return block.call(UNSET, args, kw, None)

    return code


def home_frame(c: Compiler) -> Any:
    """A function from the frame of this code to that of the method around it."""
    depth = c.scope.depth_to_home
    if depth == 0:
        return lambda f: f
    if depth == 1:
        return lambda f: f.up

    def climb(f: Any) -> Frame:
        for _ in range(depth):
            f = f.up
        return f  # type: ignore[no-any-return]

    return climb
