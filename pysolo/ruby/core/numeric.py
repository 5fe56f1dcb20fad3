"""Numeric: what Integer, Float, Rational and users' own numbers share, and coercion between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.comparable import comparison_failed, shown_in_comparison
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

numeric = NativeClass("Numeric", includes=("Comparable",))


def is_number(value: Value) -> bool:
    return type(value) is int or type(value) is float


def coerced(rt: Interpreter, a: Value, operator: str, b: Value) -> Value:
    """``a operator b`` through ``b.coerce(a)``; TypeError when ``b`` is no number."""
    if b is None or isinstance(b, (bool, RString)) or not rt.respond_to(b, "coerce"):
        shown = shown_in_comparison(rt, b)
        raise rt.error("TypeError", "%s can't be coerced into %s" % (shown, rt.class_name(a)))
    pair = rt.send(b, "coerce", a)
    if not isinstance(pair, RArray) or len(pair.items) != 2:
        raise rt.error("TypeError", "coerce must return [x, y]")
    return rt.send(pair.items[0], operator, pair.items[1])


def coerced_compare(rt: Interpreter, a: Value, operator: str, b: Value) -> Value:
    """For ``< <= > >=``: ArgumentError "comparison of X with Y failed" when that cannot be."""
    if b is None or isinstance(b, (bool, RString)) or not rt.respond_to(b, "coerce"):
        raise comparison_failed(rt, a, b)
    pair = rt.send(b, "coerce", a)
    return rt.send(pair.items[0], operator, pair.items[1])


def zero_division(rt: Interpreter) -> Exception:
    error: Exception = rt.error("ZeroDivisionError", "divided by 0")
    return error


@numeric.method("+@")
def plus(rt: Interpreter, self: Value) -> Value:
    return self


@numeric.method("-@")
def minus(rt: Interpreter, self: Value) -> Value:
    return rt.send(0, "-", self) if is_number(self) else coerced(rt, 0, "-", self)


@numeric.method("<=>")
def compare(rt: Interpreter, self: Value, other: Value) -> Optional[int]:
    return 0 if rt.eql(self, other) else None


@numeric.method("eql?")
def eql(rt: Interpreter, self: Value, other: Value) -> bool:
    return rt.class_of(self).real is rt.class_of(other).real and rt.eq(self, other)


@numeric.method("coerce")
def coerce(rt: Interpreter, self: Value, other: Value) -> RArray:
    if rt.class_of(self).real is rt.class_of(other).real:
        return rt.array([other, self])
    return rt.array([rt.send(rt.top, "Float", other), rt.send(rt.top, "Float", self)])


@numeric.method("zero?")
def is_zero(rt: Interpreter, self: Value) -> bool:
    return rt.eq(self, 0)


@numeric.method("nonzero?")
def nonzero(rt: Interpreter, self: Value) -> Value:
    return None if rt.truthy(rt.send(self, "zero?")) else self


@numeric.method("positive?")
def is_positive(rt: Interpreter, self: Value) -> bool:
    return rt.truthy(rt.send(self, ">", 0))


@numeric.method("negative?")
def is_negative(rt: Interpreter, self: Value) -> bool:
    return rt.truthy(rt.send(self, "<", 0))


@numeric.method("integer?")
def is_integer(rt: Interpreter, self: Value) -> bool:
    return False


@numeric.method("real?")
def is_real(rt: Interpreter, self: Value) -> bool:
    return True


@numeric.method("finite?")
def is_finite(rt: Interpreter, self: Value) -> bool:
    return True


@numeric.method("infinite?")
def infinite(rt: Interpreter, self: Value) -> None:
    return None


@numeric.method("real", "to_c")
def real(rt: Interpreter, self: Value) -> Value:
    return self


@numeric.method("imaginary", "imag")
def imaginary(rt: Interpreter, self: Value) -> int:
    return 0


@numeric.method("abs", "magnitude")
def absolute(rt: Interpreter, self: Value) -> Value:
    return rt.send(self, "-@") if rt.truthy(rt.send(self, "<", 0)) else self


@numeric.method("to_int")
def to_int(rt: Interpreter, self: Value) -> Value:
    return rt.send(self, "to_i")


@numeric.method("div")
def div(rt: Interpreter, self: Value, other: Value) -> Value:
    if is_number(other) and other == 0:
        raise zero_division(rt)
    return rt.send(rt.send(self, "/", other), "floor")


@numeric.method("%", "modulo")
def modulo(rt: Interpreter, self: Value, other: Value) -> Value:
    return rt.send(self, "-", rt.send(other, "*", rt.send(self, "div", other)))


@numeric.method("remainder")
def remainder(rt: Interpreter, self: Value, other: Value) -> Value:
    found = rt.send(self, "%", other)
    if not rt.eq(found, 0) and rt.truthy(rt.send(self, "<", 0)) != rt.truthy(rt.send(other, "<", 0)):
        return rt.send(found, "-", other)
    return found


@numeric.method("divmod")
def divmod_(rt: Interpreter, self: Value, other: Value) -> RArray:
    return rt.array([rt.send(self, "div", other), rt.send(self, "%", other)])


@numeric.method("fdiv")
def fdiv(rt: Interpreter, self: Value, other: Value) -> Value:
    return rt.send(rt.send(self, "to_f"), "/", other)


@numeric.method("quo")
def quo(rt: Interpreter, self: Value, other: Value) -> Value:
    if type(other) is float:
        return rt.send(rt.send(self, "to_f"), "/", other)
    return rt.send(rt.send(rt.top, "Rational", self, 1), "/", other)


for _name in ("floor", "ceil", "round", "truncate"):

    def _rounding(name: str) -> None:
        @numeric.method(name)
        def through_float(rt: Interpreter, self: Value, *digits: Value) -> Value:
            return rt.send(rt.send(self, "to_f"), name, *digits)

    _rounding(_name)


@numeric.method("dup", "clone")
def dup(rt: Interpreter, self: Value, *, freeze: Value = None) -> Value:
    if freeze is False:
        raise rt.error("ArgumentError", "can't unfreeze %s" % rt.class_name(self))
    return self


@numeric.method("step")
def step(
    rt: Interpreter,
    self: Value,
    limit: Value = None,
    step: Value = UNSET,
    *,
    by: Value = UNSET,
    to: Value = UNSET,
    block: Optional[RProc] = None,
) -> Value:
    last = limit if to is UNSET else to
    width = step if step is not UNSET else by if by is not UNSET else 1
    if is_number(width) and width == 0:
        raise rt.error("ArgumentError", "step can't be 0")
    if block is None:
        from pysolo.ruby.core.arithmetic_sequence import sequence

        made = sequence(rt, self, last, width, False, None)
        made.by_name = [name for name, value in (("by", by), ("to", to)) if value is not UNSET]
        return made
    if width is None:
        raise rt.error("TypeError", "no implicit conversion from nil to integer")
    for value in progression(rt, self, last, width, False):
        rt.call_block(block, value)
    return self


def progression(rt: Interpreter, first: Value, last: Value, width: Value, exclusive: bool) -> Any:
    """first, first + width ...; Floats by multiplication, as MRI does to keep errors from adding up."""
    if float in (type(first), type(last), type(width)) and all(
        is_number(v) for v in (first, width, 0 if last is None else last)
    ):
        yield from float_progression(float(first), None if last is None else float(last), float(width), exclusive)
        return
    down = rt.truthy(rt.send(width, "<", 0)) if not is_number(width) else width < 0
    value = first
    while True:
        if last is not None:
            order = rt.cmp(value, last)
            if order is None:
                raise comparison_failed(rt, value, last)
            if (order < 0 if down else order > 0) or (exclusive and order == 0):
                return
        yield value
        value = value + width if type(value) is int and type(width) is int else rt.send(value, "+", width)


def float_count(first: float, last: float, width: float, exclusive: bool) -> int:
    """How many values such a progression has."""
    import math

    span = (last - first) / width
    error = (abs(first) + abs(last) + abs(last - first)) / abs(width) * 2.220446049250313e-16
    if math.isinf(width):
        return int(last >= first if width > 0 else last <= first)
    error = min(error, 0.5)
    if exclusive:
        if span <= 0:
            return 0
        count = 0.0 if span < 1 else math.floor(span - error)
        return int(count) + (1 if count * width + first < last or span < 1 else 0) if width > 0 else int(count) + 1
    if span < 0:
        return 0
    return math.floor(span + error) + 1


def float_progression(first: float, last: Optional[float], width: float, exclusive: bool) -> Any:
    import math

    if last is None or math.isinf(last):
        if last is not None and (last < 0) != (width < 0):
            return
        at = 0
        while True:
            yield first + at * width
            at += 1
    for at in range(float_count(first, last, width, exclusive)):
        value = first + at * width
        if not exclusive and (value > last if width > 0 else value < last):
            value = last
        yield value


CLASSES = (numeric,)
