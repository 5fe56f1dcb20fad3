"""Fiber."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, Sequence

from pysolo.ruby.core.walk import packed
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.coroutine import Coroutine
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

fiber = NativeClass("Fiber")


class RFiber(RObject):
    """``coroutine`` is None for the fiber that a thread starts with."""

    __slots__ = ("coroutine", "state", "place")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.coroutine: Optional[Coroutine] = None
        self.state = "resumed"
        self.place = ""


class Sent:
    """An exception on its way into a fiber."""

    def __init__(self, error: RubyError) -> None:
        self.error = error


fiber.allocator = RFiber


@fiber.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RFiber, *, blocking: Value = None, storage: Value = None, block: Optional[RProc] = None
) -> None:
    if block is None:
        raise rt.error("ArgumentError", "tried to create Proc object without a block")
    body = block

    def run(coroutine: Coroutine, first: Any) -> Value:
        return rt.call_block(body, *first)

    self.coroutine = Coroutine(rt, run)
    self.coroutine.owner = self
    self.state = "created"
    self.place = "%s:%d" % (body.file, body.line)


def fiber_error(rt: Interpreter, text: str) -> RubyError:
    error: RubyError = rt.error("FiberError", text)
    return error


def enter(rt: Interpreter, self: RFiber, value: Any) -> Value:
    """Let the fiber run until it yields or ends."""
    coroutine = self.coroutine
    if coroutine is None or coroutine is rt.coroutine:
        raise fiber_error(rt, "attempt to resume the current fiber")
    if coroutine.finished:
        raise fiber_error(rt, "attempt to resume a terminated fiber")
    if self.state in ("resuming", "resumed"):
        raise fiber_error(rt, "attempt to resume a %s fiber" % self.state)
    outer = current(rt)
    before, outer.state = outer.state, "resuming"
    self.state = "resumed"
    try:
        return coroutine.resume(value)
    finally:
        self.state = "terminated" if coroutine.finished else "suspended"
        outer.state = before


@fiber.method("resume", "transfer")
def resume(rt: Interpreter, self: RFiber, *args: Value) -> Value:
    started = self.coroutine is not None and self.coroutine.started
    return enter(rt, self, packed(rt, args) if started else list(args))


@fiber.method("raise")
def raise_(rt: Interpreter, self: RFiber, *args: Value) -> Value:
    if self.state == "created":
        raise fiber_error(rt, "cannot raise exception on unborn fiber")
    if self.state == "terminated":
        raise fiber_error(rt, "dead fiber called")
    try:
        rt.send(rt.top, "raise", *(args or (rt.str("unhandled exception"),)))
    except RubyError as error:
        if self is current(rt):
            raise
        return enter(rt, self, Sent(error))


@fiber.singleton("yield")
def yield_(rt: Interpreter, self: RClass, *args: Value) -> Value:
    return given_back(rt, args)


def given_back(rt: Interpreter, args: Sequence[Value]) -> Value:
    if rt.coroutine is None:
        raise fiber_error(rt, "attempt to yield on a not resumed fiber")
    passed = rt.coroutine.hand_out(packed(rt, args))
    if isinstance(passed, Sent):
        raise passed.error
    return passed


def current(rt: Interpreter) -> RFiber:
    """The fiber that runs; the thread's own one outside of all others."""
    coroutine = rt.coroutine
    if coroutine is not None and isinstance(coroutine.owner, RFiber):
        return coroutine.owner
    cls = rt.classes["Fiber"]
    found: Optional[RFiber] = cls.extra.get("root")
    if found is None:
        found = cls.extra["root"] = RFiber(cls)
    return found


@fiber.singleton("current")
def current_(rt: Interpreter, self: RClass) -> RFiber:
    return current(rt)


@fiber.method("alive?")
def is_alive(rt: Interpreter, self: RFiber) -> bool:
    return self.coroutine is None or not self.coroutine.finished


@fiber.method("blocking?")
def is_blocking(rt: Interpreter, self: RFiber) -> bool:
    return self.coroutine is None


@fiber.method("inspect", "to_s")
def inspect(rt: Interpreter, self: RFiber) -> str:
    place = " " + self.place if self.place else ""
    return "#<%s:0x%016x%s (%s)>" % (rt.class_name(self), rt.address(self), place, self.state)


def _no_copy(name: str) -> None:
    @fiber.method(name)
    def copy(rt: Interpreter, self: RFiber, other: Value) -> None:
        raise rt.error("TypeError", "allocator undefined for Fiber")


_no_copy("initialize_copy")

CLASSES = (fiber,)
