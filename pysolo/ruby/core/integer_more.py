"""Integer: counting, digits, rounding, writing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

integer = NativeClass("Integer", superclass="Numeric")

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def in_base(value: int, base: int) -> str:
    if base in (2, 8, 10, 16):
        return format(value, {2: "b", 8: "o", 10: "d", 16: "x"}[base])
    digits = []
    rest = abs(value)
    while rest:
        rest, digit = divmod(rest, base)
        digits.append(DIGITS[digit])
    return ("-" if value < 0 else "") + ("".join(reversed(digits)) or "0")


@integer.singleton("sqrt")
def sqrt(rt: Interpreter, self: RClass, value: int) -> int:
    if value < 0:
        raise rt.error("Math::DomainError", 'Numerical argument is out of domain - "isqrt"')
    return math.isqrt(value)


@integer.singleton("try_convert")
def try_convert(rt: Interpreter, self: RClass, value: Value) -> Value:
    if type(value) is int:
        return value
    return rt.send(value, "to_int") if rt.respond_to(value, "to_int") else None


@integer.singleton("===")
def case_equal(rt: Interpreter, self: RClass, value: Value) -> bool:
    return type(value) is int if self is rt.c_integer else rt.is_a(value, self)


@integer.method("to_s", "inspect")
def to_s(rt: Interpreter, self: int, base: int = 10) -> RString:
    if base == 10:
        return RString(rt.c_string, str(self), "US-ASCII")
    if not 2 <= base <= 36:
        raise rt.error("ArgumentError", "invalid radix %d" % base)
    return RString(rt.c_string, in_base(self, base), "US-ASCII")


@integer.method("to_i", "to_int", "ord", "numerator")
def to_i(rt: Interpreter, self: int) -> int:
    return self


@integer.method("denominator")
def denominator(rt: Interpreter, self: int) -> int:
    return 1


@integer.method("to_f")
def to_f(rt: Interpreter, self: int) -> float:
    try:
        return float(self)
    except OverflowError:
        return math.inf if self > 0 else -math.inf


@integer.method("to_r", "rationalize")
def to_r(rt: Interpreter, self: int, *precision: Value) -> Value:
    return rt.send(rt.top, "Rational", self, 1)


@integer.method("to_c")
def to_c(rt: Interpreter, self: int) -> Value:
    return rt.send(rt.top, "Complex", self, 0)


@integer.method("chr")
def chr_(rt: Interpreter, self: int, encoding: Value = UNSET) -> RString:
    if self < 0 or self > 0x10FFFF or (encoding is UNSET and self > 255):
        raise rt.error("RangeError", "%d out of char range" % self)
    if encoding is UNSET:
        return RString(rt.c_string, chr(self), "US-ASCII" if self < 128 else "ASCII-8BIT")
    return RString(rt.c_string, chr(self), "UTF-8")


@integer.method("hash")
def hash_(rt: Interpreter, self: int) -> int:
    return hash(self)


@integer.method("size")
def size(rt: Interpreter, self: int) -> int:
    return max(8, -(-self.bit_length() // 8))


@integer.method("succ", "next")
def succ(rt: Interpreter, self: int) -> int:
    return self + 1


@integer.method("pred")
def pred(rt: Interpreter, self: int) -> int:
    return self - 1


@integer.method("abs", "magnitude")
def absolute(rt: Interpreter, self: int) -> int:
    return abs(self)


@integer.method("even?")
def is_even(rt: Interpreter, self: int) -> bool:
    return self % 2 == 0


@integer.method("odd?")
def is_odd(rt: Interpreter, self: int) -> bool:
    return self % 2 == 1


@integer.method("zero?")
def is_zero(rt: Interpreter, self: int) -> bool:
    return self == 0


@integer.method("positive?")
def is_positive(rt: Interpreter, self: int) -> bool:
    return self > 0


@integer.method("negative?")
def is_negative(rt: Interpreter, self: int) -> bool:
    return self < 0


@integer.method("integer?")
def is_integer(rt: Interpreter, self: int) -> bool:
    return True


@integer.method("gcd")
def gcd(rt: Interpreter, self: int, other: Value) -> int:
    if type(other) is not int:
        raise rt.error("TypeError", "not an integer")
    return math.gcd(self, other)


@integer.method("lcm")
def lcm(rt: Interpreter, self: int, other: Value) -> int:
    shared = gcd(rt, self, other)
    return abs(self * other) // shared if shared else 0


@integer.method("gcdlcm")
def gcdlcm(rt: Interpreter, self: int, other: Value) -> RArray:
    return rt.array([gcd(rt, self, other), lcm(rt, self, other)])


@integer.method("digits")
def digits(rt: Interpreter, self: int, base: int = 10) -> RArray:
    if self < 0:
        raise rt.error("Math::DomainError", "out of domain")
    if base < 0:
        raise rt.error("ArgumentError", "negative radix")
    if base < 2:
        raise rt.error("ArgumentError", "invalid radix %d" % base)
    found: List[Value] = []
    rest = self
    while rest or not found:
        rest, digit = divmod(rest, base)
        found.append(digit)
    return rt.array(found)


@integer.method("times")
def times(rt: Interpreter, self: int, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "times", size=max(0, self))
    call = block.call
    for at in range(self):
        call(UNSET, [at], None, None)
    return self


@integer.method("upto")
def upto(rt: Interpreter, self: int, last: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        size = max(0, math.floor(last) - self + 1) if type(last) in (int, float) else None
        return rt.enumerator(self, "upto", last, size=size)
    if type(last) not in (int, float):
        from pysolo.ruby.core.comparable import comparison_failed

        raise comparison_failed(rt, self, last)
    at = self
    while at <= last:
        rt.call_block(block, at)
        at += 1
    return self


@integer.method("downto")
def downto(rt: Interpreter, self: int, last: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        size = max(0, self - math.ceil(last) + 1) if type(last) in (int, float) else None
        return rt.enumerator(self, "downto", last, size=size)
    at = self
    while at >= last:
        rt.call_block(block, at)
        at -= 1
    return self


def round_half(value: int, unit: int, half: str) -> int:
    """``value`` to a multiple of ``unit``; a half goes up (away from zero), down or to the even one."""
    low, rest = divmod(abs(value), unit)
    up = rest * 2 > unit or (rest * 2 == unit and (half == "up" or (half == "even" and low % 2 == 1)))
    found = (low + up) * unit
    return -found if value < 0 else found


def half_mode(rt: Interpreter, half: Value) -> str:
    if half is None:
        return "up"
    mode = rt.name(half)
    if mode not in ("up", "down", "even"):
        raise rt.error("ArgumentError", "invalid rounding mode: %s" % mode)
    return mode


@integer.method("round")
def round_(rt: Interpreter, self: int, digits: int = 0, *, half: Value = None) -> int:
    mode = half_mode(rt, half)
    return self if digits >= 0 else round_half(self, 10**-digits, mode)


@integer.method("floor")
def floor(rt: Interpreter, self: int, digits: int = 0) -> int:
    return self if digits >= 0 else self // 10**-digits * 10**-digits


@integer.method("ceil")
def ceil(rt: Interpreter, self: int, digits: int = 0) -> int:
    return self if digits >= 0 else -(-self // 10**-digits) * 10**-digits


@integer.method("truncate")
def truncate(rt: Interpreter, self: int, digits: int = 0) -> int:
    if digits >= 0:
        return self
    found = abs(self) // 10**-digits * 10**-digits
    return int(-found if self < 0 else found)


CLASSES = (integer,)
