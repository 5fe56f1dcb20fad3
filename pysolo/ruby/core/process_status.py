"""Process::Status, and the programs that were started: what ``$?`` comes from."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.waiting import outside
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RStatus(RObject):
    """``raw`` is the status word of waitpid."""

    __slots__ = ("pid", "raw")

    def __init__(self, cls: RClass, pid: int = 0, raw: int = 0) -> None:
        super().__init__(cls)
        self.pid = pid
        self.raw = raw


status = NativeClass("Process::Status", allocator=RStatus)


def set_status(rt: Interpreter, pid: int, raw: int) -> RStatus:
    """Make ``$?``."""
    made = RStatus(rt.classes["Process::Status"], pid, raw)
    made.frozen = True
    rt.globals["$?"] = made
    return made


class Child:
    """A program at the other end of a pipe."""

    __slots__ = ("pid",)

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def finish(self, rt: Interpreter) -> RStatus:
        try:
            pid, raw = outside(rt, os.waitpid, self.pid, 0)
        except ChildProcessError:
            return set_status(rt, self.pid, 0)
        return set_status(rt, pid, raw)


@status.method("exitstatus")
def exitstatus(rt: Interpreter, self: RStatus) -> Optional[int]:
    return os.WEXITSTATUS(self.raw) if os.WIFEXITED(self.raw) else None


@status.method("success?")
def success(rt: Interpreter, self: RStatus) -> Optional[bool]:
    return os.WEXITSTATUS(self.raw) == 0 if os.WIFEXITED(self.raw) else None


@status.method("exited?")
def exited(rt: Interpreter, self: RStatus) -> bool:
    return os.WIFEXITED(self.raw)


@status.method("signaled?")
def signaled(rt: Interpreter, self: RStatus) -> bool:
    return os.WIFSIGNALED(self.raw)


@status.method("termsig")
def termsig(rt: Interpreter, self: RStatus) -> Optional[int]:
    return os.WTERMSIG(self.raw) if os.WIFSIGNALED(self.raw) else None


@status.method("stopped?")
def stopped(rt: Interpreter, self: RStatus) -> bool:
    return os.WIFSTOPPED(self.raw)


@status.method("stopsig")
def stopsig(rt: Interpreter, self: RStatus) -> Optional[int]:
    return os.WSTOPSIG(self.raw) if os.WIFSTOPPED(self.raw) else None


@status.method("coredump?")
def coredump(rt: Interpreter, self: RStatus) -> bool:
    return os.WCOREDUMP(self.raw)


@status.method("pid")
def pid(rt: Interpreter, self: RStatus) -> int:
    return self.pid


@status.method("to_i")
def to_i(rt: Interpreter, self: RStatus) -> int:
    return self.raw


@status.method("==")
def equal(rt: Interpreter, self: RStatus, other: Value) -> bool:
    return self.raw == other.raw if isinstance(other, RStatus) else type(other) is int and self.raw == other


@status.method("&")
def masked(rt: Interpreter, self: RStatus, mask: int) -> int:
    return self.raw & mask


@status.method(">>")
def shifted(rt: Interpreter, self: RStatus, bits: int) -> int:
    return self.raw >> bits


def described(self: RStatus) -> str:
    if os.WIFSIGNALED(self.raw):
        number = os.WTERMSIG(self.raw)
        try:
            name = signal.Signals(number).name
        except ValueError:
            name = "SIG%d" % number
        return "pid %d %s (signal %d)%s" % (self.pid, name, number, " (core dumped)" if os.WCOREDUMP(self.raw) else "")
    return "pid %d exit %d" % (self.pid, os.WEXITSTATUS(self.raw))


@status.method("to_s")
def to_s(rt: Interpreter, self: RStatus) -> str:
    return described(self)


@status.method("inspect")
def inspect(rt: Interpreter, self: RStatus) -> str:
    return "#<Process::Status: %s>" % described(self)


CLASSES = (status,)
