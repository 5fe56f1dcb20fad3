"""What Time.at, Time.new and the arithmetic accept: exact numbers, zones, months by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, List, Optional, Tuple

from pysolo.ruby.core.civil import MONTHS, days_in_month
from pysolo.ruby.core.time_object import SECOND
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

Zone = Tuple[str, int, Optional[str]]
OFFSET = re.compile(r"([+-])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?\Z")


def exact_number(rt: Interpreter, value: Value, factor: int = SECOND) -> Any:
    """A number times ``factor``, exactly: int or Fraction."""
    kind = type(value)
    if kind is int:
        return value * factor
    if kind is float:
        from fractions import Fraction

        if value != value or value in (float("inf"), float("-inf")):
            raise rt.error("FloatDomainError", "NaN" if value != value else "Infinity" if value > 0 else "-Infinity")
        return Fraction(value) * factor
    if value is None or kind is bool or isinstance(value, RString) or not rt.respond_to(value, "to_r"):
        if not isinstance(value, RString) and rt.respond_to(value, "to_int"):
            return rt.to_int(value) * factor
        raise rt.error("TypeError", "can't convert %s into an exact number" % rt.class_name(value))
    from fractions import Fraction

    rational = rt.send(value, "to_r")
    return Fraction(rt.send(rational, "numerator"), rt.send(rational, "denominator")) * factor


def rational(rt: Interpreter, value: Any) -> Value:
    """A Ruby Rational from an int or Fraction."""
    numerator, denominator = (value, 1) if type(value) is int else (value.numerator, value.denominator)
    return rt.send(rt.top, "Rational", numerator, denominator)


def zone_of(rt: Interpreter, value: Value) -> Zone:
    """kind, offset and name for ``in:`` and the last argument of Time.new."""
    if isinstance(value, RString):
        text = value.s
        if text in ("UTC", "Z", "-00:00"):
            return "utc", 0, "UTC"
        if len(text) == 1 and text.isalpha() and text.isupper() and text != "J":
            index = "ABCDEFGHIKLM".find(text)
            if index >= 0:
                return "fixed", (index + 1) * 3600, text
            return "fixed", -("NOPQRSTUVWXY".find(text) + 1) * 3600, text
        found = OFFSET.match(text)
        if found is None or int(found.group(2)) > 23 or int(found.group(3) or 0) > 59 or int(found.group(4) or 0) > 59:
            raise rt.error(
                "ArgumentError", '"+HH:MM", "-HH:MM", "UTC" or "A".."I","K".."Z" expected for utc_offset: %s' % text
            )
        seconds = int(found.group(2)) * 3600 + int(found.group(3) or 0) * 60 + int(found.group(4) or 0)
        return "fixed", -seconds if found.group(1) == "-" else seconds, None
    if not isinstance(value, (int, float)) and rt.respond_to(value, "to_str"):
        return zone_of(rt, rt.str(rt.to_str(value)))
    offset = int(exact_number(rt, value, 1))
    if not -86400 < offset < 86400:
        raise rt.error("ArgumentError", "utc_offset out of range")
    return "fixed", offset, None


def whole(rt: Interpreter, value: Value, default: int) -> int:
    if value is None:
        return default
    if isinstance(value, RString):
        try:
            return int(value.s)
        except ValueError:
            raise rt.error("ArgumentError", "invalid value for Integer(): %s" % rt.inspect(value))
    return rt.to_int(value)


def month_of(rt: Interpreter, value: Value) -> int:
    if isinstance(value, RString):
        short = value.s.lower()
        for index, name in enumerate(MONTHS):
            if short == name[:3].lower():
                return index + 1
    return whole(rt, value, 1)


def fields(rt: Interpreter, args: List[Value]) -> Tuple[int, int, int, int, int, int, Any]:
    """year, month, day, hour, minute, second, nanoseconds, all checked. ``24:00:00`` and 29..31 of short months roll over."""
    given = list(args) + [None] * (7 - len(args))
    year = whole(rt, given[0], 1970)
    month, day = month_of(rt, given[1]), whole(rt, given[2], 1)
    hour, minute = whole(rt, given[3], 0), whole(rt, given[4], 0)
    ns: Any = 0
    seconds = given[5]
    if isinstance(seconds, RString):
        text = seconds.s
        if "." in text:
            from fractions import Fraction

            whole_part, _, part = text.partition(".")
            second, ns = int(whole_part), Fraction("0." + part) * SECOND
        else:
            second = whole(rt, seconds, 0)
    elif seconds is None or type(seconds) is int:
        second = seconds or 0
    else:
        total = exact_number(rt, seconds)
        second, ns = int(total // SECOND), total % SECOND
    if given[6] is not None:
        ns += exact_number(rt, given[6], 1000)
    last = 0 if hour == 24 else 59
    limits = (
        ("mon", month, 1, 12, 4), ("mday", day, 1, 31, 5), ("hour", hour, 0, 24, 5), ("min", minute, 0, last, 6),
        ("sec", second, 0, last and 60, 6),
    )  # fmt: skip
    if any(value >> bits for _, value, _, _, bits in limits):  # more than MRI's fields hold
        raise rt.error("ArgumentError", "argument out of range")
    for name, value, low, high, _ in limits:
        if not low <= value <= high:
            raise rt.error("ArgumentError", "%s out of range" % name)
    if day > days_in_month(year, month):
        day -= days_in_month(year, month)
        month += 1
    return year, month, day, hour, minute, second, ns
