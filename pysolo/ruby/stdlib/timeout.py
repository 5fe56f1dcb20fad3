"""Timeout."""

from __future__ import annotations

import signal
import threading
import time
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.control import ControlFlow
from pysolo.ruby.runtime.interrupts import when_safe
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

timeout = NativeClass("Timeout", module=True)
error = NativeClass("Timeout::Error", superclass="RuntimeError")
timeout.constants["VERSION"] = "0.2.0"


class Expired(ControlFlow):
    """Unwinds the block past all ``rescue`` clauses, as MRI does when no class is given."""


def _nothing(number: int, frame: Any) -> None:
    return None


class Alarm:
    """One time limit: an interval timer on the main thread, an asynchronous exception in others."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.main = threading.current_thread() is threading.main_thread()
        self.done = False
        self.old_handler: Any = None
        self.old_left = 0.0
        self.began = 0.0
        self.timer: Optional[threading.Timer] = None
        self.expired: Any = type("ThisExpired", (Expired,), {})

    def start(self) -> None:
        self.began = time.monotonic()
        if self.main:
            self.old_handler = signal.getsignal(signal.SIGALRM)
            self.old_left = signal.getitimer(signal.ITIMER_REAL)[0]
            if self.old_left and self.old_left < self.seconds:
                return  # the outer limit comes first
            signal.signal(signal.SIGALRM, when_safe(self._rung))
            signal.setitimer(signal.ITIMER_REAL, max(self.seconds, 0.000001))
        else:
            ident = threading.get_ident()
            self.timer = threading.Timer(self.seconds, self._interrupt, (ident,))
            self.timer.daemon = True
            self.timer.start()

    def _rung(self, number: int) -> None:
        if not self.done:
            self.done = True
            raise self.expired

    def _interrupt(self, ident: int) -> None:
        import ctypes

        if not self.done:
            self.done = True
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), ctypes.py_object(self.expired))

    def stop(self) -> None:
        self.done = True
        if self.main:
            signal.setitimer(signal.ITIMER_REAL, 0)
            # a ring that comes late must not end the process, as the default would
            signal.signal(signal.SIGALRM, self.old_handler if callable(self.old_handler) else _nothing)
            if self.old_left:
                signal.setitimer(signal.ITIMER_REAL, max(self.old_left - (time.monotonic() - self.began), 0.000001))
        elif self.timer is not None:
            self.timer.cancel()


@timeout.module_function("timeout")
def timeout_(
    rt: Interpreter,
    self: Value,
    seconds: Value,
    klass: Value = None,
    message: Value = None,
    *,
    block: Optional[RProc] = None,
) -> Value:
    if block is None:
        raise rt.error("LocalJumpError", "no block given (yield)")
    if seconds is None or rt.to_float(seconds) == 0:
        return rt.call_block(block, seconds)
    alarm = Alarm(rt.to_float(seconds))
    frame = rt.frame
    try:
        alarm.start()
        try:
            return rt.call_block(block, seconds)
        finally:
            alarm.stop()
    except Expired as raised:
        if type(raised) is not alarm.expired:
            raise
        rt.frame = frame
        text = "execution expired" if message is None else rt.to_s(message)
        raise rt.error(klass if klass is not None else rt.classes["Timeout::Error"], text)


CLASSES = (timeout, error)


def load(rt: Interpreter) -> None:
    rt.const_set(rt.classes["Timeout"], "ExitException", rt.classes["Timeout::Error"])
