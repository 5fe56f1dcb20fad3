"""``strftime`` for Time, Date and DateTime."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Optional

from pysolo.ruby.core.civil import DAYS, MONTHS, days_from_civil, iso_week, offset_text, week_number

DIRECTIVE = re.compile(r"%([-0^#_:]*)(\d*)(:*)([EO]?)(.)", re.S)


class Moment:
    """The fields a format may ask for."""

    __slots__ = (
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "nanosecond",
        "wday",
        "yday",
        "offset",
        "zone",
        "epoch",
        "date_like",
        "days",
    )

    def __init__(
        self, year: int, month: int, day: int, hour: int, minute: int, second: int, nanosecond: Any, wday: int, yday: int,
        offset: int, zone: str, epoch: int, date_like: bool = False,
        days: Optional[int] = None,
    ) -> None:  # fmt: skip
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond  # int or Fraction
        self.wday = wday
        self.yday = yday
        self.offset = offset
        self.zone = zone
        self.epoch = epoch
        self.date_like = date_like
        self.days = days_from_civil(year, month, day) if days is None else days


def _iso(m: Moment) -> Any:
    return iso_week(m.days)


# directive: (value, width, padding)
NUMBERS: Dict[str, Any] = {
    "C": (lambda m: m.year // 100, 2, "0"),
    "y": (lambda m: m.year % 100, 2, "0"),
    "m": (lambda m: m.month, 2, "0"),
    "d": (lambda m: m.day, 2, "0"),
    "e": (lambda m: m.day, 2, " "),
    "j": (lambda m: m.yday, 3, "0"),
    "H": (lambda m: m.hour, 2, "0"),
    "k": (lambda m: m.hour, 2, " "),
    "I": (lambda m: m.hour % 12 or 12, 2, "0"),
    "l": (lambda m: m.hour % 12 or 12, 2, " "),
    "M": (lambda m: m.minute, 2, "0"),
    "S": (lambda m: m.second, 2, "0"),
    "u": (lambda m: m.wday or 7, 1, "0"),
    "w": (lambda m: m.wday, 1, "0"),
    "g": (lambda m: _iso(m)[0] % 100, 2, "0"),
    "V": (lambda m: _iso(m)[1], 2, "0"),
    "U": (lambda m: week_number(m.yday, m.wday, False), 2, "0"),
    "W": (lambda m: week_number(m.yday, m.wday, True), 2, "0"),
    "s": (lambda m: m.epoch, 1, "0"),
    "Q": (lambda m: m.epoch * 1000 + int(m.nanosecond // 1_000_000), 1, "0"),
}
YEARS: Dict[str, Callable[[Moment], int]] = {"Y": lambda m: m.year, "G": lambda m: _iso(m)[0]}
TEXTS: Dict[str, Callable[[Moment], str]] = {
    "B": lambda m: MONTHS[m.month - 1],
    "b": lambda m: MONTHS[m.month - 1][:3],
    "h": lambda m: MONTHS[m.month - 1][:3],
    "A": lambda m: DAYS[m.wday],
    "a": lambda m: DAYS[m.wday][:3],
    "p": lambda m: "PM" if m.hour >= 12 else "AM",
    "P": lambda m: "pm" if m.hour >= 12 else "am",
    "Z": lambda m: m.zone,
    "n": lambda m: "\n",
    "t": lambda m: "\t",
    "%": lambda m: "%",
}
COMPOUND = {
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "X": "%H:%M:%S", "R": "%H:%M",
    "r": "%I:%M:%S %p", "v": "%e-%^b-%Y", "+": "%a %b %e %H:%M:%S %Z %Y",
}  # fmt: skip


def strftime(pattern: str, m: Moment) -> str:
    def one(found: re.Match[str]) -> str:
        flags, width, colons, _, letter = found.groups()
        made = directive(m, flags + colons, int(width) if width else None, letter)
        return found.group() if made is None else made

    return DIRECTIVE.sub(one, pattern)


def directive(m: Moment, flags: str, width: Optional[int], letter: str) -> Optional[str]:
    colons = flags.count(":")
    if letter == "z":
        return _offset(m.offset, flags, width, colons)
    if colons:
        return None
    if letter in "LN":
        digits = width or (3 if letter == "L" else 9)
        text = "%09d" % int(m.nanosecond)
        if digits > 9:
            rest = m.nanosecond - int(m.nanosecond)
            text += "%0*d" % (digits - 9, int(rest * 10 ** (digits - 9)))
        return text[:digits]
    if letter in YEARS:
        year = YEARS[letter](m)
        return _number(year, flags, width, 5 if year < 0 else 4, "0")
    if letter in NUMBERS and (letter != "Q" or m.date_like):
        value, least, padding = NUMBERS[letter]
        return _number(value(m), flags, width, least, padding)
    if letter in TEXTS:
        text = TEXTS[letter](m)
    elif letter in COMPOUND and (letter != "+" or m.date_like):
        text = strftime(COMPOUND[letter], m)
    else:
        return None
    if "^" in flags:
        text = text.upper()
    elif "#" in flags:
        text = text.lower() if letter in "pZ" else text.upper()
    if width and "-" not in flags:
        text = text.rjust(width, "0" if "0" in flags else " ")
    return text


def _number(value: int, flags: str, width: Optional[int], least: int, padding: str) -> str:
    for flag in flags:
        if flag == "-":
            return str(value)
        if flag == "0":
            padding = "0"
        elif flag == "_":
            padding = " "
    size = width or least
    if value < 0 and padding == "0":
        return "-" + str(-value).rjust(size - 1, "0")
    return str(value).rjust(size, padding)


def _offset(offset: int, flags: str, width: Optional[int], colons: int) -> str:
    if colons == 3:
        colons = 2 if offset % 60 else 1 if offset % 3600 else 0
        text = offset_text(offset, colons) if colons else offset_text(offset)[:3]
    else:
        text = offset_text(offset, colons)
    if "-" in flags or "_" in flags:  # the hours without their first zero
        sign, digits = text[0], text[1:]
        hours = digits[1:] if digits[0] == "0" else digits
        if "_" in flags:
            return (sign + hours).rjust(max(width or 0, len(text)))
        text = sign + hours
    if width and len(text) < width:
        text = text[0] + text[1:].rjust(width - 1, "0")
    return text
