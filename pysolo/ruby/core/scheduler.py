"""Which Ruby thread runs.

Each Ruby thread has a Python thread, but only the one that has the turn runs; it gives the turn up where it waits: for time, for another
thread, for the outside world. So Ruby code never sees a switch in the middle of something, and the order of things is always the same.
A new thread takes its first turn when the one that made it waits.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any, Callable, Deque, Dict, List, Optional

from pysolo.ruby.runtime.control import ControlFlow, RubyError
from pysolo.ruby.runtime.objects import RClass, RException, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

SLICE = 0.05  # how long other threads than the main one wait at most before Python may interrupt them
TURN = 0.1
PATIENCE = 20  # questions about other threads' state after which these get a turn


def time_limited() -> bool:
    """Whether a Timeout will end somebody's sleep."""
    import signal

    return signal.getitimer(signal.ITIMER_REAL)[0] > 0 or any(
        isinstance(t, threading.Timer) for t in threading.enumerate()
    )


class Killed(ControlFlow):
    """``Thread#kill``: unwinds the thread's body."""


class RThread(RObject):
    __slots__ = (
        "locals",
        "variables",
        "value",
        "error",
        "finished",
        "parked",
        "ticket",
        "pending",
        "joiners",
        "place",
        "name",
        "flags",
        "held",
        "group",
        "frame",
    )

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.locals: Dict[str, Value] = {}
        self.variables: Dict[str, Value] = {}
        self.value: Value = None
        self.error: Optional[RException] = None
        self.finished = False
        self.parked = False
        self.ticket: Optional[Any] = None  # what it sleeps on until somebody wakes it
        self.pending: List[BaseException] = []  # raised in it when it has its next turn
        self.joiners: List[RThread] = []
        self.place = ""
        self.name: Value = None
        self.flags: Dict[str, Value] = {}
        self.held: List[Any] = []  # locks that it must give back at its end
        self.group: Value = None
        self.frame: Any = None  # where it waits, for backtraces


class Scheduler:
    """The turn, who waits for it, and who sleeps."""

    def __init__(self, rt: Interpreter) -> None:
        self.rt = rt
        self.main = self.current = RThread(rt.classes["Thread"])
        self.threads: List[RThread] = [self.main]
        self._lock = threading.Lock()
        self._waiting: Deque[Any] = deque()
        self._free = False
        self._outside = 0  # threads that will want a turn without being woken: time runs out, a call returns
        self._asked = 0
        self._since = 0.0  # when the turn that is on began

    # -- the turn

    def _queued(self) -> Optional[Any]:
        """Ask for the turn: None when it was free, else what to wait on. With the lock held."""
        if self._free:
            self._free = False
            return None
        ticket = threading.Lock()
        ticket.acquire()
        self._waiting.append(ticket)
        return ticket

    def _pass_on(self) -> None:
        """Let the next one run. With the lock held."""
        if self._waiting:
            self._waiting.popleft().release()
            return
        self._free = True
        if not self._outside and self.main.ticket is not None and not time_limited():  # nobody will wake anybody
            rt = self.rt
            deadlock = rt.make_class(rt.classes["Exception"], "fatal")
            exc = RException(deadlock, rt.str("No live threads left. Deadlock?"))
            self.main.pending.append(RubyError(exc))
            self._free = False
            self.main.ticket.release()
            self.main.ticket = None

    @staticmethod
    def _acquire(ticket: Any, until: Optional[float] = None) -> bool:
        """Wait on a ticket; False when it is past ``until``. Python raises what others send a thread between two slices."""
        on_main = threading.current_thread() is threading.main_thread()
        while True:
            left = -1.0 if until is None else max(0.0, until - time.monotonic())
            if ticket.acquire(timeout=left if on_main else SLICE if until is None else min(left, SLICE)):
                return True
            if until is not None and time.monotonic() >= until:
                return False

    def _take_turn(self) -> None:
        """Wait for the turn, whatever comes."""
        with self._lock:
            ticket = self._queued()
        self._insist(ticket)

    def _insist(self, ticket: Optional[Any]) -> None:
        raised: Optional[BaseException] = None
        while ticket is not None:
            try:
                self._acquire(ticket)
                break
            except BaseException as error:
                raised = error
        if raised is not None:
            raise raised

    def _away(self, wait: Callable[[RThread], bool], timed: bool) -> bool:
        """Give the turn up, do ``wait``, which comes back with the turn, and be this thread again."""
        rt, me = self.rt, self.current
        saved = (rt.frame, rt.coroutine, rt.current_exception, rt.missing_reason)
        me.frame = rt.frame
        try:
            return wait(me)
        finally:
            if timed:
                with self._lock:
                    self._outside -= 1
            self.current = me
            self._since = time.monotonic()
            me.frame = None
            rt.frame, rt.coroutine, rt.current_exception, rt.missing_reason = saved

    # -- waiting

    def park(self, seconds: Optional[float] = None, deadly: bool = True) -> bool:
        """Sleep until somebody calls :meth:`wake`; False when the time ran out before.

        ``deadly``: without a time, it is a deadlock when nobody is left to wake this thread.
        """
        alive = seconds is not None or not deadly

        def wait(me: RThread) -> bool:
            ticket = threading.Lock()
            ticket.acquire()
            with self._lock:
                me.ticket = ticket
                me.parked = True
                self._outside += alive
                self._pass_on()
            raised: Optional[BaseException] = None
            woken = False
            try:
                woken = self._acquire(ticket, None if seconds is None else time.monotonic() + seconds)
            except BaseException as error:
                raised = error
            if not woken:
                with self._lock:
                    late = me.ticket is None  # woken in the last moment: the turn comes by the ticket
                    me.ticket = None
                    turn = ticket if late else self._queued()
                self._insist(turn)
            me.parked = False
            if raised is not None:
                raise raised
            return woken

        found = self._away(wait, alive)
        self.deliver()
        return found

    def wake(self, thread: RThread) -> bool:
        """Let a sleeping thread have a turn soon; False when it does not sleep."""
        with self._lock:
            ticket, thread.ticket = thread.ticket, None
            if ticket is None:
                return False
            thread.parked = False
            self._waiting.append(ticket)
            return True

    def give_way(self) -> None:
        """``Thread.pass``: everybody who waits goes first."""
        with self._lock:
            nobody = not self._waiting
            outside = self._outside
        if nobody:
            if outside:
                self.outside(time.sleep, 0.001)
            return

        def wait(me: RThread) -> bool:
            with self._lock:
                ticket = threading.Lock()
                ticket.acquire()
                self._waiting.append(ticket)
                self._pass_on()
            self._insist(ticket)
            return True

        self._away(wait, False)
        self.deliver()

    def asked(self) -> None:
        """Somebody looked at another thread's state: who does that again and again waits for something."""
        self._asked += 1
        if self._asked % PATIENCE == 0:
            self.give_way()

    def turn_over(self) -> None:
        """Give way when this turn has been long: MRI's threads have a tenth of a second each."""
        if time.monotonic() - self._since > TURN:
            self.give_way()
            self._since = time.monotonic()

    def outside(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call something that waits for the world while others run."""
        result: List[Any] = []

        def wait(me: RThread) -> bool:
            with self._lock:
                self._outside += 1
                self._pass_on()
            try:
                result.append(function(*args))
            finally:
                self._take_turn()
            return True

        self._away(wait, True)
        self.deliver()
        return result[0]

    def deliver(self) -> None:
        """Raise what others sent this thread."""
        me = self.current
        if me.pending:
            raise me.pending.pop(0)

    # -- threads

    def start(self, thread: RThread, body: Callable[[], Value]) -> None:
        rt = self.rt
        root = rt.frame
        while root.caller is not None:
            root = root.caller
        first = threading.Lock()
        first.acquire()

        def run() -> None:
            first.acquire()
            self.current = thread
            self._since = time.monotonic()
            rt.frame, rt.coroutine, rt.current_exception = root, None, None
            try:
                self.deliver()
                thread.value = body()
            except Killed:
                pass
            except BaseException as error:
                self._ended_by(thread, error)
            self._end(thread)

        self.threads.append(thread)
        with self._lock:
            self._waiting.append(first)
        threading.Thread(target=run, daemon=True).start()

    def _ended_by(self, thread: RThread, error: BaseException) -> None:
        rt = self.rt
        raised = rt.rescue_python(error)
        if raised is None:
            return
        thread.error = raised.exc
        if rt.is_a(raised.exc, rt.classes["SystemExit"]):
            self.send(self.main, raised)
            return
        if rt.truthy(thread.flags.get("report_on_exception", True)):
            shown = "%s terminated with exception (report_on_exception is true):\n" % rt.inspect(thread)
            rt.err.write(shown + rt.full_message(raised.exc))
        every = rt.classes["Thread"].extra.get("abort_on_exception")
        if rt.truthy(thread.flags.get("abort_on_exception")) or rt.truthy(every):
            self.send(self.main, raised)

    def _end(self, thread: RThread) -> None:
        thread.finished = True
        for lock in list(thread.held):
            lock.abandon(self)
        self.threads.remove(thread)
        for waiter in thread.joiners:
            self.wake(waiter)
        with self._lock:
            self._pass_on()

    def send(self, thread: RThread, error: BaseException) -> None:
        """Raise something in another thread when it has its next turn, and wake it for that."""
        if thread is self.current:
            raise error
        if not thread.finished:
            thread.pending.append(error)
            self.wake(thread)

    def join(self, thread: RThread, seconds: Optional[float]) -> bool:
        """Wait for a thread's end; False when the time ran out before."""
        until = None if seconds is None else time.monotonic() + seconds
        while not thread.finished:
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0 and seconds != 0:
                return False
            thread.joiners.append(self.current)
            try:
                if not self.park(left if left is None else max(left, 0.0)) and seconds == 0:
                    return thread.finished
            finally:
                if self.current in thread.joiners:
                    thread.joiners.remove(self.current)
        return True


def scheduler(rt: Interpreter) -> Scheduler:
    """The one of this interpreter, made with the first thread."""
    extra = rt.classes["Thread"].extra
    found: Optional[Scheduler] = extra.get("scheduler")
    if found is None:
        found = extra["scheduler"] = Scheduler(rt)
    return found
