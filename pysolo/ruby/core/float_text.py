"""How Ruby writes a Float, and how it rounds one."""

from __future__ import annotations

import math


def float_to_s(value: float) -> str:
    if value != value:
        return "NaN"
    if value in (math.inf, -math.inf):
        return "Infinity" if value > 0 else "-Infinity"
    text = repr(value)
    if "e" not in text:
        whole = text.partition(".")[0].lstrip("-")
        if len(whole) <= 15 and (whole != "0" or not text.lstrip("-").startswith("0.0000")):
            return text
    digits, _, power = text.partition("e")
    sign = ""
    if digits[0] == "-":
        sign, digits = "-", digits[1:]
    whole, _, fraction = digits.partition(".")
    exponent = int(power or 0) + len(whole) - 1
    digits = (whole + fraction).rstrip("0") or "0"
    leading = len(digits) - len(digits.lstrip("0"))
    if digits != "0" and leading:
        digits = digits[leading:]
        exponent -= leading
    if -5 < exponent < 15:
        if exponent < 0:
            return "%s0.%s%s" % (sign, "0" * (-exponent - 1), digits)
        if len(digits) <= exponent + 1:
            return "%s%s.0" % (sign, digits.ljust(exponent + 1, "0"))
        return "%s%s.%s" % (sign, digits[: exponent + 1], digits[exponent + 1 :])
    return "%s%s.%se%s%02d" % (sign, digits[0], digits[1:] or "0", "-" if exponent < 0 else "+", abs(exponent))


def settle_tie(value: float, kind: str, precision: int) -> float:
    """The Float to format instead of one whose shown decimals end in a 5 just where they are cut.

    MRI's conversion rounds such a number as it is shown, the half to the even digit, as long as that leaves 14 digits or
    fewer; C and Python look at the exact binary value.
    """
    text = repr(abs(value))
    mantissa, _, power = text.partition("e")
    whole, _, fraction = mantissa.partition(".")
    if fraction == "0":
        fraction = ""
    digits = (whole + fraction).lstrip("0")
    if not digits.endswith("5"):
        return value
    exponent = len(digits) - len(fraction) - 1 + int(power or 0)  # of the first digit
    kept = precision + exponent + 1 if kind == "f" else precision + 1 if kind in "eE" else max(precision, 1)
    if len(digits) != kept + 1 or kept > 14 or kept < 0:
        return value
    number = int(digits[:-1] or "0")
    number += number % 2
    return math.copysign(float("%de%d" % (number, exponent - kept + 1)), value)
