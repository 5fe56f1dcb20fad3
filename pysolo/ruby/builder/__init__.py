"""One function a grammar action. They know nothing of the parse in hand and keep no state."""

from __future__ import annotations

from typing import Any, Callable, Dict

from pysolo.ruby.builder import (
    arguments,
    calls,
    control,
    definitions,
    jumps,
    lists,
    literals,
    operators,
    parameters,
    patterns,
    statements,
)

ACTIONS: Dict[str, Callable[..., Any]] = {
    **lists.ACTIONS,
    **literals.ACTIONS,
    **operators.ACTIONS,
    **calls.ACTIONS,
    **parameters.ACTIONS,
    **control.ACTIONS,
    **statements.ACTIONS,
    **arguments.ACTIONS,
    **definitions.ACTIONS,
    **jumps.ACTIONS,
    **patterns.ACTIONS,
}
