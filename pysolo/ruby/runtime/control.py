"""How control leaves Python frames on behalf of Ruby."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pysolo.ruby.runtime.objects import RException, Value


class RubyError(Exception):
    """A raised Ruby exception; ``exc`` is the object that ``rescue => e`` binds."""

    def __init__(self, exc: RException) -> None:
        super().__init__(exc)
        self.exc = exc

    def __str__(self) -> str:
        rt = self.exc.cls.rt
        return "%s: %s" % (self.exc.cls.real.name, rt.message_of(self.exc))


class ControlFlow(BaseException):
    """Not an error: never caught by ``rescue``, always runs ``ensure``."""


class BreakOut(ControlFlow):
    """``break`` out of a block: ends the call that the block was given to, named by ``tag``."""

    def __init__(self, tag: Any, value: Value) -> None:
        self.tag = tag
        self.value = value


class ReturnOut(ControlFlow):
    """``return`` inside a block: ends the method (or lambda) whose frame is ``tag``."""

    def __init__(self, tag: Any, value: Value) -> None:
        self.tag = tag
        self.value = value


class NextOut(ControlFlow):
    """``next`` from a place where a Python return will not do (inside a loop or a begin within the block)."""

    def __init__(self, value: Value) -> None:
        self.value = value


class RetryOut(ControlFlow):
    """``retry`` in a rescue clause."""


class RedoOut(ControlFlow):
    """``redo`` in a block or loop."""


class ThrowOut(ControlFlow):
    """``throw tag, value``"""

    def __init__(self, tag: Value, value: Value) -> None:
        self.tag = tag
        self.value = value
