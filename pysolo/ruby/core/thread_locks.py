"""Thread::Mutex and Thread::ConditionVariable."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.core.scheduler import RThread, Scheduler, scheduler
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

mutex = NativeClass("Thread::Mutex")
condition = NativeClass("Thread::ConditionVariable")


class RMutex(RObject):
    """A lock with one owner and those who wait for it, first come first served."""

    __slots__ = ("owner", "waiters")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.owner: Optional[RThread] = None
        self.waiters: List[RThread] = []

    def take(self, threads: Scheduler) -> None:
        me = threads.current
        while self.owner is not None:
            self.waiters.append(me)
            try:
                threads.park()
            finally:
                if me in self.waiters:
                    self.waiters.remove(me)
        self.owner = me
        me.held.append(self)

    def abandon(self, threads: Scheduler) -> None:
        """Give it back and let the next one have it."""
        if self.owner is not None and self in self.owner.held:
            self.owner.held.remove(self)
        self.owner = None
        if self.waiters:
            threads.wake(self.waiters.pop(0))


class RCondition(RObject):
    __slots__ = ("waiters",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.waiters: List[RThread] = []


mutex.allocator = RMutex
condition.allocator = RCondition


@mutex.method("lock")
def lock(rt: Interpreter, self: RMutex) -> RMutex:
    threads = scheduler(rt)
    if self.owner is threads.current:
        raise rt.error("ThreadError", "deadlock; recursive locking")
    self.take(threads)
    return self


@mutex.method("unlock")
def unlock(rt: Interpreter, self: RMutex) -> RMutex:
    threads = scheduler(rt)
    if self.owner is None:
        raise rt.error("ThreadError", "Attempt to unlock a mutex which is not locked")
    if self.owner is not threads.current:
        raise rt.error("ThreadError", "Attempt to unlock a mutex which is locked by another thread/fiber")
    self.abandon(threads)
    return self


@mutex.method("try_lock")
def try_lock(rt: Interpreter, self: RMutex) -> bool:
    threads = scheduler(rt)
    if self.owner is not None:
        threads.asked()
        return False
    self.take(threads)
    return True


@mutex.method("synchronize")
def synchronize(rt: Interpreter, self: RMutex, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("ThreadError", "must be called with a block")
    lock(rt, self)
    try:
        return rt.call_block(block)
    finally:
        threads = scheduler(rt)
        if self.owner is threads.current:
            self.abandon(threads)


@mutex.method("locked?")
def is_locked(rt: Interpreter, self: RMutex) -> bool:
    return self.owner is not None


@mutex.method("owned?")
def is_owned(rt: Interpreter, self: RMutex) -> bool:
    return self.owner is scheduler(rt).current


@mutex.method("sleep")
def sleep(rt: Interpreter, self: RMutex, seconds: Value = None) -> Optional[int]:
    threads = scheduler(rt)
    started = time.monotonic()
    unlock(rt, self)
    try:
        woken = threads.park(None if seconds is None else rt.to_float(seconds))
    finally:
        self.take(threads)
    return round(time.monotonic() - started) if woken else None


@condition.method("wait")
def wait(rt: Interpreter, self: RCondition, mutex: Value, seconds: Value = None) -> Value:
    me = scheduler(rt).current
    self.waiters.append(me)
    try:
        return rt.send(mutex, "sleep", *([] if seconds is None else [seconds]))
    finally:
        if me in self.waiters:
            self.waiters.remove(me)


@condition.method("signal")
def signal(rt: Interpreter, self: RCondition) -> RCondition:
    if self.waiters:
        scheduler(rt).wake(self.waiters.pop(0))
    return self


@condition.method("broadcast")
def broadcast(rt: Interpreter, self: RCondition) -> RCondition:
    while self.waiters:
        scheduler(rt).wake(self.waiters.pop(0))
    return self


def _no_dump(native: NativeClass) -> None:
    @native.method("marshal_dump")
    def marshal_dump(rt: Interpreter, self: Value) -> Any:
        raise rt.error("TypeError", "can't dump %s" % rt.class_name(self))


_no_dump(condition)

CLASSES = (mutex, condition)
