"""One function a grammar action. They know nothing of the parse in hand and keep no state."""

from __future__ import annotations

from typing import Any, Callable, Dict

from pysolo.ruby.builder import assignment, calls, control, lists, literals, operators, parameters, patterns

ACTIONS: Dict[str, Callable[..., Any]] = {
    **lists.ACTIONS,
    **literals.ACTIONS,
    **operators.ACTIONS,
    **calls.ACTIONS,
    **parameters.ACTIONS,
    **control.ACTIONS,
    **patterns.ACTIONS,
}
__all__ = ["ACTIONS", "assignment"]
