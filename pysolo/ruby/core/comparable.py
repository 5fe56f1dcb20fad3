"""Comparable: everything that follows from ``<=>``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RObject, RRange, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

comparable = NativeClass("Comparable", module=True)


def shown_in_comparison(rt: Interpreter, value: Value) -> str:
    """How "comparison of X with Y failed" names Y: special values by themselves, others by class."""
    return rt.inspect(value) if not isinstance(value, RObject) or isinstance(value, RSymbol) else rt.class_name(value)


def comparison_failed(rt: Interpreter, a: Value, b: Value) -> Exception:
    error: Exception = rt.error(
        "ArgumentError", "comparison of %s with %s failed" % (rt.class_name(a), shown_in_comparison(rt, b))
    )
    return error


def compare(rt: Interpreter, a: Value, b: Value) -> int:
    """``a <=> b``, or ArgumentError when they cannot be compared."""
    found = rt.cmp(a, b)
    if found is None:
        raise comparison_failed(rt, a, b)
    return found


@comparable.method("==")
def equal(rt: Interpreter, self: Value, other: Value) -> bool:
    return self is other or rt.cmp(self, other) == 0


def _operator(name: str, test: Callable[[int], bool]) -> None:
    @comparable.method(name)
    def operator(rt: Interpreter, self: Value, other: Value) -> bool:
        return test(compare(rt, self, other))


_operator("<", lambda found: found < 0)
_operator("<=", lambda found: found <= 0)
_operator(">", lambda found: found > 0)
_operator(">=", lambda found: found >= 0)


@comparable.method("between?")
def between(rt: Interpreter, self: Value, low: Value, high: Value) -> bool:
    return compare(rt, self, low) >= 0 and compare(rt, self, high) <= 0


@comparable.method("clamp")
def clamp(rt: Interpreter, self: Value, low: Value, high: Value = UNSET) -> Value:
    if high is UNSET:
        if not isinstance(low, RRange):
            raise rt.error("TypeError", "wrong argument type %s (expected Range)" % rt.class_name(low))
        if low.exclusive and low.high is not None:
            raise rt.error("ArgumentError", "cannot clamp with an exclusive range")
        low, high = low.low, low.high
    if low is not None and high is not None and compare(rt, low, high) > 0:
        raise rt.error("ArgumentError", "min argument must be smaller than max argument")
    if low is not None and compare(rt, self, low) < 0:
        return low
    if high is not None and compare(rt, self, high) > 0:
        return high
    return self


CLASSES = (comparable,)
