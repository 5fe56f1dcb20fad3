"""What BigDecimal stands on: its numbers, how they are read, and how they are rounded."""

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

from pysolo.ruby.runtime.objects import RClass, RObject, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

WIDE = Context(prec=2000, Emax=10**9, Emin=-(10**9), traps=[])
NUMBER = re.compile(r"\s*([+-]?(?:\d+(?:_\d+)*)?(?:\.\d+(?:_\d+)*)?(?:[eEdD][+-]?\d+)?)\s*")
MODES = {
    "up": 1, "down": 2, "truncate": 2, "half_up": 3, "default": 3, "half_down": 4, "ceiling": 5, "ceil": 5, "floor": 6, "half_even": 7,
    "banker": 7,
}  # fmt: skip
ROUNDINGS = {
    1: ROUND_UP,
    2: ROUND_DOWN,
    3: ROUND_HALF_UP,
    4: ROUND_HALF_DOWN,
    5: ROUND_CEILING,
    6: ROUND_FLOOR,
    7: ROUND_HALF_EVEN,
}
WORD = 9  # digits that MRI keeps in a word
BASE = 10**WORD


class RDecimal(RObject):
    __slots__ = ("value",)

    def __init__(self, cls: RClass, value: Optional[Decimal] = None) -> None:
        super().__init__(cls)
        self.value = Decimal(0) if value is None else value
        self.frozen = True


class Settings:
    """``BigDecimal.mode`` and ``limit`` of one interpreter."""

    def __init__(self) -> None:
        self.rounding = 3
        self.limit = 0


def settings(rt: Interpreter) -> Settings:
    found: Settings = rt.classes["BigDecimal"].extra.setdefault("settings", Settings())
    return found


def make(rt: Interpreter, value: Decimal) -> RDecimal:
    return RDecimal(rt.classes["BigDecimal"], value)


def computed(rt: Interpreter, value: Decimal) -> RDecimal:
    """A result, cut to the digits that ``BigDecimal.limit`` allows."""
    limit = settings(rt).limit
    return make(rt, rounded_to(rt, value, limit) if limit else value)


def rounded_to(rt: Interpreter, value: Decimal, digits: int) -> Decimal:
    return Context(prec=digits, rounding=ROUNDINGS[settings(rt).rounding]).plus(value)


def rounding_mode(rt: Interpreter, mode: Value) -> int:
    """One of 1 to 7 out of a number, a name, or a Hash with ``half:``."""
    if type(mode) is int and mode in ROUNDINGS:
        return mode
    if isinstance(mode, (RSymbol, RString)) and rt.to_s(mode).lower() in MODES:
        return MODES[rt.to_s(mode).lower()]
    raise rt.error("ArgumentError", "invalid rounding mode")


def half_mode(rt: Interpreter, half: Value) -> int:
    name = "" if half is None else rt.to_s(half)
    if half is not None and name not in ("up", "down", "even"):
        raise rt.error("ArgumentError", "invalid rounding mode: %s" % name)
    return MODES["half_" + name] if name else settings(rt).rounding


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


def special(value: Decimal) -> Optional[str]:
    if value.is_nan():
        return "NaN"
    return ("-" if value < 0 else "") + "Infinity" if value.is_infinite() else None


def finite(rt: Interpreter, value: Decimal) -> Decimal:
    found = special(value)
    if found is not None:
        words = "Computation results in '%s'%s" % (found, " (Not a Number)" if found == "NaN" else "")
        raise rt.error("FloatDomainError", words)
    return value


def words_of(value: Decimal) -> int:
    """How many words MRI needs for the digits, which are aligned at the decimal point."""
    if value == 0 or not value.is_finite():
        return 1
    last = int(value.normalize(WIDE).as_tuple().exponent)
    return top_word(value) - last // WORD


def top_word(value: Decimal) -> int:
    """The number of the word with the first digit, counted from the point: 1 is the units' word, 0 the first one behind it."""
    return value.adjusted() // WORD + 1


def leading_word(value: Decimal) -> int:
    return int(WIDE.scaleb(value.copy_abs(), -WORD * (top_word(value) - 1)))


def quotient(a: Decimal, b: Decimal, words: Optional[int] = None) -> Decimal:
    """As MRI divides: so many words, and the last digit rounded by a look at the remainder's first word."""
    if not a.is_finite() or not b.is_finite() or a == 0 or b == 0:
        return WIDE.divide(a, b)
    if words is None:
        words = max(5, -(-max(len(a.as_tuple().digits), len(b.as_tuple().digits)) // WORD) + 1)
    unit = Decimal(1).scaleb(WORD * (top_word(a) - top_word(b) + 1 - words))
    cut = WIDE.divide(a, b).quantize(unit, rounding=ROUND_DOWN, context=WIDE)
    rest = WIDE.subtract(a, WIDE.multiply(cut, b))
    if rest == 0 or BASE * leading_word(rest) // leading_word(b) < BASE // 2:
        return cut
    return WIDE.add(cut, unit.copy_sign(WIDE.divide(a, b)))


def rounded(rt: Interpreter, value: Decimal, digits: Optional[int], mode: int) -> Value:
    if digits is None:
        return int(finite(rt, value).to_integral_value(ROUNDINGS[mode]))
    if special(value):
        return make(rt, value)
    return make(rt, value.quantize(Decimal(1).scaleb(-digits), rounding=ROUNDINGS[mode], context=WIDE))


def coerced(rt: Interpreter, self: RDecimal, other: Value) -> Any:
    """Another number as a Decimal; None for what is no number of Ruby's own."""
    if type(other) in (int, float) or isinstance(other, RDecimal) or rt.class_name(other) == "Rational":
        return number_of(rt, other)
    return None
