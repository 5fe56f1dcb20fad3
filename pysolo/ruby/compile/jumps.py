"""``return``, ``break``, ``next``, ``redo``, ``retry``: those that are left after the ones at the end of bodies became values."""

from __future__ import annotations

from typing import Any

from pysolo.ruby import tree
from pysolo.ruby.compile.blocks import BreakTag
from pysolo.ruby.compile.compiler import Code, Compiler, Loop, compiles
from pysolo.ruby.runtime.control import BreakOut, ControlFlow, NextOut, RedoOut, RetryOut, ReturnOut
from pysolo.ruby.runtime.frames import LAMBDA, Frame
from pysolo.ruby.runtime.objects import Value


class LoopBreak(ControlFlow):
    """``break`` out of the while or for loop ``loop``."""

    def __init__(self, loop: Loop, value: Value) -> None:
        self.loop = loop
        self.value = value


class LoopNext(ControlFlow):
    """``next`` in a loop."""

    def __init__(self, loop: Loop) -> None:
        self.loop = loop


BLOCKS = ("block", "lambda", "binding")


def check_place(c: Compiler, node: tree.Node, word: str, fits: bool) -> None:
    """SyntaxError, as soon as the body around is compiled, for a jump that has nothing to leave or repeat."""
    if not fits:
        words = "Can't escape from eval with %s" if c.scope.kind == "binding" else "Invalid %s"
        raise c.rt.error("SyntaxError", "%s:%d: %s" % (c.scope.file, node.line, words % word))


def in_block(c: Compiler) -> bool:
    return c.scope.kind == "block" or c.scope.kind == "lambda"


@compiles(tree.Return)
def compile_return(c: Compiler, node: tree.Return) -> Code:
    rt, value, line = c.rt, c.compile(node.value), node.line
    scope: Any = c.scope
    while True:
        scope.flags["return"] = True
        if scope.parent is None:
            break
        scope = scope.parent
    if c.scope.kind not in BLOCKS:

        def leave(f: Frame) -> Value:
            raise ReturnOut(f, value(f))

        return leave

    def leave_home(f: Frame) -> Value:
        found = value(f)
        frame = f
        while frame.tag is not LAMBDA and frame.up is not None:
            frame = frame.up
        if getattr(frame, "finished", False):
            f.line = line
            raise rt.error("LocalJumpError", "unexpected return", reason=rt.sym("return"), exit_value=found)
        raise ReturnOut(frame, found)

    return leave_home


@compiles(tree.Break)
def compile_break(c: Compiler, node: tree.Break) -> Code:
    rt, value, line = c.rt, c.compile(node.value), node.line
    loop = c.loop
    if loop is not None:
        loop.uses_break = True
        here = loop

        def leave_loop(f: Frame) -> Value:
            raise LoopBreak(here, value(f))

        return leave_loop
    check_place(c, node, "break", in_block(c))
    c.scope.flags["break"] = True

    def leave(f: Frame) -> Value:
        found = value(f)
        tag = f.tag
        if tag is LAMBDA:
            raise BreakOut(f, found)
        if not isinstance(tag, BreakTag) or not tag.live:
            f.line = line
            raise rt.error("LocalJumpError", "break from proc-closure", reason=rt.sym("break"), exit_value=found)
        raise BreakOut(tag, found)

    return leave


@compiles(tree.Next)
def compile_next(c: Compiler, node: tree.Next) -> Code:
    value, loop = c.compile(node.value), c.loop
    if loop is not None:
        loop.uses_next = True
        here = loop

        def next_round(f: Frame) -> Value:
            value(f)
            raise LoopNext(here)

        return next_round
    check_place(c, node, "next", in_block(c))
    c.scope.flags["next"] = True

    def leave(f: Frame) -> Value:
        raise NextOut(value(f))

    return leave


@compiles(tree.Redo)
def compile_redo(c: Compiler, node: tree.Redo) -> Code:
    if c.loop is not None:
        c.loop.uses_redo = True
    else:
        check_place(c, node, "redo", in_block(c))
        c.scope.flags["redo"] = True

    def again(f: Frame) -> Value:
        raise RedoOut

    return again


@compiles(tree.Retry)
def compile_retry(c: Compiler, node: tree.Retry) -> Code:
    check_place(c, node, "retry", c.rescuing)

    def again(f: Frame) -> Value:
        raise RetryOut

    return again
