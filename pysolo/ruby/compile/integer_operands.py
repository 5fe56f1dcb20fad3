"""Operators whose right side is an Integer literal: ``n - 1``, ``i < 10``, ``x % 3``. No code runs for the literal."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ruby.compile.compiler import Code
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import Value


def _plus(left: Code, y: int, slow: Any) -> Code:
    def code(f: Frame) -> Value:
        x = left(f)
        return x + y if type(x) is int else slow(f, x, y)

    return code


def _minus(left: Code, y: int, slow: Any) -> Code:
    def code(f: Frame) -> Value:
        x = left(f)
        return x - y if type(x) is int else slow(f, x, y)

    return code


def _times(left: Code, y: int, slow: Any) -> Code:
    def code(f: Frame) -> Value:
        x = left(f)
        return x * y if type(x) is int else slow(f, x, y)

    return code


def _modulo(left: Code, y: int, slow: Any) -> Code:
    def code(f: Frame) -> Value:
        x = left(f)
        return x % y if type(x) is int and y else slow(f, x, y)

    return code


def _less(left: Code, y: int, slow: Any) -> Code:
    def code(f: Frame) -> Value:
        x = left(f)
        return x < y if type(x) is int else slow(f, x, y)

    return code


def _greater(left: Code, y: int, slow: Any) -> Code:
    def code(f: Frame) -> Value:
        x = left(f)
        return x > y if type(x) is int else slow(f, x, y)

    return code


def _equal(left: Code, y: int, slow: Any) -> Code:
    def code(f: Frame) -> Value:
        x = left(f)
        return x == y if type(x) is int else slow(f, x, y)

    return code


# Each makes code from that of the left side, the literal, and a function (frame, left, right) for what is no Integer.
WITH_INTEGER: Dict[str, Any] = {
    "+": _plus,
    "-": _minus,
    "*": _times,
    "%": _modulo,
    "<": _less,
    ">": _greater,
    "==": _equal,
}
