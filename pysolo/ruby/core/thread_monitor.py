"""Monitor and MonitorMixin: locks that their owner may take again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Optional

from pysolo.ruby.core.scheduler import RThread, scheduler
from pysolo.ruby.core.thread_locks import RMutex
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

monitor = NativeClass("Monitor")
mixin = NativeClass("MonitorMixin", module=True)
condition = NativeClass("MonitorMixin::ConditionVariable")


class RMonitor(RMutex):
    """A mutex that counts how often its owner has entered."""

    __slots__ = ("count",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.count = 0

    def enter(self, rt: Interpreter) -> None:
        threads = scheduler(rt)
        if self.owner is not threads.current:
            self.take(threads)
            self.count = 0
        self.count += 1

    def leave(self, rt: Interpreter) -> None:
        self.check(rt)
        self.count -= 1
        if self.count == 0:
            self.abandon(scheduler(rt))

    def check(self, rt: Interpreter) -> None:
        if self.owner is not scheduler(rt).current:
            raise rt.error("ThreadError", "current fiber not owner")

    def run(self, rt: Interpreter, block: Optional[RProc]) -> Value:
        if block is None:
            raise rt.error("LocalJumpError", "no block given (yield)")
        self.enter(rt)
        try:
            return rt.call_block(block)
        finally:
            self.leave(rt)


class RMonitorCondition(RObject):
    __slots__ = ("monitor", "waiters")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.monitor: Optional[RMonitor] = None
        self.waiters: List[RThread] = []


monitor.allocator = RMonitor
condition.allocator = RMonitorCondition


def own(rt: Interpreter, self: Value) -> RMonitor:
    """The monitor itself, or the one that an object with MonitorMixin has."""
    if isinstance(self, RMonitor):
        return self
    found: Optional[RMonitor] = rt.ivar_get(self, "@mon_data")
    if found is None:
        found = RMonitor(rt.classes["Monitor"])
        rt.ivar_set(self, "@mon_data", found)
    return found


def _both(names: tuple[str, ...], mixed: tuple[str, ...]) -> Callable[[Callable[..., Value]], None]:
    def collect(function: Callable[..., Value]) -> None:
        monitor.method(*names)(function)
        mixin.method(*mixed)(function)

    return collect


@_both(("enter", "mon_enter"), ("mon_enter",))
def enter(rt: Interpreter, self: Value) -> None:
    own(rt, self).enter(rt)


@_both(("exit", "mon_exit"), ("mon_exit",))
def exit_(rt: Interpreter, self: Value) -> None:
    own(rt, self).leave(rt)


@_both(("try_enter", "mon_try_enter", "try_mon_enter"), ("mon_try_enter", "try_mon_enter"))
def try_enter(rt: Interpreter, self: Value) -> bool:
    found = own(rt, self)
    if found.owner is not None and found.owner is not scheduler(rt).current:
        return False
    found.enter(rt)
    return True


@_both(("synchronize", "mon_synchronize"), ("mon_synchronize", "synchronize"))
def synchronize(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    return own(rt, self).run(rt, block)


@_both(("mon_locked?",), ("mon_locked?",))
def is_locked(rt: Interpreter, self: Value) -> bool:
    return own(rt, self).owner is not None


@_both(("mon_owned?",), ("mon_owned?",))
def is_owned(rt: Interpreter, self: Value) -> bool:
    return own(rt, self).owner is scheduler(rt).current


@_both(("new_cond",), ("new_cond",))
def new_cond(rt: Interpreter, self: Value) -> RMonitorCondition:
    made = RMonitorCondition(rt.classes["MonitorMixin::ConditionVariable"])
    made.monitor = own(rt, self)
    return made


@mixin.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> None:
    own(rt, self)
    above = rt.class_of(self).find_after(rt.classes["MonitorMixin"], "initialize")
    if above is not None:
        rt.call_method(self, above, args, kw, block)


@mixin.method("mon_initialize", visibility="private")
def mon_initialize(rt: Interpreter, self: Value) -> None:
    own(rt, self)


@condition.method("wait")
def wait(rt: Interpreter, self: RMonitorCondition, seconds: Value = None) -> bool:
    held = self.monitor
    assert held is not None
    held.check(rt)
    threads = scheduler(rt)
    me, count = threads.current, held.count
    self.waiters.append(me)
    held.abandon(threads)
    try:
        threads.park(None if seconds is None else rt.to_float(seconds))
    finally:
        if me in self.waiters:
            self.waiters.remove(me)
        held.take(threads)
        held.count = count
    return True


@condition.method("wait_while")
def wait_while(rt: Interpreter, self: RMonitorCondition, *, block: Optional[RProc] = None) -> None:
    while block is not None and rt.truthy(rt.call_block(block)):
        wait(rt, self)


@condition.method("wait_until")
def wait_until(rt: Interpreter, self: RMonitorCondition, *, block: Optional[RProc] = None) -> None:
    while block is not None and not rt.truthy(rt.call_block(block)):
        wait(rt, self)


@condition.method("signal")
def signal(rt: Interpreter, self: RMonitorCondition) -> RMonitorCondition:
    assert self.monitor is not None
    self.monitor.check(rt)
    if self.waiters:
        scheduler(rt).wake(self.waiters.pop(0))
    return self


@condition.method("broadcast")
def broadcast(rt: Interpreter, self: RMonitorCondition) -> RMonitorCondition:
    assert self.monitor is not None
    self.monitor.check(rt)
    while self.waiters:
        scheduler(rt).wake(self.waiters.pop(0))
    return self


CLASSES = (monitor, mixin, condition)
