"""Literal blocks and lambdas: making the Proc, and running it."""

from __future__ import annotations

from typing import Any, List, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.compiler import Code, Compiler
from pysolo.ruby.compile.params import NO_PARAMS, Binder, arity, numbered_params, parameters
from pysolo.ruby.compile.scope import Scope
from pysolo.ruby.compile.tail import BLOCK, strip_tail
from pysolo.ruby.compile.tail import LAMBDA as LAMBDA_KINDS
from pysolo.ruby.runtime.control import BreakOut, NextOut, RedoOut, ReturnOut
from pysolo.ruby.runtime.frames import LAMBDA, Context, Frame, new_frame
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RMethod, RProc, Value
from pysolo.ruby.runtime.wrapper import arity_error


class BreakTag:
    """Names the call that a block was given to, for ``break``; ``live`` until that call ends."""

    __slots__ = ("live",)

    def __init__(self) -> None:
        self.live = True


class BlockCode:
    """A compiled block."""

    __slots__ = ("rt", "scope", "code", "binder", "is_lambda", "arity", "params", "breaks", "pad", "make")

    def __init__(self, c: Compiler, node: tree.Block, is_lambda: bool, line: int) -> None:
        self.rt = c.rt
        self.is_lambda = is_lambda
        params = numbered_params(node.numbered) if node.numbered else node.params or NO_PARAMS
        self.scope = Scope("lambda" if is_lambda else "block", c.scope.file, line, "block", c.scope)
        inner = c.inner(self.scope)
        self.binder = Binder(inner, params)
        code = inner.compile_all(strip_tail(node.body, LAMBDA_KINDS if is_lambda else BLOCK))
        self.code = _with_jumps(code, self.scope.flags)
        self.breaks = "break" in self.scope.flags
        self.arity = arity(params, not is_lambda)
        self.params = parameters(params, not is_lambda)
        self.pad: List[Value] = [None] * self.scope.size
        self.make = self._maker()

    def _maker(self) -> Any:
        """The function (frame, tag) that makes the Proc."""
        if self.is_lambda:
            return self._make_lambda
        simple = self.binder.simple
        if simple == 0:
            return self._make_without
        if simple == 1 and not self.binder.splats:
            return self._make_one
        return self._make_general

    def _proc(self, f: Frame, call: Any, tag: Any) -> RProc:
        proc = RProc(
            self.rt.c_proc, call, f.self_obj, self.arity, self.params, self.is_lambda, self.scope.file, self.scope.line
        )
        proc.body = self
        proc.env = proc.frame = f
        proc.tag = tag
        return proc

    def _make_without(self, f: Frame, tag: Any) -> RProc:
        rt, code, own_self, context, scope = self.rt, self.code, f.self_obj, f.context, self.scope
        size, line = scope.size, scope.line

        def call(self_obj: Value, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> Value:
            frame = Frame()
            frame.self_obj = own_self if self_obj is UNSET else self_obj
            frame.vars = [None] * size
            frame.up = f
            frame.caller = caller = rt.frame
            frame.context = context
            frame.blk = blk
            frame.tag = tag
            frame.scope = scope
            frame.line = line
            rt.frame = frame
            try:
                return code(frame)
            finally:
                rt.frame = caller

        return self._proc(f, call, tag)

    def _make_one(self, f: Frame, tag: Any) -> RProc:
        rt, code, own_self, context, scope = self.rt, self.code, f.self_obj, f.context, self.scope
        pad, line = [None] * (scope.size - 1), scope.line

        def call(self_obj: Value, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> Value:
            frame = Frame()
            frame.self_obj = own_self if self_obj is UNSET else self_obj
            frame.vars = [args[0] if args else kw, *pad]
            frame.up = f
            frame.caller = caller = rt.frame
            frame.context = context
            frame.blk = blk
            frame.tag = tag
            frame.scope = scope
            frame.line = line
            rt.frame = frame
            try:
                return code(frame)
            finally:
                rt.frame = caller

        return self._proc(f, call, tag)

    def _make_general(self, f: Frame, tag: Any) -> RProc:
        rt, code, own_self, context, scope = self.rt, self.code, f.self_obj, f.context, self.scope
        size, binder = scope.size, self.binder
        simple, splats = binder.simple, binder.splats
        pad = [None] * size

        def call(self_obj: Value, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> Value:
            caller = rt.frame
            frame = new_frame(own_self if self_obj is UNSET else self_obj, pad, f, caller, context, blk, tag, scope)
            rt.frame = frame
            try:
                if simple is not None and kw is None:
                    if splats and len(args) == 1:
                        first = args[0]
                        spread = first.items if type(first) is RArray else rt.try_ary(first)
                        if spread is not None:
                            args = spread
                    frame.vars = (args[:simple] + pad)[:size]
                else:
                    frame.vars = pad.copy()
                    binder.loose(frame, args, kw, blk)
                return code(frame)
            finally:
                rt.frame = caller

        return self._proc(f, call, tag)

    def _make_lambda(self, f: Frame, tag: Any) -> RProc:
        own_self, context = f.self_obj, f.context
        run = self.run_lambda

        def call(self_obj: Value, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> Value:
            return run(f, own_self if self_obj is UNSET else self_obj, args, kw, blk, context)

        return self._proc(f, call, LAMBDA)

    def run_lambda(
        self,
        env: Frame,
        self_obj: Value,
        args: List[Value],
        kw: Optional[RHash],
        blk: Optional[RProc],
        context: Context,
    ) -> Value:
        """Strict about arguments; ``return`` and ``break`` end it."""
        rt, binder = self.rt, self.binder
        caller = rt.frame
        frame = new_frame(self_obj, [], env, caller, context, blk, LAMBDA, self.scope)
        rt.frame = frame
        try:
            if binder.simple is not None and kw is None:
                if len(args) != binder.simple:
                    raise arity_error(rt, len(args), binder.simple, binder.simple)
                frame.vars = (args + self.pad)[: self.scope.size]
            else:
                frame.vars = self.pad.copy()
                binder.strict(frame, args, kw, blk)
            return self.code(frame)
        except (ReturnOut, BreakOut) as out:
            if out.tag is not frame:
                raise
            return out.value
        finally:
            rt.frame = caller

    def invoke(
        self,
        env: Frame,
        self_obj: Value,
        args: List[Value],
        kw: Optional[RHash],
        blk: Optional[RProc],
        context: Context,
        tag: Any,
    ) -> Value:
        """Run the block with another self and scope of definitions (``instance_exec``)."""
        if tag is LAMBDA:
            return self.run_lambda(env, self_obj, args, kw, blk, context)
        rt = self.rt
        caller = rt.frame
        frame = new_frame(self_obj, self.pad.copy(), env, caller, context, blk, tag, self.scope)
        rt.frame = frame
        try:
            self.binder.loose(frame, args, kw, blk)
            return self.code(frame)
        finally:
            rt.frame = caller

    def as_method(self, rt: Any, cls: RClass, name: str, proc: RProc, visibility: str) -> RMethod:
        """The method that ``define_method`` makes of it."""
        env: Frame = proc.env
        method = RMethod(name, None, cls, visibility, self.arity, self.params, self.scope.file, self.scope.line)
        if not self.is_lambda:
            method.params = tuple(
                ("req" if kind == "opt" and i < self.binder.required else kind, n)
                for i, (kind, n) in enumerate(self.params)
            )
            if self.binder.optional:
                method.arity = -(self.binder.required + 1)
        context = Context(method, env.context.cref, False)
        run = self.run_lambda

        def call(self_obj: Value, args: List[Value], kw: Optional[RHash], blk: Optional[RProc]) -> Value:
            return run(env, self_obj, args, kw, blk, context)

        method.fn = call
        return method


def _with_jumps(code: Code, flags: dict[str, bool]) -> Code:
    """Add the handlers for a ``next`` or ``redo`` that is not at the end of the block."""
    if "redo" in flags:

        def again(f: Frame) -> Value:
            while True:
                try:
                    return code(f)
                except RedoOut:
                    pass
                except NextOut as out:
                    return out.value

        return again
    if "next" not in flags:
        return code

    def catching(f: Frame) -> Value:
        try:
            return code(f)
        except NextOut as out:
            return out.value

    return catching
