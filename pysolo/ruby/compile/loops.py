"""``while``, ``until`` and ``for``."""

from __future__ import annotations

from typing import List, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.assignments import assigner
from pysolo.ruby.compile.compiler import Code, Compiler, Loop, compiles
from pysolo.ruby.compile.jumps import LoopBreak, LoopNext
from pysolo.ruby.compile.tail import BLOCK, strip_tail
from pysolo.ruby.runtime.control import RedoOut
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RHash, RProc, Value


@compiles(tree.While)
def compile_while(c: Compiler, node: tree.While) -> Code:
    outer, loop = c.loop, Loop()
    c.loop = loop
    condition = c.compile(node.condition)
    body = _round(c, loop, node.body)
    c.loop = outer
    at_least_once = node.do_while

    def code(f: Frame) -> Value:
        if at_least_once:
            body(f)
        while True:
            asked = condition(f)
            if asked is None or asked is False:
                return None
            body(f)

    return _breakable(loop, code)


def _round(c: Compiler, loop: Loop, node: Optional[tree.Node]) -> Code:
    """The body, with the handlers that it needs."""
    body = c.compile(strip_tail(node, BLOCK))
    if loop.uses_redo:
        plain = body

        def again(f: Frame) -> Value:
            while True:
                try:
                    return plain(f)
                except RedoOut:
                    pass

        body = again
    if not loop.uses_next:
        return body

    def until_next(f: Frame) -> Value:
        try:
            return body(f)
        except LoopNext as out:
            if out.loop is not loop:
                raise
            return None

    return until_next


def _breakable(loop: Loop, code: Code) -> Code:
    if not loop.uses_break:
        return code

    def until_break(f: Frame) -> Value:
        try:
            return code(f)
        except LoopBreak as out:
            if out.loop is not loop:
                raise
            return out.value

    return until_break


@compiles(tree.For)
def compile_for(c: Compiler, node: tree.For) -> Code:
    """Calls ``each``, with a block that shares the variables around it."""
    rt, line = c.rt, node.line
    iterable = c.compile(node.iterable)
    outer, loop = c.loop, Loop()
    c.loop = loop
    assign = assigner(c, node.target)
    body = _round(c, loop, node.body)
    c.loop = outer
    several = isinstance(node.target, tree.MLhs)

    def code(f: Frame) -> Value:
        collection = iterable(f)
        f.line = line

        def each(self_obj: Value, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> Value:
            caller = rt.frame
            rt.frame = f
            try:
                assign(f, args[0] if len(args) == 1 else rt.array(list(args)))
                return body(f)
            finally:
                rt.frame = caller

        count = 2 if several else 1
        block = RProc(rt.c_proc, each, f.self_obj, count, (("opt", None),) * count)
        return rt.send(collection, "each", block=block)

    return _breakable(loop, code)
