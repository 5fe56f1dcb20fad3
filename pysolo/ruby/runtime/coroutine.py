"""Two flows of Ruby code that take turns: what Fiber and an Enumerator's ``next`` stand on.

Each coroutine has a Python thread, but only one of all runs at any moment: control is handed over, never shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from pysolo.ruby.runtime.stack import thread_stack

if TYPE_CHECKING:
    from threading import Thread

    from pysolo.ruby.runtime.frames import Frame
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.runtime.objects import Value


class Abandoned(BaseException):
    """Unwinds a coroutine that nobody will resume."""


class Coroutine:
    """``body(coroutine, first)`` runs until it calls :meth:`hand_out`, which gives a value to whoever called :meth:`resume`."""

    def __init__(self, rt: Interpreter, body: Callable[[Coroutine, Any], Value]) -> None:
        self.rt = rt
        self.body = body
        self.owner: Any = None  # the Ruby object that it runs for, where there is one
        self.finished = False
        self.started = False
        from threading import Semaphore  # not at import: most programs have no coroutine

        self._thread: Optional[Thread] = None
        self._inside = Semaphore(0)
        self._outside = Semaphore(0)
        self._passed: Any = None
        self._error: Optional[BaseException] = None
        self._abandoned = False
        self._frame: Optional[Frame] = None

    def resume(self, value: Any = None) -> Value:
        """Let the body go on; what it hands out, or its result when it ends. An exception in the body comes out here."""
        rt = self.rt
        frame, current, exception = rt.frame, rt.coroutine, rt.current_exception
        self._passed = value
        rt.coroutine = self
        if self._thread is None:
            self.started = True
            from threading import Thread, stack_size

            before = stack_size(thread_stack())
            self._thread = Thread(target=self._run, daemon=True)
            self._thread.start()
            stack_size(before)
        else:
            if self._frame is not None:
                rt.frame = self._frame
            self._inside.release()
        try:
            self._outside.acquire()
        finally:
            rt.frame, rt.coroutine, rt.current_exception = frame, current, exception
        error, self._error = self._error, None
        if error is not None:
            raise error
        return self._passed

    def hand_out(self, value: Any = None) -> Value:
        """Called by the body: give ``value`` out, sleep, and return what the next :meth:`resume` passes in."""
        rt = self.rt
        self._frame = rt.frame
        self._passed = value
        self._outside.release()
        self._inside.acquire()
        if self._abandoned:
            raise Abandoned
        return self._passed

    def abandon(self) -> None:
        """Unwind a body that sleeps."""
        if self._thread is not None and not self.finished:
            self._abandoned = True
            frame = self.rt.frame
            self._inside.release()
            self._thread.join(1)
            self.rt.frame = frame

    def _run(self) -> None:
        frame = self.rt.frame
        while frame.caller is not None:  # a stack of its own: backtraces do not go on into whoever resumes it
            frame = frame.caller
        self.rt.frame = frame
        try:
            self._passed = self.body(self, self._passed)
        except Abandoned:
            pass
        except BaseException as error:
            self._error = error
        self.finished = True
        self._outside.release()
