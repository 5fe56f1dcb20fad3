"""Calls that may wait for the outside world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def outside(rt: Interpreter, function: Callable[..., Any], *args: Any) -> Any:
    """Call something that may wait; other Ruby threads run meanwhile when there are any."""
    cls = rt.classes.get("Thread")
    threads: Any = cls.extra.get("scheduler") if cls is not None else None
    if threads is None or len(threads.threads) == 1:
        return function(*args)
    return threads.outside(function, *args)
