"""Rational: arithmetic, comparing, coercion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.numeric import coerced, coerced_compare
from pysolo.ruby.core.rational_rounding import rounding
from pysolo.ruby.core.rational_value import (
    RRational,
    as_float,
    fraction,
    from_fraction,
    parse_rational,
    rational,
    simplest,
)
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

numeric_class = NativeClass("Rational", superclass="Numeric")


@numeric_class.method("numerator")
def numerator(rt: Interpreter, self: RRational) -> int:
    return self.num


@numeric_class.method("denominator")
def denominator(rt: Interpreter, self: RRational) -> int:
    return self.den


@numeric_class.method("+")
def plus(rt: Interpreter, self: RRational, other: Value) -> Value:
    if type(other) is int:
        return rational(rt, self.num + other * self.den, self.den)
    if type(other) is float:
        return as_float(self.num, self.den) + other
    if isinstance(other, RRational):
        return rational(rt, self.num * other.den + other.num * self.den, self.den * other.den)
    return coerced(rt, self, "+", other)


@numeric_class.method("-")
def minus(rt: Interpreter, self: RRational, other: Value) -> Value:
    if type(other) is int:
        return rational(rt, self.num - other * self.den, self.den)
    if type(other) is float:
        return as_float(self.num, self.den) - other
    if isinstance(other, RRational):
        return rational(rt, self.num * other.den - other.num * self.den, self.den * other.den)
    return coerced(rt, self, "-", other)


@numeric_class.method("*")
def times(rt: Interpreter, self: RRational, other: Value) -> Value:
    if type(other) is int:
        return rational(rt, self.num * other, self.den)
    if type(other) is float:
        return as_float(self.num, self.den) * other
    if isinstance(other, RRational):
        return rational(rt, self.num * other.num, self.den * other.den)
    return coerced(rt, self, "*", other)


@numeric_class.method("/", "quo")
def divide(rt: Interpreter, self: RRational, other: Value) -> Value:
    if type(other) is int:
        return rational(rt, self.num, self.den * other)
    if type(other) is float:
        from pysolo.ruby.core.float import float_divide

        return float_divide(as_float(self.num, self.den), other)
    if isinstance(other, RRational):
        return rational(rt, self.num * other.den, self.den * other.num)
    return coerced(rt, self, "/", other)


@numeric_class.method("fdiv")
def fdiv(rt: Interpreter, self: RRational, other: Value) -> Value:
    return rt.send(as_float(self.num, self.den), "/", other)


@numeric_class.method("**", "pow")
def power(rt: Interpreter, self: RRational, other: Value) -> Value:
    if isinstance(other, RRational):
        if other.den != 1:
            return rt.send(as_float(self.num, self.den), "**", as_float(other.num, other.den))
        other = other.num
    if type(other) is int:
        if other >= 0:
            return rational(rt, self.num**other, self.den**other)
        return rational(rt, self.den**-other, self.num**-other)
    if type(other) is float:
        return rt.send(as_float(self.num, self.den), "**", other)
    return coerced(rt, self, "**", other)


@numeric_class.method("-@")
def negate(rt: Interpreter, self: RRational) -> RRational:
    return RRational(self.cls, -self.num, self.den)


@numeric_class.method("abs", "magnitude")
def absolute(rt: Interpreter, self: RRational) -> RRational:
    return RRational(self.cls, abs(self.num), self.den)


@numeric_class.method("zero?")
def is_zero(rt: Interpreter, self: RRational) -> bool:
    return self.num == 0


@numeric_class.method("positive?")
def is_positive(rt: Interpreter, self: RRational) -> bool:
    return self.num > 0


@numeric_class.method("negative?")
def is_negative(rt: Interpreter, self: RRational) -> bool:
    return self.num < 0


@numeric_class.method("==")
def equal(rt: Interpreter, self: RRational, other: Value) -> bool:
    if type(other) is int:
        return self.den == 1 and self.num == other
    if type(other) is float:
        return as_float(self.num, self.den) == other
    if isinstance(other, RRational):
        return self.num == other.num and self.den == other.den
    return other is not None and not isinstance(other, bool) and rt.truthy(rt.send(other, "==", self))


def order(self: RRational, other: Value) -> Any:
    """Below, at or above 0 as ``self`` is to a number; None for NaN."""
    if type(other) is int:
        return self.num - other * self.den
    if type(other) is float:
        mine = as_float(self.num, self.den)
        return None if other != other else (mine > other) - (mine < other)
    return self.num * other.den - other.num * self.den


@numeric_class.method("<=>")
def compare(rt: Interpreter, self: RRational, other: Value) -> Optional[int]:
    if type(other) in (int, float) or isinstance(other, RRational):
        found = order(self, other)
        return None if found is None else (found > 0) - (found < 0)
    if not isinstance(other, RObject) or not rt.respond_to(other, "coerce"):
        return None
    pair = rt.send(other, "coerce", self)
    return rt.cmp(pair.items[0], pair.items[1]) if isinstance(pair, RArray) else None


def _comparison(name: str, test: Any) -> None:
    @numeric_class.method(name)
    def operator(rt: Interpreter, self: RRational, other: Value) -> Value:
        if type(other) in (int, float) or isinstance(other, RRational):
            found = order(self, other)
            return found is not None and test(found)
        return coerced_compare(rt, self, name, other)


_comparison("<", lambda found: found < 0)
_comparison("<=", lambda found: found <= 0)
_comparison(">", lambda found: found > 0)
_comparison(">=", lambda found: found >= 0)


@numeric_class.method("hash")
def hash_(rt: Interpreter, self: RRational) -> int:
    return hash(("rational", self.num, self.den))


@numeric_class.method("coerce")
def coerce(rt: Interpreter, self: RRational, other: Value) -> RArray:
    if type(other) is int:
        return rt.array([rational(rt, other), self])
    if type(other) is float:
        return rt.array([other, as_float(self.num, self.den)])
    if isinstance(other, RRational):
        return rt.array([other, self])
    if rt.class_name(other) == "Complex":
        if type(other.imag) is int and other.imag == 0:
            return rt.array([rt.send(rt.top, "Rational", other.real), self])
        return rt.array([other, rt.send(rt.top, "Complex", self, 0)])
    raise rt.error("TypeError", "%s can't be coerced into Rational" % rt.describe(other))


@numeric_class.method("to_s")
def to_s(rt: Interpreter, self: RRational) -> str:
    return "%d/%d" % (self.num, self.den)


@numeric_class.method("inspect")
def inspect(rt: Interpreter, self: RRational) -> str:
    return "(%d/%d)" % (self.num, self.den)


@numeric_class.method("to_i")
def to_i(rt: Interpreter, self: RRational) -> int:
    return -(-self.num // self.den) if self.num < 0 else self.num // self.den


@numeric_class.method("to_f")
def to_f(rt: Interpreter, self: RRational) -> float:
    return as_float(self.num, self.den)


@numeric_class.method("to_r")
def to_r(rt: Interpreter, self: RRational) -> RRational:
    return self


def load(rt: Interpreter) -> None:
    """``Rational.new`` does not exist: numbers come from ``Kernel#Rational`` and literals."""
    rt.undef_method(rt.singleton_class(rt.classes["Rational"]), "new")
    rt.undef_method(rt.singleton_class(rt.classes["Rational"]), "allocate")


CLASSES = (numeric_class, rounding)

__all__ = ["CLASSES", "RRational", "fraction", "from_fraction", "load", "parse_rational", "rational", "simplest"]
