"""Signal handlers that raise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Callable, Optional

if TYPE_CHECKING:
    from types import FrameType

LATER = 0.005  # seconds


def when_safe(action: Callable[[int], None]) -> Callable[[int, Optional[FrameType]], Any]:
    """A handler for an action that may raise.

    Python forgets what is raised while an object is finalized or the garbage collector reports. What is lost so is raised again a little
    later.
    """
    return _Handler(action)


class _Handler:
    def __init__(self, action: Callable[[int], None]) -> None:
        self.action = action
        self.lost: Optional[BaseException] = None

    def __call__(self, number: int, frame: Optional[FrameType]) -> None:
        lost, self.lost = self.lost, None
        try:
            if lost is not None:
                raise lost
            self.action(number)
        except BaseException as raised:
            self._watch(raised, number)
            raise

    def _watch(self, raised: BaseException, number: int) -> None:
        """Until the next signal, notice when Python drops this very exception."""
        before = sys.unraisablehook
        if isinstance(before, _Watch):
            before = before.before
        sys.unraisablehook = _Watch(self, raised, number, before)


class _Watch:
    """In the place of ``sys.unraisablehook``."""

    def __init__(self, handler: _Handler, raised: BaseException, number: int, before: Callable[[Any], Any]) -> None:
        self.handler = handler
        self.raised = raised
        self.number = number
        self.before = before

    def __call__(self, dropped: Any) -> None:
        if dropped.exc_value is not self.raised:
            self.before(dropped)
            return
        self.handler.lost = self.raised.with_traceback(None)
        sys.unraisablehook = self.before
        _again(self.number)


def _again(number: int) -> None:
    """From another thread: what this one sent itself would come at once, and be lost as well."""
    import os
    import threading

    timer = threading.Timer(LATER, os.kill, (os.getpid(), number))
    timer.daemon = True
    timer.start()


def _interrupt(number: int) -> None:
    raise KeyboardInterrupt


interrupt = when_safe(_interrupt)  # in the place of Python's own handler of SIGINT
