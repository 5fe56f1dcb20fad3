"""Calls that may wait for the outside world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def running_threads(rt: Interpreter) -> Any:
    """The scheduler when there are other threads than this one, else None."""
    cls = rt.classes.get("Thread")
    threads: Any = cls.extra.get("scheduler") if cls is not None else None
    return threads if threads is not None and len(threads.threads) > 1 else None


def outside(rt: Interpreter, function: Callable[..., Any], *args: Any) -> Any:
    """Call something that may wait; other Ruby threads run meanwhile when there are any."""
    threads = running_threads(rt)
    return function(*args) if threads is None else threads.outside(function, *args)
