"""Complex."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.complex_value import (
    RComplex,
    complex_value,
    is_exact_zero,
    is_real,
    make,
    parse_complex,
    polar_value,
    shown,
)
from pysolo.ruby.core.numeric import coerced
from pysolo.ruby.core.rational_value import RRational
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

complex_class = NativeClass("Complex", superclass="Numeric")


@complex_class.singleton("rect", "rectangular")
def from_rect(rt: Interpreter, self: RClass, real: Value, imag: Value = 0) -> RComplex:
    if not is_real(rt, real) or not is_real(rt, imag):
        raise rt.error("TypeError", "not a real")
    return complex_value(rt, real, imag)


@complex_class.singleton("polar")
def from_polar(rt: Interpreter, self: RClass, length: Value, angle: Value = UNSET) -> RComplex:
    if angle is UNSET and is_real(rt, length):
        return complex_value(rt, length, 0)
    if not is_real(rt, length) or not is_real(rt, angle):
        raise rt.error("TypeError", "not a real")
    return polar_value(rt, length, angle)


@complex_class.method("real")
def real(rt: Interpreter, self: RComplex) -> Value:
    return self.real


@complex_class.method("imaginary", "imag")
def imaginary(rt: Interpreter, self: RComplex) -> Value:
    return self.imag


def _sum(name: str) -> None:
    @complex_class.method(name)
    def operator(rt: Interpreter, self: RComplex, other: Value) -> Value:
        if isinstance(other, RComplex):
            return complex_value(rt, rt.send(self.real, name, other.real), rt.send(self.imag, name, other.imag))
        if is_real(rt, other):
            return complex_value(rt, rt.send(self.real, name, other), self.imag)
        return coerced(rt, self, name, other)


_sum("+")
_sum("-")


@complex_class.method("*")
def times(rt: Interpreter, self: RComplex, other: Value) -> Value:
    if isinstance(other, RComplex):
        send = rt.send
        return complex_value(
            rt,
            send(send(self.real, "*", other.real), "-", send(self.imag, "*", other.imag)),
            send(send(self.real, "*", other.imag), "+", send(self.imag, "*", other.real)),
        )
    if is_real(rt, other):
        return complex_value(rt, rt.send(self.real, "*", other), rt.send(self.imag, "*", other))
    return coerced(rt, self, "*", other)


def whole(value: Value) -> Value:
    """A Rational without a fraction as the Integer that it is."""
    return value.num if isinstance(value, RRational) and value.den == 1 else value


def _quotient(names: tuple[str, ...], operator: str) -> None:
    @complex_class.method(*names)
    def divide(rt: Interpreter, self: RComplex, other: Value) -> Value:
        if isinstance(other, RComplex):
            found = _scaled_quotient(rt, self, other, operator)
            return complex_value(rt, whole(found.real), whole(found.imag))
        if is_real(rt, other):
            parts = [whole(rt.send(part, operator, other)) for part in (self.real, self.imag)]
            return complex_value(rt, *parts)
        return coerced(rt, self, "/", other)


def _scaled_quotient(rt: Interpreter, a: RComplex, b: RComplex, operator: str) -> RComplex:
    """As MRI: scaled by the greater part of the divisor."""
    send = rt.send
    if rt.truthy(send(send(b.real, "abs"), ">", send(b.imag, "abs"))):
        ratio = send(b.imag, operator, b.real)
        size = send(b.real, "*", send(send(ratio, "*", ratio), "+", 1))
        return complex_value(
            rt,
            send(send(a.real, "+", send(a.imag, "*", ratio)), operator, size),
            send(send(a.imag, "-", send(a.real, "*", ratio)), operator, size),
        )
    ratio = send(b.real, operator, b.imag)
    size = send(b.imag, "*", send(send(ratio, "*", ratio), "+", 1))
    return complex_value(
        rt,
        send(send(send(a.real, "*", ratio), "+", a.imag), operator, size),
        send(send(send(a.imag, "*", ratio), "-", a.real), operator, size),
    )


_quotient(("/", "quo"), "quo")
_quotient(("fdiv",), "fdiv")


@complex_class.method("**", "pow")
def power(rt: Interpreter, self: RComplex, other: Value) -> Value:
    if is_exact_zero(other) or (type(other) is float and other == 0):
        return complex_value(rt, 1, 0)
    if isinstance(other, RComplex) and is_exact_zero(other.imag):
        other = other.real
    other = whole(other)
    if type(other) is int:
        found: Any = self
        for _ in range(abs(other) - 1):
            found = times(rt, found, self)
        return found if other > 0 else rt.send(rt.send(rt.top, "Rational", 1), "/", found)
    length, angle = size(rt, self), arg(rt, self)
    if isinstance(other, RComplex):
        if length == 0:
            return complex_value(rt, 0, 0)
        real, imag = rt.to_float(other.real), rt.to_float(other.imag)
        log = math.log(length)
        return polar_value(rt, math.exp(real * log - imag * angle), imag * log + real * angle)
    if is_real(rt, other):
        return polar_value(rt, rt.send(length, "**", other), rt.send(angle, "*", other))
    return coerced(rt, self, "**", other)


@complex_class.method("-@")
def negate(rt: Interpreter, self: RComplex) -> RComplex:
    return complex_value(rt, rt.send(self.real, "-@"), rt.send(self.imag, "-@"))


@complex_class.method("conj", "conjugate")
def conjugate(rt: Interpreter, self: RComplex) -> RComplex:
    return complex_value(rt, self.real, rt.send(self.imag, "-@"))


@complex_class.method("abs", "magnitude")
def size(rt: Interpreter, self: RComplex) -> float:
    return math.hypot(rt.to_float(self.real), rt.to_float(self.imag))


@complex_class.method("abs2")
def abs2(rt: Interpreter, self: RComplex) -> Value:
    return rt.send(rt.send(self.real, "*", self.real), "+", rt.send(self.imag, "*", self.imag))


@complex_class.method("arg", "angle", "phase")
def arg(rt: Interpreter, self: RComplex) -> float:
    return math.atan2(rt.to_float(self.imag), rt.to_float(self.real))


@complex_class.method("polar")
def polar(rt: Interpreter, self: RComplex) -> RArray:
    return rt.array([size(rt, self), arg(rt, self)])


@complex_class.method("rect", "rectangular")
def rect(rt: Interpreter, self: RComplex) -> RArray:
    return rt.array([self.real, self.imag])


@complex_class.method("real?")
def is_real_number(rt: Interpreter, self: RComplex) -> bool:
    return False


@complex_class.method("finite?")
def is_finite(rt: Interpreter, self: RComplex) -> bool:
    return rt.truthy(rt.send(self.real, "finite?")) and rt.truthy(rt.send(self.imag, "finite?"))


@complex_class.method("infinite?")
def infinite(rt: Interpreter, self: RComplex) -> Optional[int]:
    return 1 if rt.send(self.real, "infinite?") is not None or rt.send(self.imag, "infinite?") is not None else None


@complex_class.method("==")
def equal(rt: Interpreter, self: RComplex, other: Value) -> bool:
    if isinstance(other, RComplex):
        return rt.eq(self.real, other.real) and rt.eq(self.imag, other.imag)
    if is_real(rt, other):
        return rt.eq(self.real, other) and rt.eq(self.imag, 0)
    return other is not None and not isinstance(other, bool) and rt.truthy(rt.send(other, "==", self))


@complex_class.method("<=>")
def compare(rt: Interpreter, self: RComplex, other: Value) -> Optional[int]:
    if not rt.eq(self.imag, 0):
        return None
    if isinstance(other, RComplex):
        return rt.cmp(self.real, other.real) if rt.eq(other.imag, 0) else None
    return rt.cmp(self.real, other) if is_real(rt, other) else None


@complex_class.method("coerce")
def coerce(rt: Interpreter, self: RComplex, other: Value) -> RArray:
    if isinstance(other, RComplex):
        return rt.array([other, self])
    if is_real(rt, other):
        return rt.array([complex_value(rt, other, 0), self])
    raise rt.error("TypeError", "%s can't be coerced into Complex" % rt.describe(other))


@complex_class.method("eql?")
def eql(rt: Interpreter, self: RComplex, other: Value) -> bool:
    return isinstance(other, RComplex) and rt.eql(self.real, other.real) and rt.eql(self.imag, other.imag)


@complex_class.method("hash")
def hash_(rt: Interpreter, self: RComplex) -> int:
    return hash(("complex", rt.hash_of(self.real), rt.hash_of(self.imag)))


@complex_class.method("to_s")
def to_s(rt: Interpreter, self: RComplex) -> str:
    return shown(rt, self, "to_s")


@complex_class.method("inspect")
def inspect(rt: Interpreter, self: RComplex) -> str:
    return "(%s)" % shown(rt, self, "inspect")


@complex_class.method("to_c")
def to_c(rt: Interpreter, self: RComplex) -> RComplex:
    return self


def _to_real(name: str, kind: str) -> None:
    @complex_class.method(name)
    def convert(rt: Interpreter, self: RComplex, *precision: Value) -> Value:
        if not is_exact_zero(self.imag):
            raise rt.error("RangeError", "can't convert %s into %s" % (shown(rt, self, "to_s"), kind))
        return rt.send(self.real, name, *precision)


_to_real("to_i", "Integer")
_to_real("to_f", "Float")
_to_real("to_r", "Rational")
_to_real("rationalize", "Rational")


@complex_class.method("denominator")
def denominator(rt: Interpreter, self: RComplex) -> Value:
    return rt.send(rt.send(self.real, "denominator"), "lcm", rt.send(self.imag, "denominator"))


@complex_class.method("numerator")
def numerator(rt: Interpreter, self: RComplex) -> RComplex:
    common = denominator(rt, self)

    def part(value: Value) -> Value:
        return rt.send(value, "numerator") * (common // rt.send(value, "denominator"))

    return complex_value(rt, part(self.real), part(self.imag))


complex_class.constants["I"] = lambda rt: RComplex(rt.classes["Complex"], 0, 1)

# What Numeric and Comparable offer but a number without an order has not.
WITHOUT = (
    "< <= > >= between? clamp % div divmod floor ceil modulo remainder round step truncate i positive? negative?"
).split()


def load(rt: Interpreter) -> None:
    """Take away what does not exist for complex numbers, ``Complex.new`` too: they come from ``Kernel#Complex``."""
    cls = rt.classes["Complex"]
    for name in WITHOUT:
        rt.undef_method(cls, name)
    for name in ("new", "allocate"):
        rt.undef_method(rt.singleton_class(cls), name)


CLASSES = (complex_class,)

__all__ = ["CLASSES", "RComplex", "complex_value", "load", "make", "parse_complex"]
