"""Float."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.float_text import float_to_s
from pysolo.ruby.core.integer_more import half_mode, round_half
from pysolo.ruby.core.numeric import coerced, coerced_compare, zero_division
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RString, Value

if TYPE_CHECKING:
    from fractions import Fraction

    from pysolo.ruby.runtime.interpreter import Interpreter

float_class = NativeClass("Float", superclass="Numeric")
float_class.constants.update(
    {
        "INFINITY": math.inf,
        "NAN": math.nan,
        "EPSILON": 2.220446049250313e-16,
        "MAX": 1.7976931348623157e308,
        "MIN": 2.2250738585072014e-308,
        "DIG": 15,
        "MANT_DIG": 53,
        "RADIX": 2,
        "MAX_10_EXP": 308,
        "MIN_10_EXP": -307,
        "MAX_EXP": 1024,
        "MIN_EXP": -1021,
    }
)
NUMBERS = (int, float)


def as_float(number: float) -> float:
    """An Integer too large for a Float is infinite."""
    try:
        return float(number)
    except OverflowError:
        return -math.inf if number < 0 else math.inf


def float_divide(a: float, b: float) -> float:
    try:
        return a / b
    except ZeroDivisionError:
        if a == 0 or a != a:
            return math.nan
        return math.copysign(math.inf, a) * math.copysign(1.0, b)


def float_modulo(a: float, b: float) -> float:
    if b == 0 or math.isinf(a) or a != a or b != b:
        return math.nan
    if math.isinf(b):
        return a if a == 0 or (a < 0) == (b < 0) else b
    return a % b


def float_power(rt: Interpreter, a: float, b: float) -> Value:
    if a < 0 and b != math.floor(b) and not math.isinf(b):
        from pysolo.ruby.core.complex import complex_value

        # the angle is b half turns: quarter turns come out exactly
        size, turns = math.pow(-a, b), b % 2
        if turns in (0.5, 1.5):
            return complex_value(rt, 0.0, size if turns == 0.5 else -size)
        return complex_value(rt, size * math.cos(math.pi * turns), size * math.sin(math.pi * turns))
    try:
        return math.pow(a, b)
    except OverflowError:
        return -math.inf if a < 0 and b % 2 == 1 else math.inf
    except ValueError:
        return math.inf if a == 0 else math.nan
    except ZeroDivisionError:
        return math.inf


@float_class.singleton("===")
def case_equal(rt: Interpreter, self: RClass, value: Value) -> bool:
    return type(value) is float if self is rt.c_float else rt.is_a(value, self)


@float_class.method("+")
def plus(rt: Interpreter, self: float, other: Value) -> Value:
    return self + other if type(other) in NUMBERS else coerced(rt, self, "+", other)


@float_class.method("-")
def minus(rt: Interpreter, self: float, other: Value) -> Value:
    return self - other if type(other) in NUMBERS else coerced(rt, self, "-", other)


@float_class.method("*")
def times(rt: Interpreter, self: float, other: Value) -> Value:
    return self * other if type(other) in NUMBERS else coerced(rt, self, "*", other)


@float_class.method("/", "fdiv", "quo")
def divide(rt: Interpreter, self: float, other: Value) -> Value:
    return float_divide(self, as_float(other)) if type(other) in NUMBERS else coerced(rt, self, "/", other)


@float_class.method("%", "modulo")
def modulo(rt: Interpreter, self: float, other: Value) -> Value:
    return float_modulo(self, as_float(other)) if type(other) in NUMBERS else coerced(rt, self, "%", other)


@float_class.method("div")
def div(rt: Interpreter, self: float, other: Value) -> Value:
    if other == 0:
        raise zero_division(rt)
    return floor(rt, divide(rt, self, other))


@float_class.method("divmod")
def divmod_(rt: Interpreter, self: float, other: Value) -> RArray:
    if other == 0:
        raise zero_division(rt)
    rest = modulo(rt, self, other)
    return rt.array([whole(rt, round(float_divide(self - rest, float(other)))), rest])


@float_class.method("**")
def power(rt: Interpreter, self: float, other: Value) -> Value:
    return float_power(rt, self, as_float(other)) if type(other) in NUMBERS else coerced(rt, self, "**", other)


@float_class.method("-@")
def negate(rt: Interpreter, self: float) -> float:
    return -self


@float_class.method("==", "===")
def equal(rt: Interpreter, self: float, other: Value) -> bool:
    if type(other) in NUMBERS:
        return bool(self == other)
    return False if other is None or isinstance(other, bool) else rt.truthy(rt.send(other, "==", self))


@float_class.method("eql?", "equal?")
def eql(rt: Interpreter, self: float, other: Value) -> bool:
    return type(other) is float and self == other


@float_class.method("hash")
def hash_(rt: Interpreter, self: float) -> int:
    return hash(("f", self))


@float_class.method("<=>")
def compare(rt: Interpreter, self: float, other: Value) -> Optional[int]:
    if type(other) in NUMBERS:
        return None if self != self or other != other else (self > other) - (self < other)
    if other is None or isinstance(other, bool) or not rt.respond_to(other, "coerce"):
        return None
    pair = rt.send(other, "coerce", self)
    return rt.cmp(pair.items[0], pair.items[1])


@float_class.method("<")
def less(rt: Interpreter, self: float, other: Value) -> Value:
    return self < other if type(other) in NUMBERS else coerced_compare(rt, self, "<", other)


@float_class.method("<=")
def less_or_equal(rt: Interpreter, self: float, other: Value) -> Value:
    return self <= other if type(other) in NUMBERS else coerced_compare(rt, self, "<=", other)


@float_class.method(">")
def greater(rt: Interpreter, self: float, other: Value) -> Value:
    return self > other if type(other) in NUMBERS else coerced_compare(rt, self, ">", other)


@float_class.method(">=")
def greater_or_equal(rt: Interpreter, self: float, other: Value) -> Value:
    return self >= other if type(other) in NUMBERS else coerced_compare(rt, self, ">=", other)


@float_class.method("coerce")
def coerce(rt: Interpreter, self: float, other: Value) -> RArray:
    return rt.array([rt.send(rt.top, "Float", other), self])


@float_class.method("to_s", "inspect")
def to_s(rt: Interpreter, self: float) -> RString:
    return RString(rt.c_string, float_to_s(self), "US-ASCII")


def whole(rt: Interpreter, value: float) -> int:
    """As an Integer; FloatDomainError when it is none."""
    if value != value or math.isinf(value):
        raise rt.error("FloatDomainError", float_to_s(value))
    return int(value)


@float_class.method("to_i", "to_int")
def to_i(rt: Interpreter, self: float) -> int:
    return whole(rt, self)


@float_class.method("to_f")
def to_f(rt: Interpreter, self: float) -> float:
    return self


@float_class.method("to_r")
def to_r(rt: Interpreter, self: float) -> Value:
    from pysolo.ruby.core.rational import rational

    whole(rt, self)
    return rational(rt, *self.as_integer_ratio())


@float_class.method("rationalize")
def rationalize(rt: Interpreter, self: float, precision: Value = None) -> Value:
    from fractions import Fraction

    from pysolo.ruby.core.rational import rational, simplest

    whole(rt, self)
    if precision is not None:
        width = abs(rt.to_float(precision))
        found = simplest(Fraction(self - width), Fraction(self + width))
    else:
        found = simplest_as_float(self)
    return rational(rt, found.numerator, found.denominator)


def simplest_as_float(value: float) -> Fraction:
    """The simplest fraction within half a unit in the last place."""
    from fractions import Fraction

    from pysolo.ruby.core.rational import simplest

    if value == 0:
        return Fraction(0)
    mantissa, exponent = math.frexp(value)
    scaled = int(math.ldexp(mantissa, 53))
    exponent -= 53
    if exponent >= 0:
        return Fraction(value)
    unit = Fraction(1, 2 ** (1 - exponent))
    return simplest((2 * scaled - 1) * unit, (2 * scaled + 1) * unit)


@float_class.method("nan?")
def is_nan(rt: Interpreter, self: float) -> bool:
    return self != self


@float_class.method("infinite?")
def infinite(rt: Interpreter, self: float) -> Optional[int]:
    return (1 if self > 0 else -1) if math.isinf(self) else None


@float_class.method("finite?")
def is_finite(rt: Interpreter, self: float) -> bool:
    return math.isfinite(self)


@float_class.method("abs", "magnitude")
def absolute(rt: Interpreter, self: float) -> float:
    return abs(self)


@float_class.method("zero?")
def is_zero(rt: Interpreter, self: float) -> bool:
    return self == 0


@float_class.method("next_float")
def next_float(rt: Interpreter, self: float) -> float:
    return step_float(self, math.inf)


@float_class.method("prev_float")
def prev_float(rt: Interpreter, self: float) -> float:
    return step_float(self, -math.inf)


def step_float(value: float, towards: float) -> float:
    """The neighbouring Float (math.nextafter came with Python 3.9)."""
    return math.nextafter(value, towards)


def c_round(value: float) -> float:
    """To the nearest whole number, halves away from zero."""
    low = math.floor(abs(value))
    return math.copysign(low + (abs(value) - low >= 0.5), value)


def rounded(rt: Interpreter, value: float, digits: int, half: str) -> Value:
    """To ``digits`` decimals with MRI's own floating-point steps, so that 2.675 and its like come out the same."""
    if digits > 0:
        if not math.isfinite(value) or value == 0 or digits >= 17 - math.frexp(value)[1] // 4:
            return value
        if digits > 14:
            return round_half_fraction(value, digits, half)
        scale = 10.0**digits
        return math.copysign(scaled_round(abs(value), scale, half) / scale, value)
    number = whole(rt, value)
    if digits == 0:
        return int(math.copysign(1, value)) * int(scaled_round(abs(value), 1.0, half))
    return round_half(number, 10**-digits, half)


def round_half_fraction(value: float, digits: int, half: str) -> float:
    from fractions import Fraction

    exact = Fraction(abs(value)) * 10**digits
    low = math.floor(exact)
    rest = exact - low
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (half == "up" or (half == "even" and low % 2 == 1)))
    return math.copysign(float(Fraction(low + up, 10**digits)), value)


def scaled_round(value: float, scale: float, half: str) -> float:
    scaled = value * scale
    near = c_round(scaled)
    if half == "even":
        low = math.floor(scaled)
        return low + low % 2 if scaled - low == 0.5 else near
    if half == "down":
        return near - 1 if (near - 0.5) / scale >= value else near
    return near + 1 if scale != 1.0 and (near + 0.5) / scale <= value else near


@float_class.method("round")
def round_(rt: Interpreter, self: float, digits: int = 0, *, half: Value = None) -> Value:
    return rounded(rt, self, digits, half_mode(rt, half))


def cut(rt: Interpreter, value: float, digits: int, up: bool) -> Value:
    """floor (or, ``up``, ceil) to ``digits`` decimals."""
    if digits > 0:
        if not math.isfinite(value) or digits >= 16 or value == 0:
            return value
        scale = 10.0**digits
        scaled = value * scale
        if math.isinf(scaled):
            return value
        found = math.ceil(scaled) if up else math.floor(scaled)
        further = (found - 1 if up else found + 1) / scale
        return further if (further >= value if up else further <= value) else found / scale
    number = math.ceil(value) if up else math.floor(value) if math.isfinite(value) else whole(rt, value)
    unit = 10**-digits
    return (-(-number // unit) if up else number // unit) * unit


@float_class.method("floor")
def floor(rt: Interpreter, self: float, digits: int = 0) -> Value:
    if digits <= 0:
        whole(rt, self)
    return cut(rt, self, digits, False)


@float_class.method("ceil")
def ceil(rt: Interpreter, self: float, digits: int = 0) -> Value:
    if digits <= 0:
        whole(rt, self)
    return cut(rt, self, digits, True)


@float_class.method("truncate")
def truncate(rt: Interpreter, self: float, digits: int = 0) -> Value:
    return ceil(rt, self, digits) if self < 0 else floor(rt, self, digits)


CLASSES = (float_class,)
