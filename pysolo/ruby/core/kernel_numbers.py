"""Kernel: Rational() and Complex(); what Numeric says of itself as a complex number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)
numeric = NativeClass("Numeric")


@kernel.module_function("Rational")
def rational(rt: Interpreter, self: Value, low: Value, high: Value = UNSET, *, exception: bool = True) -> Value:
    try:
        top = to_rational(rt, low)
        if high is UNSET:
            return top
        bottom = to_rational(rt, high)
        return top if bottom is None else rt.send(top, "/", bottom)
    except RubyError as error:
        if exception or rt.is_a(error.exc, rt.classes["ZeroDivisionError"]):
            raise
        return None


def to_rational(rt: Interpreter, value: Value) -> Value:
    from pysolo.ruby.core.rational import RRational, parse_rational
    from pysolo.ruby.core.rational import rational as make

    if type(value) is int:
        return make(rt, value)
    if isinstance(value, RRational):
        return value
    if type(value) is float:
        return rt.send(value, "to_r")
    if isinstance(value, RString):
        found = parse_rational(rt, value.s)
        if found is None:
            raise rt.error("ArgumentError", "invalid value for convert(): %s" % rt.inspect(value))
        return found
    if value is None or isinstance(value, bool):
        raise rt.error("TypeError", "can't convert %s into Rational" % rt.describe(value))
    if rt.is_a(value, rt.classes["Numeric"]) and not rt.respond_to(value, "to_r"):
        return value
    if rt.respond_to(value, "to_r"):
        return rt.send(value, "to_r")
    if rt.respond_to(value, "to_int"):
        return make(rt, rt.to_int(value))
    raise rt.error("TypeError", "can't convert %s into Rational" % rt.describe(value))


@kernel.module_function("Complex")
def complex_(rt: Interpreter, self: Value, real: Value, imag: Value = UNSET, *, exception: bool = True) -> Value:
    from pysolo.ruby.core.complex import make

    try:
        return make(rt, real, imag)
    except RubyError:
        if exception:
            raise
        return None


@numeric.method("to_c")
def to_c(rt: Interpreter, self: Value) -> Value:
    return complex_(rt, self, self, 0)


@numeric.method("i")
def i(rt: Interpreter, self: Value) -> Value:
    return complex_(rt, self, 0, self)


@numeric.method("rect", "rectangular")
def rect(rt: Interpreter, self: Value) -> RArray:
    return rt.array([self, 0])


@numeric.method("conj", "conjugate")
def conjugate(rt: Interpreter, self: Value) -> Value:
    return self


@numeric.method("abs2")
def abs2(rt: Interpreter, self: Value) -> Value:
    return rt.send(self, "*", self)


@numeric.method("arg", "angle", "phase")
def arg(rt: Interpreter, self: Value) -> Value:
    if type(self) is float:
        return self if self != self else math.pi if math.copysign(1, self) < 0 else 0
    return math.pi if rt.truthy(rt.send(self, "negative?")) else 0


@numeric.method("polar")
def polar(rt: Interpreter, self: Value) -> RArray:
    return rt.array([rt.send(self, "abs"), rt.send(self, "arg")])


@numeric.method("numerator")
def numerator(rt: Interpreter, self: Value) -> Value:
    if type(self) is float and not math.isfinite(self):
        return self
    return rt.send(rt.send(self, "to_r"), "numerator")


@numeric.method("denominator")
def denominator(rt: Interpreter, self: Value) -> Optional[int]:
    if type(self) is float and not math.isfinite(self):
        return 1
    found: int = rt.send(rt.send(self, "to_r"), "denominator")
    return found


@numeric.method("singleton_method_added", visibility="private")
def singleton_method_added(rt: Interpreter, self: Value, name: Value) -> None:
    shown = rt.class_name(self) if isinstance(self, RObject) else rt.inspect(self)
    raise rt.error("TypeError", 'can\'t define singleton method "%s" for %s' % (rt.name(name), shown))


CLASSES = (kernel, numeric)
