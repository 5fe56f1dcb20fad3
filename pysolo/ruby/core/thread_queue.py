"""Thread::Queue and Thread::SizedQueue."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Deque, List

from pysolo.ruby.core.scheduler import RThread, scheduler
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

queue = NativeClass("Thread::Queue")
sized = NativeClass("Thread::SizedQueue", superclass="Thread::Queue")


class RQueue(RObject):
    __slots__ = ("items", "closed", "takers", "givers", "limit")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.items: Deque[Value] = deque()
        self.closed = False
        self.takers: List[RThread] = []  # who waits for something to come
        self.givers: List[RThread] = []  # who waits for room
        self.limit = 0


queue.allocator = RQueue


@queue.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RQueue, items: Value = UNSET) -> None:
    if items is UNSET:
        return
    if not rt.respond_to(items, "to_a"):
        raise rt.error("TypeError", "can't convert %s into Array" % rt.class_name(items))
    self.items.extend(rt.send(items, "to_a").items)


@sized.method("initialize", visibility="private")
def initialize_sized(rt: Interpreter, self: RQueue, limit: int) -> None:
    if limit <= 0:
        raise rt.error("ArgumentError", "queue size must be positive")
    self.limit = limit


def wait_in(rt: Interpreter, line: List[RThread]) -> None:
    threads = scheduler(rt)
    me = threads.current
    line.append(me)
    try:
        threads.park()
    finally:
        if me in line:
            line.remove(me)


def wake_first(rt: Interpreter, line: List[RThread]) -> None:
    if line:
        scheduler(rt).wake(line.pop(0))


@queue.method("push", "<<", "enq")
def push(rt: Interpreter, self: RQueue, value: Value) -> RQueue:
    if self.closed:
        raise rt.error("ClosedQueueError", "queue closed")
    self.items.append(value)
    wake_first(rt, self.takers)
    return self


@sized.method("push", "<<", "enq")
def push_sized(rt: Interpreter, self: RQueue, value: Value, non_block: bool = False) -> RQueue:
    while not self.closed and len(self.items) >= self.limit:
        if non_block:
            raise rt.error("ThreadError", "queue full")
        wait_in(rt, self.givers)
    return push(rt, self, value)


@queue.method("pop", "shift", "deq")
def pop(rt: Interpreter, self: RQueue, non_block: bool = False) -> Value:
    while not self.items:
        if non_block:
            raise rt.error("ThreadError", "queue empty")
        if self.closed:
            return None
        wait_in(rt, self.takers)
    value = self.items.popleft()
    wake_first(rt, self.givers)
    return value


@queue.method("close")
def close(rt: Interpreter, self: RQueue) -> RQueue:
    self.closed = True
    for line in (self.takers, self.givers):
        while line:
            wake_first(rt, line)
    return self


@queue.method("closed?")
def is_closed(rt: Interpreter, self: RQueue) -> bool:
    return self.closed


@queue.method("clear")
def clear(rt: Interpreter, self: RQueue) -> RQueue:
    self.items.clear()
    while self.givers:
        wake_first(rt, self.givers)
    return self


@queue.method("empty?")
def is_empty(rt: Interpreter, self: RQueue) -> bool:
    scheduler(rt).asked()
    return not self.items


@queue.method("size", "length")
def size(rt: Interpreter, self: RQueue) -> int:
    scheduler(rt).asked()
    return len(self.items)


@queue.method("num_waiting")
def num_waiting(rt: Interpreter, self: RQueue) -> int:
    scheduler(rt).asked()
    return len(self.takers) + len(self.givers)


@queue.method("marshal_dump")
def marshal_dump(rt: Interpreter, self: RQueue) -> None:
    raise rt.error("TypeError", "can't dump %s" % rt.class_name(self))


@queue.method("freeze")
def freeze(rt: Interpreter, self: RQueue) -> None:
    raise rt.error("TypeError", "cannot freeze %s" % rt.any_to_s(self))


@sized.method("max")
def max_(rt: Interpreter, self: RQueue) -> int:
    return self.limit


@sized.method("max=")
def set_max(rt: Interpreter, self: RQueue, limit: int) -> int:
    if limit <= 0:
        raise rt.error("ArgumentError", "queue size must be positive")
    self.limit = limit
    while self.givers:
        wake_first(rt, self.givers)
    return limit


CLASSES = (queue, sized)
