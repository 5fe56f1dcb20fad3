"""What is computed with BigDecimals."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Context, Decimal
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RHash, RObject, RString, Value
from pysolo.ruby.stdlib.bigdecimal_value import (
    WIDE,
    RDecimal,
    coerced,
    computed,
    finite,
    half_mode,
    make,
    number_of,
    quotient,
    rounded,
    rounded_to,
    rounding_mode,
    settings,
    words_of,
)

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

decimal = NativeClass("BigDecimal", superclass="Numeric", allocator=RDecimal)
NAN = Decimal("NaN")


def zero_divisor(rt: Interpreter) -> Exception:
    found: Exception = rt.error("ZeroDivisionError", "divided by 0")
    return found


def floored(a: Decimal, b: Decimal) -> Decimal:
    return WIDE.divide(a, b).to_integral_value(ROUND_FLOOR)


def modulo(rt: Interpreter, a: Decimal, b: Decimal) -> Decimal:
    if a.is_nan() or b.is_nan() or a.is_infinite():
        return NAN
    if b == 0:
        raise zero_divisor(rt)
    if b.is_infinite():
        return a if a == 0 or (a < 0) == (b < 0) else b
    return WIDE.subtract(a, WIDE.multiply(floored(a, b), b))


def operated(rt: Interpreter, a: Decimal, b: Decimal, sign: str) -> Decimal:
    if sign == "+":
        return WIDE.add(a, b)
    if sign == "-":
        return WIDE.subtract(a, b)
    if sign == "*":
        return WIDE.multiply(a, b)
    return quotient(a, b) if sign == "/" else modulo(rt, a, b)


def refused(rt: Interpreter, other: Value) -> Exception:
    shown = rt.inspect(other) if other is None or type(other) is bool else rt.class_name(other)
    found: Exception = rt.error("TypeError", "%s can't be coerced into BigDecimal" % shown)
    return found


def by_coerce(rt: Interpreter, self: RDecimal, other: Value, sign: str) -> Value:
    if not isinstance(other, RObject) or isinstance(other, RString) or not rt.respond_to(other, "coerce"):
        raise refused(rt, other)
    pair = rt.to_ary(rt.send(other, "coerce", self))
    return rt.send(pair[0], sign, pair[1])


def _operator(sign: str) -> Any:
    def apply(rt: Interpreter, self: RDecimal, other: Value) -> Value:
        b = coerced(rt, self, other)
        if b is None:
            return by_coerce(rt, self, other, sign)
        return computed(rt, operated(rt, self.value, b, sign))

    return apply


for name, sign in (("+", "+"), ("-", "-"), ("*", "*"), ("/", "/"), ("quo", "/"), ("%", "%"), ("modulo", "%")):
    decimal.method(name)(_operator(sign))


def operand(rt: Interpreter, self: RDecimal, other: Value) -> Decimal:
    found = coerced(rt, self, other)
    if found is None:
        raise refused(rt, other)
    number: Decimal = found
    return number


def _with_digits(sign: str) -> Any:
    def apply(rt: Interpreter, self: RDecimal, other: Value, digits: int = 0) -> Value:
        found = operated(rt, self.value, operand(rt, self, other), sign)
        return make(rt, rounded_to(rt, found, digits) if digits else found)

    return apply


for name, sign in (("add", "+"), ("sub", "-"), ("mult", "*")):
    decimal.method(name)(_with_digits(sign))


@decimal.method("div")
def div(rt: Interpreter, self: RDecimal, other: Value, digits: Optional[int] = None) -> Value:
    """The whole quotient or, with digits, the quotient to so many of them."""
    b = operand(rt, self, other)
    if digits is not None:
        if not digits:
            return computed(rt, quotient(self.value, b))
        return make(rt, rounded_to(rt, WIDE.divide(self.value, b), digits))
    if b == 0:
        raise zero_divisor(rt)
    return int(floored(finite(rt, self.value), finite(rt, b)))


@decimal.method("divmod")
def divmod_(rt: Interpreter, self: RDecimal, other: Value) -> Value:
    b = operand(rt, self, other)
    if b == 0:
        raise zero_divisor(rt)
    return rt.array([make(rt, floored(self.value, b)), make(rt, modulo(rt, self.value, b))])


@decimal.method("remainder")
def remainder(rt: Interpreter, self: RDecimal, other: Value) -> Value:
    return make(rt, WIDE.remainder(self.value, operand(rt, self, other)))


@decimal.method("**", "power")
def power(rt: Interpreter, self: RDecimal, exponent: Value, digits: int = 0) -> Value:
    if not rt.is_a(exponent, rt.classes["Numeric"]):
        shown = rt.class_name(exponent)
        raise rt.error("TypeError", "wrong argument type %s (expected scalar Numeric)" % shown)
    if type(exponent) is not int:
        found = Context(prec=digits or 22).power(self.value, number_of(rt, exponent)).normalize()
    elif exponent >= 0:
        found = WIDE.power(self.value, exponent)
    else:
        found = quotient(Decimal(1), WIDE.power(self.value, -exponent), 4 + words_of(self.value))
    return make(rt, rounded_to(rt, found, digits)) if digits and type(exponent) is not int else computed(rt, found)


@decimal.method("sqrt")
def sqrt(rt: Interpreter, self: RDecimal, digits: int = 0) -> Value:
    if digits < 0:
        raise rt.error("ArgumentError", "negative precision")
    if self.value < 0:
        raise rt.error("FloatDomainError", "sqrt of negative value")
    return make(rt, Context(prec=max(digits, 16)).sqrt(self.value).normalize())


@decimal.method("<=>")
def compare(rt: Interpreter, self: RDecimal, other: Value) -> Optional[int]:
    b = coerced(rt, self, other)
    if b is None:
        return None
    a = self.value
    if type(other) is float:
        a, b = Decimal(float(a)), Decimal(other)
    return None if a.is_nan() or b.is_nan() else (a > b) - (a < b)


def _comparison(test: Any) -> Any:
    def ask(rt: Interpreter, self: RDecimal, other: Value) -> bool:
        order = compare(rt, self, other)
        if order is None:
            if coerced(rt, self, other) is not None:
                return False
            shown = rt.inspect(other) if other is None or type(other) is bool else rt.class_name(other)
            raise rt.error("ArgumentError", "comparison of BigDecimal with %s failed" % shown)
        return bool(test(order))

    return ask


for name, test in (("<", lambda o: o < 0), (">", lambda o: o > 0), ("<=", lambda o: o <= 0), (">=", lambda o: o >= 0)):
    decimal.method(name)(_comparison(test))


@decimal.method("==", "===", "eql?")
def equal(rt: Interpreter, self: RDecimal, other: Value) -> bool:
    return compare(rt, self, other) == 0


@decimal.method("hash")
def hash_(rt: Interpreter, self: RDecimal) -> int:
    return hash(("decimal", self.value))


@decimal.method("coerce")
def coerce(rt: Interpreter, self: RDecimal, other: Value) -> Value:
    return rt.array([make(rt, number_of(rt, other)), self])


@decimal.method("round")
def round_(rt: Interpreter, self: RDecimal, digits: Value = None, mode: Value = None, *, half: Value = None) -> Value:
    """To an Integer without digits; the mode is a number, a name or ``half:``."""
    if isinstance(digits, RHash):
        digits, half = None, digits.get(rt.sym("half"))
    if half is not None:
        kind = half_mode(rt, half)
    elif mode is not None:
        kind = rounding_mode(rt, mode)
    else:
        kind = settings(rt).rounding
    places = None if digits is None else rt.to_int(digits)
    found = rounded(rt, self.value, places, kind)
    to_integer = places is not None and places < 1 and mode is None and half is None
    return int(finite(rt, found.value)) if to_integer else found


def _to_places(mode: int, whole: bool = True) -> Any:
    def cut(rt: Interpreter, self: RDecimal, digits: Optional[int] = None) -> Value:
        return rounded(rt, self.value, digits if whole else 0, mode)

    return cut


decimal.method("truncate")(_to_places(2))
decimal.method("fix")(_to_places(2, False))
decimal.method("floor")(_to_places(6))
decimal.method("ceil")(_to_places(5))


@decimal.method("frac")
def frac(rt: Interpreter, self: RDecimal) -> Value:
    return make(rt, WIDE.subtract(self.value, self.value.to_integral_value("ROUND_DOWN")))


@decimal.method("abs")
def abs_(rt: Interpreter, self: RDecimal) -> Value:
    return make(rt, self.value.copy_abs())


@decimal.method("-@")
def negated(rt: Interpreter, self: RDecimal) -> Value:
    return make(rt, self.value.copy_negate())


@decimal.method("+@", "clone", "dup")
def same(rt: Interpreter, self: RDecimal) -> Value:
    return self


@decimal.method("zero?")
def is_zero(rt: Interpreter, self: RDecimal) -> bool:
    return self.value == 0


@decimal.method("nonzero?")
def nonzero(rt: Interpreter, self: RDecimal) -> Value:
    return None if self.value == 0 else self
