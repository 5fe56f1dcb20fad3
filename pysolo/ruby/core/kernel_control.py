"""Kernel: raising, leaving, looping."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.exception import backtrace_lines
from pysolo.ruby.core.kernel_output import puts_text
from pysolo.ruby.core.waiting import running_threads
from pysolo.ruby.runtime.control import RubyError, ThrowOut
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RException, RHash, RObject, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)


def made_exception(rt: Interpreter, args: List[Value], kw: Optional[RHash]) -> RException:
    """What ``raise`` was asked to raise."""
    if not args:
        current = rt.current_exception
        if current is not None:
            return current
        return RException(rt.classes["RuntimeError"], rt.str(""))
    first = args[0]
    if isinstance(first, RString):
        if len(args) > 1:
            raise rt.error("TypeError", "exception class/object expected")
        return RException(rt.classes["RuntimeError"], first)
    if isinstance(first, RClass) and rt.c_object.consts["Exception"] in first.ancestors:
        found = rt.send(first, "exception", *args[1:2], kw=kw)
    elif rt.respond_to(first, "exception"):
        found = rt.send(first, "exception", *args[1:2], kw=kw)
    else:
        raise rt.error("TypeError", "exception class/object expected")
    if not isinstance(found, RException):
        raise rt.error("TypeError", "exception object expected")
    return found


@kernel.module_function("raise", "fail")
def raise_(rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    cause: Value = UNSET
    if kw is not None:
        pair = kw.delete(rt.sym("cause"))
        if pair is not None:
            cause = pair[1]
            if not args:
                raise rt.error("ArgumentError", "only cause is given with no arguments")
            if cause is not None and not isinstance(cause, RException):
                raise rt.error("TypeError", "exception object expected")
        if not len(kw):
            kw = None
    if kw is not None and len(args) == 2:  # not the exception's: they stand where the backtrace would
        args, kw = [*args, kw], None
    exc = made_exception(rt, args, kw)
    if len(args) > 2:
        exc.backtrace = backtrace_lines(rt, args[2])
    if cause is exc:
        cause = UNSET
    raise rt.raising(exc, cause)


@kernel.module_function("loop")
def loop(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "loop", size=float("inf"))
    call = block.call
    threads = running_threads(rt)
    try:
        if threads is None:
            while True:
                call(UNSET, [], None, None)
        while True:
            call(UNSET, [], None, None)
            threads.turn_over()  # else a thread that never waits would keep the others from ever running
    except RubyError as error:
        if not rt.is_a(error.exc, rt.classes["StopIteration"]):
            raise
        return error.exc.details.get("result")


@kernel.module_function("catch")
def catch(rt: Interpreter, self: Value, tag: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("LocalJumpError", "no block given")
    mark = RObject(rt.c_object) if tag is UNSET else tag
    open_tags: List[Value] = rt.__dict__.setdefault("catch_tags", [])
    open_tags.append(mark)
    try:
        return rt.call_block(block, mark)
    except ThrowOut as out:
        if out.tag is mark or (type(mark) is int and out.tag == mark):
            return out.value
        raise
    finally:
        open_tags.pop()


@kernel.module_function("throw")
def throw(rt: Interpreter, self: Value, tag: Value, value: Value = None) -> Value:
    open_tags = rt.__dict__.get("catch_tags", ())
    if not any(mark is tag or (type(mark) is int and mark == tag) for mark in open_tags):
        raise rt.error("UncaughtThrowError", "uncaught throw %s" % rt.inspect(tag), tag=tag, value=value)
    raise ThrowOut(tag, value)


def exit_status(rt: Interpreter, status: Value) -> int:
    return 0 if status is True else 1 if status is False else rt.to_int(status)


@kernel.module_function("exit")
def exit_(rt: Interpreter, self: Value, status: Value = True) -> Value:
    raise rt.error("SystemExit", "exit", status=exit_status(rt, status))


@kernel.module_function("exit!")
def exit_now(rt: Interpreter, self: Value, status: Value = True) -> Value:
    import os

    rt.out.flush()
    os._exit(exit_status(rt, status))


@kernel.module_function("abort")
def abort(rt: Interpreter, self: Value, message: Value = UNSET) -> Value:
    if message is UNSET:
        if rt.current_exception is not None:
            rt.err.write(rt.full_message(rt.current_exception))
        raise rt.error("SystemExit", "exit", status=1)
    text = rt.to_str(message)
    err = rt.globals.get("$stderr")
    if err is None:
        rt.err.write(puts_text(rt, [message]))
    else:
        rt.send(err, "puts", message)
    raise rt.error("SystemExit", text, status=1)


@kernel.module_function("at_exit")
def at_exit(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("ArgumentError", "called without a block")
    rt.at_exit_blocks.append(block)
    return block


@kernel.module_function("sleep")
def sleep(rt: Interpreter, self: Value, seconds: Value = UNSET) -> int:
    import time

    from pysolo.ruby.core.thread import pause

    started = time.monotonic()
    if seconds is UNSET:
        wait = None
    else:
        if seconds is None or isinstance(seconds, (bool, RString)):
            raise rt.error("TypeError", "can't convert %s into time interval" % rt.class_name(seconds))
        wait = rt.to_float(seconds)
        if wait < 0:
            raise rt.error("ArgumentError", "time interval must not be negative")
    pause(rt, wait)
    return round(time.monotonic() - started)


CLASSES = (kernel,)
