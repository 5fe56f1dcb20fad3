"""Integer: arithmetic, bits, comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.numeric import coerced, coerced_compare, zero_division
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RObject, RRange, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

integer = NativeClass("Integer", superclass="Numeric")


@integer.method("+")
def plus(rt: Interpreter, self: int, other: Value) -> Value:
    return self + other if type(other) in (int, float) else coerced(rt, self, "+", other)


@integer.method("-")
def minus(rt: Interpreter, self: int, other: Value) -> Value:
    return self - other if type(other) in (int, float) else coerced(rt, self, "-", other)


@integer.method("*")
def times(rt: Interpreter, self: int, other: Value) -> Value:
    return self * other if type(other) in (int, float) else coerced(rt, self, "*", other)


@integer.method("/")
def divide(rt: Interpreter, self: int, other: Value) -> Value:
    if type(other) is int:
        if other == 0:
            raise zero_division(rt)
        return self // other
    if type(other) is float:
        from pysolo.ruby.core.float import as_float, float_divide

        return float_divide(as_float(self), other)
    return coerced(rt, self, "/", other)


@integer.method("div")
def div(rt: Interpreter, self: int, other: Value) -> Value:
    if other == 0 and type(other) in (int, float):
        raise zero_division(rt)
    if type(other) is int:
        return self // other
    return rt.send(rt.send(self, "/", other), "floor")


@integer.method("%", "modulo")
def modulo(rt: Interpreter, self: int, other: Value) -> Value:
    if type(other) is int:
        if other == 0:
            raise zero_division(rt)
        return self % other
    if type(other) is float:
        from pysolo.ruby.core.float import as_float, float_modulo

        return float_modulo(as_float(self), other)
    return coerced(rt, self, "%", other)


@integer.method("remainder")
def remainder(rt: Interpreter, self: int, other: Value) -> Value:
    if type(other) is int:
        if other == 0:
            raise zero_division(rt)
        found = abs(self) % abs(other)
        return -found if self < 0 else found
    import math

    return math.fmod(self, rt.to_float(other))


@integer.method("divmod")
def divmod_(rt: Interpreter, self: int, other: Value) -> RArray:
    if type(other) is int:
        if other == 0:
            raise zero_division(rt)
        return rt.array(list(divmod(self, other)))
    return rt.array([div(rt, self, other), modulo(rt, self, other)])


@integer.method("fdiv")
def fdiv(rt: Interpreter, self: int, other: Value) -> Value:
    from pysolo.ruby.core.float import as_float, float_divide

    if type(other) is int and other:
        return self / other
    return float_divide(as_float(self), rt.to_float(other))


@integer.method("**")
def power(rt: Interpreter, self: int, other: Value) -> Value:
    if type(other) is int:
        if other >= 0:
            if self not in (0, 1, -1) and other * self.bit_length() > 32 * 1024 * 1024:
                return float("inf")
            return self**other
        if self == 0:
            raise zero_division(rt)
        from pysolo.ruby.core.rational import rational

        return rational(rt, 1 if self > 0 or other % 2 == 0 else -1, abs(self) ** -other)
    if type(other) is float:
        from pysolo.ruby.core.float import as_float, float_power

        return float_power(rt, as_float(self), other)
    return coerced(rt, self, "**", other)


@integer.method("pow")
def pow_(rt: Interpreter, self: int, other: Value, modulus: Value = UNSET) -> Value:
    if modulus is UNSET:
        return power(rt, self, other)
    if rt.to_int(other) < 0:
        raise rt.error("RangeError", "Integer#pow() 1st argument cannot be negative when 2nd argument specified")
    if rt.to_int(modulus) == 0:
        raise zero_division(rt)
    return pow(self, rt.to_int(other), rt.to_int(modulus))


@integer.method("-@")
def negate(rt: Interpreter, self: int) -> int:
    return -self


@integer.method("~")
def invert(rt: Interpreter, self: int) -> int:
    return ~self


def bits(rt: Interpreter, self: int, operator: str, other: Value) -> int:
    if type(other) is int:
        return other
    if type(other) is float or not rt.respond_to(other, "coerce"):
        raise rt.error(
            "TypeError",
            "%s can't be coerced into Integer"
            % (rt.inspect(other) if not isinstance(other, RObject) else rt.class_name(other)),
        )
    return rt.to_int(other)


@integer.method("&")
def and_(rt: Interpreter, self: int, other: Value) -> int:
    return self & bits(rt, self, "&", other)


@integer.method("|")
def or_(rt: Interpreter, self: int, other: Value) -> int:
    return self | bits(rt, self, "|", other)


@integer.method("^")
def xor(rt: Interpreter, self: int, other: Value) -> int:
    return self ^ bits(rt, self, "^", other)


@integer.method("<<")
def left(rt: Interpreter, self: int, count: int) -> int:
    return self << count if count >= 0 else self >> -count


@integer.method(">>")
def right(rt: Interpreter, self: int, count: int) -> int:
    return self >> count if count >= 0 else self << -count


def bits_from_nowhere(rt: Interpreter, self: int, upto: RRange) -> int:
    """``5[..1]``: there are endless zeros on the right, which only makes sense if all bits are."""
    width = rt.to_int(upto.high) + (0 if upto.exclusive else 1)
    if width > 0 and self & ((1 << width) - 1):
        raise rt.error("ArgumentError", "The beginless range for Integer#[] results in infinity")
    return 0


@integer.method("[]")
def bit(rt: Interpreter, self: int, at: Value, count: Value = UNSET) -> int:
    if isinstance(at, RRange):
        if at.low is None:
            return bits_from_nowhere(rt, self, at)
        low = rt.to_int(at.low)
        if at.high is None:
            return self >> low
        width = rt.to_int(at.high) - low + (0 if at.exclusive else 1)
        return (self >> low) & ((1 << width) - 1) if width >= 0 else self >> low
    place = rt.to_int(at)
    if count is not UNSET:
        return (self >> place) & ((1 << rt.to_int(count)) - 1)
    return (self >> place) & 1 if place >= 0 else 0


@integer.method("allbits?")
def allbits(rt: Interpreter, self: int, mask: int) -> bool:
    return self & mask == mask


@integer.method("anybits?")
def anybits(rt: Interpreter, self: int, mask: int) -> bool:
    return self & mask != 0


@integer.method("nobits?")
def nobits(rt: Interpreter, self: int, mask: int) -> bool:
    return self & mask == 0


@integer.method("bit_length")
def bit_length(rt: Interpreter, self: int) -> int:
    return (self if self >= 0 else ~self).bit_length()


@integer.method("==", "===")
def equal(rt: Interpreter, self: int, other: Value) -> bool:
    if type(other) in (int, float):
        return bool(self == other)
    if other is None or isinstance(other, bool):
        return False
    return rt.truthy(rt.send(other, "==", self))


@integer.method("eql?")
def eql(rt: Interpreter, self: int, other: Value) -> bool:
    return type(other) is int and self == other


@integer.method("equal?")
def identical(rt: Interpreter, self: int, other: Value) -> bool:
    return type(other) is int and self == other


@integer.method("<=>")
def compare(rt: Interpreter, self: int, other: Value) -> Optional[int]:
    if type(other) in (int, float):
        return None if other != other else (self > other) - (self < other)
    if other is None or isinstance(other, bool) or not rt.respond_to(other, "coerce"):
        return None
    pair = rt.send(other, "coerce", self)
    return rt.cmp(pair.items[0], pair.items[1])


@integer.method("<")
def less(rt: Interpreter, self: int, other: Value) -> Value:
    return self < other if type(other) in (int, float) else coerced_compare(rt, self, "<", other)


@integer.method("<=")
def less_or_equal(rt: Interpreter, self: int, other: Value) -> Value:
    return self <= other if type(other) in (int, float) else coerced_compare(rt, self, "<=", other)


@integer.method(">")
def greater(rt: Interpreter, self: int, other: Value) -> Value:
    return self > other if type(other) in (int, float) else coerced_compare(rt, self, ">", other)


@integer.method(">=")
def greater_or_equal(rt: Interpreter, self: int, other: Value) -> Value:
    return self >= other if type(other) in (int, float) else coerced_compare(rt, self, ">=", other)


@integer.method("coerce")
def coerce(rt: Interpreter, self: int, other: Value) -> RArray:
    if type(other) is int:
        return rt.array([other, self])
    return rt.array([rt.send(rt.top, "Float", other), float(self)])


CLASSES = (integer,)
