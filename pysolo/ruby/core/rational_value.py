"""A Rational as the interpreter holds it, and reading one from text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.numeric import zero_division
from pysolo.ruby.runtime.objects import RClass, RObject

if TYPE_CHECKING:
    from fractions import Fraction

    from pysolo.ruby.runtime.interpreter import Interpreter


class RRational(RObject):
    """``num / den`` in lowest terms, ``den`` above 0."""

    __slots__ = ("num", "den")

    def __init__(self, cls: RClass, num: int, den: int) -> None:
        super().__init__(cls)
        self.frozen = True
        self.num = num
        self.den = den


def rational(rt: Interpreter, num: int, den: int = 1) -> RRational:
    if den == 0:
        raise zero_division(rt)
    if den < 0:
        num, den = -num, -den
    common = math.gcd(num, den)
    return RRational(rt.const_get("Rational"), num // common, den // common)


def from_fraction(rt: Interpreter, value: Fraction) -> RRational:
    return RRational(rt.const_get("Rational"), value.numerator, value.denominator)


def fraction(value: RRational) -> Fraction:
    from fractions import Fraction

    return Fraction(value.num, value.den)


def as_float(num: int, den: int) -> float:
    try:
        return num / den
    except OverflowError:
        return math.inf if num > 0 else -math.inf


def parse_rational(rt: Interpreter, text: str, strict: bool = True) -> Optional[RRational]:
    """``Rational("1.5/3")``: the whole text when ``strict`` (None when it is no number), else as much as there is of it."""
    import re

    digits = r"\d+(?:_\d+)*"
    pattern = r"\s*([+-]?)(%s)?(?:\.(%s))?(?:[eE]([+-]?%s))?(?:/(%s)(?:\.(%s))?(?:[eE]([+-]?%s))?)?" % ((digits,) * 6)
    found = re.match(pattern, text)
    assert found is not None
    sign, whole, part, exponent, low, low_part, low_exponent = found.groups()
    if whole is None:
        return None if strict else rational(rt, 0)
    if strict and text[found.end() :].strip(" \t\n\v\f\r"):
        return None
    num, den = _decimal(whole, part, exponent)
    if low is not None:
        low_num, low_den = _decimal(low, low_part, low_exponent)
        num, den = num * low_den, den * low_num
    return rational(rt, -num if sign == "-" else num, den)


def _decimal(whole: str, part: Optional[str], exponent: Optional[str]) -> tuple[int, int]:
    part = (part or "").replace("_", "")
    shift = int(exponent or 0) - len(part)
    number = int(whole.replace("_", "") + part)
    return (number * 10**shift, 1) if shift >= 0 else (number, 10**-shift)


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction with the smallest denominator between two."""
    from fractions import Fraction

    if low > 0:
        whole = math.ceil(low)
        if whole <= high:
            return Fraction(whole)
        inner = simplest(1 / (high - (whole - 1)), 1 / (low - (whole - 1)))
        return whole - 1 + 1 / inner
    return -simplest(-high, -low) if high < 0 else Fraction(0)
