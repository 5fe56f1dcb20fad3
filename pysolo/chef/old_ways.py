"""What cookbooks written for Chef 11 and 12 do and Chef 18 refuses: done here, with one deprecation each in a run.

``treat_deprecation_warnings_as_errors`` refuses them as Chef 18 does: what asks :func:`allowed` then behaves as if the old way did not
exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.session import session_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def allowed(rt: Interpreter) -> bool:
    """Whether this run takes old ways at all."""
    config = session_of(rt).config
    return config is None or not config.treat_deprecation_warnings_as_errors


def note(rt: Interpreter, message: str) -> None:
    """Tell the first use of an old way; ``message`` says what to write instead."""
    session = session_of(rt)
    if message not in session.old_ways:
        session.old_ways.add(message)
        session.events.deprecation(message, "%s:%d" % rt.caller_location())
