"""Math."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Callable

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

module = NativeClass("Math", module=True)
domain_error = NativeClass("Math::DomainError", superclass="ArgumentError")
module.constants["PI"] = math.pi
module.constants["E"] = math.e


def number(rt: Interpreter, value: Value) -> float:
    """As a Float; strings are refused, as is all that is no real number."""
    if type(value) is float:
        return value
    if type(value) is int:
        try:
            return float(value)
        except OverflowError:
            return math.inf if value > 0 else -math.inf
    if value is None or not isinstance(value, RObject) or not rt.is_a(value, rt.classes["Numeric"]):
        raise rt.error("TypeError", "can't convert %s into Float" % rt.describe(value))
    found: float = rt.send(value, "to_f")
    return found


def outside(rt: Interpreter, name: str) -> Exception:
    error: Exception = rt.error("Math::DomainError", "Numerical argument is out of domain - %s" % name)
    return error


def _simple(name: str, function: Callable[[float], Any], domain: Callable[[float], bool] = lambda x: True) -> None:
    @module.module_function(name)
    def call(rt: Interpreter, self: Value, value: Value) -> Value:
        x = number(rt, value)
        if x != x:
            return x
        if not domain(x):
            raise outside(rt, name)
        try:
            return function(x)
        except OverflowError:
            return -math.inf if name == "sinh" and x < 0 else math.inf
        except ValueError:
            return math.nan


def cube_root(x: float) -> float:
    if x == 0 or math.isinf(x):
        return x
    root = math.copysign(abs(x) ** (1.0 / 3.0), x)
    return (2.0 * root + (x / root / root)) / 3.0  # one step of Newton's, as the C library's result is exact


def inverse_tanh(x: float) -> float:
    return math.copysign(math.inf, x) if abs(x) == 1 else math.atanh(x)


def gamma(x: float) -> float:
    if x == 0:
        return math.copysign(math.inf, x)
    if x == math.floor(x) and 1 <= x <= 23:
        return float(math.factorial(int(x) - 1))
    return math.gamma(x)


def square_root(x: float) -> float:
    return 0.0 if x == 0 else math.sqrt(x)


_simple("sin", math.sin, lambda x: True)
_simple("cos", math.cos)
_simple("tan", math.tan)
_simple("asin", math.asin, lambda x: -1 <= x <= 1)
_simple("acos", math.acos, lambda x: -1 <= x <= 1)
_simple("atan", math.atan)
_simple("sinh", math.sinh)
_simple("cosh", math.cosh)
_simple("tanh", math.tanh)
_simple("asinh", math.asinh)
_simple("acosh", math.acosh, lambda x: x >= 1)
_simple("atanh", inverse_tanh, lambda x: -1 <= x <= 1)
_simple("exp", math.exp)
_simple("sqrt", square_root, lambda x: x >= 0)
_simple("cbrt", cube_root)
_simple("erf", math.erf)
_simple("erfc", math.erfc)
_simple("gamma", gamma, lambda x: not (x == -math.inf or (x < 0 and x == math.floor(x))))


def logarithm(rt: Interpreter, value: Value, name: str, of: Callable[[float], float], of_two: float) -> float:
    """Integers of any size: what does not fit a Float is shifted first. 0 gives minus infinity."""
    shift = 0
    if type(value) is int and value.bit_length() >= 1024:
        shift = value.bit_length() - 53
        value = value >> shift if value > 0 else value
    x = number(rt, value)
    if x != x:
        return math.nan
    if x < 0 or (x == 0 and math.copysign(1, x) < 0):
        raise outside(rt, name)
    return -math.inf if x == 0 else of(x) + shift * of_two if shift else of(x)


def natural(rt: Interpreter, value: Value) -> float:
    return logarithm(rt, value, "log", math.log, math.log(2))


@module.module_function("log")
def log(rt: Interpreter, self: Value, value: Value, base: Value = UNSET) -> float:
    found = natural(rt, value)
    if base is UNSET:
        return found
    below = natural(rt, base)
    if below == 0:
        return math.copysign(math.inf, found) if found else math.nan
    return found / below


@module.module_function("log2")
def log2(rt: Interpreter, self: Value, value: Value) -> float:
    return logarithm(rt, value, "log2", math.log2, 1.0)


@module.module_function("log10")
def log10(rt: Interpreter, self: Value, value: Value) -> float:
    return logarithm(rt, value, "log10", math.log10, math.log10(2))


@module.module_function("atan2")
def atan2(rt: Interpreter, self: Value, y: Value, x: Value) -> float:
    return math.atan2(number(rt, y), number(rt, x))


@module.module_function("hypot")
def hypot(rt: Interpreter, self: Value, x: Value, y: Value) -> float:
    return math.hypot(number(rt, x), number(rt, y))


@module.module_function("ldexp")
def ldexp(rt: Interpreter, self: Value, value: Value, exponent: int) -> float:
    x = number(rt, value)
    try:
        return math.ldexp(x, exponent)
    except OverflowError:
        return math.copysign(math.inf, x)


@module.module_function("frexp")
def frexp(rt: Interpreter, self: Value, value: Value) -> RArray:
    return rt.array(list(math.frexp(number(rt, value))))


@module.module_function("lgamma")
def lgamma(rt: Interpreter, self: Value, value: Value) -> RArray:
    x = number(rt, value)
    if x == -math.inf:
        raise outside(rt, "lgamma")
    if math.isinf(x):
        return rt.array([math.inf, 1])
    if x <= 0 and x == math.floor(x):
        return rt.array([math.inf, -1 if x == 0 and math.copysign(1, x) < 0 else 1])
    sign = -1 if x < 0 and math.floor(x) % 2 else 1
    return rt.array([math.lgamma(x), sign])


CLASSES = (module, domain_error)
