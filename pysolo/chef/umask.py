"""The ``umask`` that every resource may set for the time of its action."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Iterator

from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


@contextmanager
def applied_umask(rt: Interpreter, value: Value) -> Iterator[None]:
    """An octal String; a number passes validation, but is none that File.umask can be given."""
    if not isinstance(value, RString):
        raise rt.error("TypeError", "no implicit conversion from nil to integer")
    before = os.umask(rt.send(value, "oct"))
    try:
        yield
    finally:
        os.umask(before)
