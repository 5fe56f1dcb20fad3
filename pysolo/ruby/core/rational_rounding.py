"""Rational: rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from pysolo.ruby.core.rational_value import RRational, fraction, from_fraction, rational, simplest
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

rounding = NativeClass("Rational", superclass="Numeric")


def to_digits(rt: Interpreter, self: RRational, digits: Value, whole: Callable[[int, int], int]) -> Value:
    """Round ``num / den`` by ``whole``: to an Integer, or to a Rational when digits behind the point are asked for."""
    if digits is UNSET:
        return whole(self.num, self.den)
    if type(digits) is not int:
        raise rt.error("TypeError", "not an integer")
    if digits > 0:
        return rational(rt, whole(self.num * 10**digits, self.den), 10**digits)
    return whole(self.num, self.den * 10**-digits) * 10**-digits


@rounding.method("floor")
def floor(rt: Interpreter, self: RRational, digits: Value = UNSET) -> Value:
    return to_digits(rt, self, digits, lambda num, den: num // den)


@rounding.method("ceil")
def ceil(rt: Interpreter, self: RRational, digits: Value = UNSET) -> Value:
    return to_digits(rt, self, digits, lambda num, den: -(-num // den))


@rounding.method("truncate")
def truncate(rt: Interpreter, self: RRational, digits: Value = UNSET) -> Value:
    return to_digits(rt, self, digits, lambda num, den: num // den if num >= 0 else -(-num // den))


@rounding.method("round")
def round_(rt: Interpreter, self: RRational, digits: Value = UNSET, *, half: Value = None) -> Value:
    mode = "up" if half is None else rt.name(half)
    if mode not in ("up", "down", "even"):
        raise rt.error("ArgumentError", "invalid rounding mode: %s" % mode)

    def nearest(num: int, den: int) -> int:
        low, rest = divmod(abs(num), den)
        if rest * 2 > den or (rest * 2 == den and (mode == "up" or (mode == "even" and low % 2))):
            low += 1
        return low if num >= 0 else -low

    return to_digits(rt, self, digits, nearest)


@rounding.method("rationalize")
def rationalize(rt: Interpreter, self: RRational, precision: Value = UNSET) -> RRational:
    if precision is UNSET:
        return self
    width = abs(fraction(rt.send(precision, "to_r")))
    exact = fraction(self)
    return from_fraction(rt, simplest(exact - width, exact + width))
