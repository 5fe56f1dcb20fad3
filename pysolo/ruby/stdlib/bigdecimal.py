"""BigDecimal, on Python's decimal."""

from __future__ import annotations

import re
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)  # fmt: skip
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

WIDE = Context(prec=2000, Emax=10**9, Emin=-(10**9), traps=[])
NUMBER = re.compile(r"\s*([+-]?(?:\d[\d_]*)?(?:\.\d[\d_]*)?(?:[eEdD][+-]?\d+)?)\s*")
MODES = {
    "up": ROUND_UP, "down": ROUND_DOWN, "truncate": ROUND_DOWN, "half_up": ROUND_HALF_UP, "default": ROUND_HALF_UP,
    "half_down": ROUND_HALF_DOWN, "half_even": ROUND_HALF_EVEN, "banker": ROUND_HALF_EVEN, "ceiling": ROUND_CEILING,
    "ceil": ROUND_CEILING, "floor": ROUND_FLOOR,
}  # fmt: skip
NUMBERED = {
    1: ROUND_UP,
    2: ROUND_DOWN,
    3: ROUND_HALF_UP,
    4: ROUND_HALF_DOWN,
    5: ROUND_CEILING,
    6: ROUND_FLOOR,
    7: ROUND_HALF_EVEN,
}


class RDecimal(RObject):
    __slots__ = ("value",)

    def __init__(self, cls: RClass, value: Optional[Decimal] = None) -> None:
        super().__init__(cls)
        self.value = Decimal(0) if value is None else value
        self.frozen = True


decimal = NativeClass("BigDecimal", superclass="Numeric", allocator=RDecimal)
decimal.constants.update(
    ROUND_MODE=256, ROUND_UP=1, ROUND_DOWN=2, ROUND_HALF_UP=3, ROUND_HALF_DOWN=4, ROUND_CEILING=5, ROUND_FLOOR=6, ROUND_HALF_EVEN=7,
    SIGN_POSITIVE_FINITE=2, SIGN_NEGATIVE_FINITE=-2, BASE=1000000000,
)  # fmt: skip


def make(rt: Interpreter, value: Decimal) -> RDecimal:
    return RDecimal(rt.classes["BigDecimal"], value)


def number_of(rt: Interpreter, value: Value, strict: bool = True) -> Decimal:
    if isinstance(value, RDecimal):
        return value.value
    if type(value) is int:
        return Decimal(value)
    if type(value) is float:
        return Decimal(repr(value))
    if isinstance(value, RString):
        return read_text(rt, value.s, strict)
    if rt.class_name(value) == "Rational":
        return WIDE.divide(Decimal(rt.send(value, "numerator")), Decimal(rt.send(value, "denominator")))
    shown = "nil" if value is None else rt.class_name(value)
    raise rt.error("TypeError", "can't convert %s into BigDecimal" % shown)


def read_text(rt: Interpreter, text: str, strict: bool) -> Decimal:
    stripped = text.strip()
    if stripped in ("NaN", "Infinity", "+Infinity", "-Infinity"):
        return Decimal(stripped)
    found = NUMBER.match(text)
    digits = found.group(1) if found else ""
    whole = bool(found) and digits not in ("", "+", "-", ".") and digits[:1] not in ("e", "E")
    if strict and (not whole or (found is not None and found.end() != len(text))):
        raise rt.error("ArgumentError", "invalid value for BigDecimal(): %s" % rt.inspect(rt.str(text)))
    if not whole:
        return Decimal(0)
    return Decimal(digits.replace("_", "").replace("d", "e").replace("D", "e"))


kernel = NativeClass("Kernel", module=True)


@kernel.module_function("BigDecimal")
def big_decimal(rt: Interpreter, self: Value, value: Value, precision: Value = 0, *, exception: Value = True) -> Value:
    try:
        made = number_of(rt, value)
    except Exception:
        if exception is False:
            return None
        raise
    digits = rt.to_int(precision)
    return make(rt, Context(prec=digits, rounding=ROUND_HALF_UP).plus(made) if digits else made)


def plain(value: Decimal) -> str:
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0")
        text += "0" if text.endswith(".") else ""
        return text
    return text + ".0"


def special(value: Decimal) -> Optional[str]:
    if value.is_nan():
        return "NaN"
    return ("-" if value < 0 else "") + "Infinity" if value.is_infinite() else None


def engineering(value: Decimal) -> str:
    """0.123e3"""
    if value == 0:
        return "-0.0" if value.is_signed() else "0.0"
    sign, digits, exponent = value.as_tuple()
    text = "".join(map(str, digits)).rstrip("0") or "0"
    return "%s0.%se%d" % ("-" if sign else "", text, len(digits) + int(exponent))


def grouped(text: str, size: int) -> str:
    sign = text[:1] if text[:1] in "+-" else ""
    whole, _, part = text[len(sign) :].partition(".")
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    return sign + " ".join(pieces) + "." + " ".join(part[at : at + size] for at in range(0, len(part), size))


@decimal.method("to_s")
def to_s(rt: Interpreter, self: RDecimal, style: Value = None) -> str:
    found = special(self.value)
    if found is not None:
        return found
    text = "" if style is None else str(style) if type(style) is int else rt.to_s(style)
    shown = plain(self.value) if "f" in text.lower() else engineering(self.value)
    if shown == "0.0" and self.value.is_signed():
        shown = "-0.0"
    size = re.search(r"\d+", text)
    if size and int(size.group()):
        shown = grouped(shown, int(size.group()))
    if text[:1] in ("+", " ") and not self.value.is_signed():
        shown = text[0] + shown
    return shown


@decimal.method("inspect")
def inspect(rt: Interpreter, self: RDecimal) -> str:
    return special(self.value) or engineering(self.value)


def quotient(a: Decimal, b: Decimal) -> Decimal:
    """To as many digits as MRI gives: it divides in words of nine digits, five of them or twice the longer number's."""
    if not a.is_finite() or not b.is_finite() or a == 0:
        return WIDE.divide(a, b)
    words = max(5, -(-max(len(a.as_tuple().digits), len(b.as_tuple().digits)) // 9) * 2)
    top = -(-(a.adjusted() + 1) // 9) - -(-(b.adjusted() + 1) // 9) + 1
    return WIDE.divide(a, b).quantize(Decimal(1).scaleb(9 * (top - words)), rounding=ROUND_HALF_UP, context=WIDE)


def arithmetic(rt: Interpreter, self: RDecimal, other: Value, sign: str) -> Optional[Decimal]:
    if type(other) not in (int, float) and not isinstance(other, RDecimal) and rt.class_name(other) != "Rational":
        return None
    a, b = self.value, number_of(rt, other)
    if sign == "+":
        return WIDE.add(a, b)
    if sign == "-":
        return WIDE.subtract(a, b)
    if sign == "*":
        return WIDE.multiply(a, b)
    if b == 0:
        raise rt.error("ZeroDivisionError", "divided by 0")
    if sign == "/":
        return quotient(a, b)
    return WIDE.subtract(a, WIDE.multiply((WIDE.divide(a, b)).to_integral_value(ROUND_FLOOR), b))


def _operator(sign: str) -> Any:
    def apply(rt: Interpreter, self: RDecimal, other: Value) -> Value:
        found = arithmetic(rt, self, other, sign)
        if found is None:
            if not isinstance(other, RObject) or not rt.respond_to(other, "coerce") or isinstance(other, RString):
                shown = rt.inspect(other) if other is None or type(other) is bool else rt.class_name(other)
                raise rt.error("TypeError", "%s can't be coerced into BigDecimal" % shown)
            pair = rt.to_ary(rt.send(other, "coerce", self))
            return rt.send(pair[0], sign, pair[1])
        return make(rt, found)

    return apply


for name, sign in (("+", "+"), ("-", "-"), ("*", "*"), ("/", "/"), ("quo", "/"), ("%", "%"), ("modulo", "%")):
    decimal.method(name)(_operator(sign))


def _with_digits(sign: str) -> Any:
    def apply(rt: Interpreter, self: RDecimal, other: Value, digits: int = 0) -> Value:
        found = arithmetic(rt, self, other, sign)
        assert found is not None
        if sign == "/" and not digits:
            return int(found.to_integral_value(ROUND_FLOOR))
        return make(rt, Context(prec=digits, rounding=ROUND_HALF_UP).plus(found) if digits else found)

    return apply


for name, sign in (("add", "+"), ("sub", "-"), ("mult", "*"), ("div", "/")):
    decimal.method(name)(_with_digits(sign))


@decimal.method("divmod")
def divmod_(rt: Interpreter, self: RDecimal, other: Value) -> Value:
    b = number_of(rt, other)
    if b == 0:
        raise rt.error("ZeroDivisionError", "divided by 0")
    whole = WIDE.divide(self.value, b).to_integral_value(ROUND_FLOOR)
    return rt.array([make(rt, whole), make(rt, WIDE.subtract(self.value, WIDE.multiply(whole, b)))])


@decimal.method("**", "power")
def power(rt: Interpreter, self: RDecimal, exponent: Value, digits: Value = None) -> Value:
    if type(exponent) is int:
        if exponent >= 0:
            return make(rt, WIDE.power(self.value, exponent))
        return make(rt, Context(prec=40).power(self.value, exponent))
    return make(rt, Context(prec=40).power(self.value, number_of(rt, exponent)))


@decimal.method("sqrt")
def sqrt(rt: Interpreter, self: RDecimal, digits: int = 0) -> Value:
    if self.value < 0:
        raise rt.error("FloatDomainError", "sqrt of negative value")
    return make(rt, Context(prec=max(digits, 16)).sqrt(self.value))


@decimal.method("<=>")
def compare(rt: Interpreter, self: RDecimal, other: Value) -> Optional[int]:
    if type(other) not in (int, float) and not isinstance(other, RDecimal) and rt.class_name(other) != "Rational":
        return None
    b = Decimal(other) if type(other) is float else number_of(rt, other)
    a = self.value
    if type(other) is float:
        a, b = Decimal(float(a)), Decimal(other)
    return None if a.is_nan() or b.is_nan() else (a > b) - (a < b)


def _comparison(test: Any) -> Any:
    def ask(rt: Interpreter, self: RDecimal, other: Value) -> bool:
        order = compare(rt, self, other)
        if order is None:
            shown = rt.inspect(other) if not isinstance(other, RString) else "String"
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
    return hash(self.value)


@decimal.method("coerce")
def coerce(rt: Interpreter, self: RDecimal, other: Value) -> Value:
    return rt.array([make(rt, number_of(rt, other)), self])


def rounded(rt: Interpreter, self: RDecimal, digits: Optional[int], mode: str) -> Value:
    if special(self.value) and digits is None:
        raise rt.error("FloatDomainError", "Computation results in '%s'" % special(self.value))
    if digits is None:
        return int(self.value.to_integral_value(mode))
    return make(rt, self.value.quantize(Decimal(1).scaleb(-digits), rounding=mode, context=WIDE))


@decimal.method("round")
def round_(rt: Interpreter, self: RDecimal, digits: Value = None, mode: Value = None, *, half: Value = None) -> Value:
    kind = ROUND_HALF_UP
    if half is not None:
        kind = MODES["half_" + rt.to_s(half)]
    elif type(mode) is int:
        kind = NUMBERED[mode]
    elif isinstance(mode, (RSymbol, RString)):
        kind = MODES[rt.to_s(mode).lower()]
    return rounded(rt, self, None if digits is None else rt.to_int(digits), kind)


@decimal.method("truncate", "fix")
def truncate(rt: Interpreter, self: RDecimal, digits: Optional[int] = None) -> Value:
    return rounded(rt, self, digits, ROUND_DOWN)


@decimal.method("floor")
def floor(rt: Interpreter, self: RDecimal, digits: Optional[int] = None) -> Value:
    return rounded(rt, self, digits, ROUND_FLOOR)


@decimal.method("ceil")
def ceil(rt: Interpreter, self: RDecimal, digits: Optional[int] = None) -> Value:
    return rounded(rt, self, digits, ROUND_CEILING)


@decimal.method("frac")
def frac(rt: Interpreter, self: RDecimal) -> Value:
    return make(rt, self.value - self.value.to_integral_value(ROUND_DOWN))


@decimal.method("to_i", "to_int")
def to_i(rt: Interpreter, self: RDecimal) -> int:
    found = special(self.value)
    if found:
        raise rt.error("FloatDomainError", found)
    return int(self.value)


@decimal.method("to_f")
def to_f(rt: Interpreter, self: RDecimal) -> float:
    return float(self.value)


@decimal.method("to_r")
def to_r(rt: Interpreter, self: RDecimal) -> Value:
    numerator, denominator = self.value.as_integer_ratio()
    return rt.send(rt.top, "Rational", numerator, denominator)


@decimal.method("to_d")
def to_d(rt: Interpreter, self: RDecimal) -> Value:
    return self


@decimal.method("to_digits")
def to_digits(rt: Interpreter, self: RDecimal) -> str:
    return special(self.value) or plain(self.value)


@decimal.method("abs")
def abs_(rt: Interpreter, self: RDecimal) -> Value:
    return make(rt, self.value.copy_abs())


@decimal.method("-@")
def negated(rt: Interpreter, self: RDecimal) -> Value:
    return make(rt, self.value.copy_negate())


@decimal.method("+@")
def same(rt: Interpreter, self: RDecimal) -> Value:
    return self


@decimal.method("zero?")
def is_zero(rt: Interpreter, self: RDecimal) -> bool:
    return self.value == 0


@decimal.method("nonzero?")
def nonzero(rt: Interpreter, self: RDecimal) -> Value:
    return None if self.value == 0 else self


@decimal.method("nan?")
def is_nan(rt: Interpreter, self: RDecimal) -> bool:
    return self.value.is_nan()


@decimal.method("infinite?")
def is_infinite(rt: Interpreter, self: RDecimal) -> Optional[int]:
    return (-1 if self.value < 0 else 1) if self.value.is_infinite() else None


@decimal.method("finite?")
def is_finite(rt: Interpreter, self: RDecimal) -> bool:
    return self.value.is_finite()


@decimal.method("sign")
def sign_(rt: Interpreter, self: RDecimal) -> int:
    if self.value.is_nan():
        return 0
    side = -1 if self.value.is_signed() else 1
    return side * (3 if self.value.is_infinite() else 1 if self.value == 0 else 2)


@decimal.method("exponent")
def exponent(rt: Interpreter, self: RDecimal) -> int:
    return 0 if self.value == 0 else self.value.adjusted() + 1


@decimal.method("precision")
def precision(rt: Interpreter, self: RDecimal) -> int:
    return (
        len(str(self.value.normalize(WIDE).as_tuple().digits).replace(" ", "").strip("(),").split(","))
        if self.value
        else 0
    )


@decimal.method("scale")
def scale(rt: Interpreter, self: RDecimal) -> int:
    return max(0, -int(self.value.normalize(WIDE).as_tuple().exponent))


@decimal.singleton("mode", "limit", "save_rounding_mode")
def mode(rt: Interpreter, self: Value, *args: Value) -> int:
    return 3


def converted(rt: Interpreter, self: Value, precision: Value = 0) -> Value:
    return make(rt, number_of(rt, self, False))


everyday = [NativeClass(name, superclass="Numeric") for name in ("Integer", "Float")] + [NativeClass("String")]
for native in everyday:
    native.method("to_d")(converted)

CLASSES = (decimal, kernel, *everyday)
