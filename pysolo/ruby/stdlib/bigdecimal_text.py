"""BigDecimal as text and as other numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, Value
from pysolo.ruby.stdlib.bigdecimal_value import WIDE, WORD, RDecimal, finite, make, read_text, special, words_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

decimal = NativeClass("BigDecimal", superclass="Numeric", allocator=RDecimal)


def digits_of(value: Decimal) -> str:
    """The significant digits."""
    return "".join(map(str, value.as_tuple().digits)).rstrip("0") or "0"


def plain(value: Decimal) -> str:
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0")
        return text + "0" if text.endswith(".") else text
    return text + ".0"


def engineering(value: Decimal) -> str:
    """0.123e3"""
    if value == 0:
        return "-0.0" if value.is_signed() else "0.0"
    return "%s0.%se%d" % ("-" if value.is_signed() else "", digits_of(value), value.adjusted() + 1)


def grouped(text: str, size: int) -> str:
    """Blanks after so many digits; those of an exponent stay together."""
    sign = text[:1] if text[:1] in "+-" else ""
    whole, _, part = text[len(sign) :].partition(".")
    part, mark, exponent = part.partition("e")
    in_whole = [whole[at : at + size] for at in range(0, len(whole), size)]
    in_part = [part[at : at + size] for at in range(0, len(part), size)]
    return "%s%s.%s%s%s" % (sign, " ".join(in_whole), " ".join(in_part), mark, exponent)


@decimal.method("to_s")
def to_s(rt: Interpreter, self: RDecimal, style: Value = None) -> Value:
    found = special(self.value)
    if found is not None:
        return rt.str(found, "US-ASCII")
    text = "" if style is None else str(style) if type(style) is int else rt.to_s(style)
    shown = plain(self.value) if "f" in text.lower() and self.value != 0 else engineering(self.value)
    size = re.search(r"\d+", text)
    if size and int(size.group()) and self.value != 0:
        shown = grouped(shown, int(size.group()))
    if text[:1] in ("+", " ") and not self.value.is_signed():
        shown = text[0] + shown
    return rt.str(shown, "US-ASCII")


@decimal.method("inspect")
def inspect(rt: Interpreter, self: RDecimal) -> str:
    return special(self.value) or engineering(self.value)


@decimal.method("to_digits")
def to_digits(rt: Interpreter, self: RDecimal) -> str:
    """The library's own writing leaves out the sign where the whole part is 0."""
    shown = special(self.value) or plain(self.value)
    return shown[1:] if shown.startswith("-0.") and self.value != 0 else shown


def room(value: Decimal) -> int:
    """The digits that MRI sets aside for a number that was written like this."""
    _, digits, exponent = value.as_tuple()
    behind = max(0, -int(exponent))
    return ((max(len(digits) - behind, 1) + behind + WORD - 1) // WORD + 1) * WORD


@decimal.method("precs")
def precs(rt: Interpreter, self: RDecimal) -> Value:
    return rt.array([words_of(self.value) * WORD, room(self.value) if self.value.is_finite() else WORD])


@decimal.method("_dump")
def dump(rt: Interpreter, self: RDecimal, level: Value = None) -> Value:
    size = room(self.value) if self.value.is_finite() else WORD
    return rt.str("%d:%s" % (size, inspect(rt, self)), "ASCII-8BIT")


@decimal.singleton("_load")
def load_dumped(rt: Interpreter, self: RClass, text: str) -> RDecimal:
    return make(rt, read_text(rt, text.partition(":")[2], True))


@decimal.method("split")
def split(rt: Interpreter, self: RDecimal) -> Value:
    value = self.value
    shown = special(value)
    sign = 0 if value.is_nan() else -1 if value.is_signed() else 1
    digits = shown.lstrip("-") if shown else digits_of(value)
    return rt.array([sign, rt.str(digits), 10, exponent(rt, self)])


@decimal.method("exponent")
def exponent(rt: Interpreter, self: RDecimal) -> int:
    return self.value.adjusted() + 1 if self.value.is_finite() and self.value != 0 else 0


@decimal.method("precision")
def precision(rt: Interpreter, self: RDecimal) -> int:
    """Decimal digits from the first one that counts, or the point, to the last."""
    value = self.value
    if value == 0 or not value.is_finite():
        return 0
    last = int(value.normalize(WIDE).as_tuple().exponent)
    return max(value.adjusted() + 1, 0) - min(last, 0)


@decimal.method("scale")
def scale(rt: Interpreter, self: RDecimal) -> int:
    return max(0, -int(self.value.normalize(WIDE).as_tuple().exponent)) if self.value.is_finite() else 0


@decimal.method("precision_scale")
def precision_scale(rt: Interpreter, self: RDecimal) -> Value:
    return rt.array([precision(rt, self), scale(rt, self)])


@decimal.method("n_significant_digits")
def n_significant_digits(rt: Interpreter, self: RDecimal) -> int:
    return 0 if self.value == 0 or not self.value.is_finite() else len(digits_of(self.value))


@decimal.method("sign")
def sign_(rt: Interpreter, self: RDecimal) -> int:
    if self.value.is_nan():
        return 0
    side = -1 if self.value.is_signed() else 1
    return side * (3 if self.value.is_infinite() else 1 if self.value == 0 else 2)


@decimal.method("to_i", "to_int")
def to_i(rt: Interpreter, self: RDecimal) -> int:
    return int(finite(rt, self.value))


@decimal.method("to_f")
def to_f(rt: Interpreter, self: RDecimal) -> float:
    return float(self.value)


@decimal.method("to_r")
def to_r(rt: Interpreter, self: RDecimal) -> Value:
    numerator, denominator = finite(rt, self.value).as_integer_ratio()
    return rt.send(rt.top, "Rational", numerator, denominator)


@decimal.method("to_d")
def to_d(rt: Interpreter, self: RDecimal) -> Value:
    return self


@decimal.method("nan?")
def is_nan(rt: Interpreter, self: RDecimal) -> bool:
    return self.value.is_nan()


@decimal.method("infinite?")
def is_infinite(rt: Interpreter, self: RDecimal) -> Optional[int]:
    return (-1 if self.value < 0 else 1) if self.value.is_infinite() else None


@decimal.method("finite?")
def is_finite(rt: Interpreter, self: RDecimal) -> bool:
    return self.value.is_finite()
