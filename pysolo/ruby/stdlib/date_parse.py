"""Date._parse: what a date and time in free text says."""

from __future__ import annotations

import re
from typing import Any, Dict, Optional

MONTH_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY_NAMES = "sun|mon|tue|wed|thu|fri|sat"
ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "ut": 0, "wet": 0, "est": -18000, "edt": -14400, "cst": -21600, "cdt": -18000, "mst": -25200,
    "mdt": -21600, "pst": -28800, "pdt": -25200, "cet": 3600, "cest": 7200, "eet": 7200, "eest": 10800, "bst": 3600, "ist": 19800,
    "jst": 32400, "msk": 10800, "hst": -36000, "akst": -32400, "akdt": -28800, "aest": 36000, "aedt": 39600, "west": 3600,
    "kst": 32400, "nzst": 43200, "nzdt": 46800, "brt": -10800, "sgt": 28800,
}  # fmt: skip
CLOCK = re.compile(
    r"(\d{1,2})\s*(?::\s*(\d{2})(?:\s*:?\s*(\d{2})(?:[.,](\d+))?)?|h(?:\s*(\d{1,2})m?(?:\s*(\d{1,2})s?)?)?)?"
    r"\s*([ap])(?:m\b|\.m\.)"
    r"|(\d{1,2})\s*:\s*(\d{2})(?:\s*:\s*(\d{2})(?:[.,](\d+))?)?",
    re.I,
)
ZONE = re.compile(
    r"\s*((?:gmt|utc)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|(?-i:[A-Za-z.\s]+)(?:standard|daylight)\stime\b|(?-i:[A-Za-z]+)(?:\sdst)?\b)",
    re.I,
)
ISO = re.compile(r"(?<![\d.])([-+]?\d{4,}|'?[-+]?\d{2,})-(\d{1,2})-(\d{1,2})(?=\D|\Z)")
YEAR_MONTH = re.compile(r"(?<![\d])(\d{4})-(\d{2})(?![\d-])")
ISO_WEEK = re.compile(r"\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b", re.I)
ORDINAL = re.compile(r"(?<!\d)(\d{4})-(\d{3})(?!\d)")
EU = re.compile(
    r"'?(\d+)(?:st|nd|rd|th)?[^-\d\s']*\s*(%s)[^-\d\s']*"
    r"(?:\s*(?:c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?\s*,?\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?"
    % MONTH_NAMES,
    re.I,
)
US = re.compile(r"\b(%s)[^-\d\s']*\s*('?\d+)(?:st|nd|rd|th)?\b[^-\d\s']*(?:\s*,?\s*('?-?\d+))?" % MONTH_NAMES, re.I)
VMS = re.compile(r"('?-?\d+)-(%s)[^-/.]*-('?-?\d+)" % MONTH_NAMES, re.I)
SLASH = re.compile(r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?")
DOTTED = re.compile(r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)")
MONTH_ONLY = re.compile(r"\b(%s)\S*" % MONTH_NAMES, re.I)
WEEKDAY = re.compile(r"\b(%s)[^-/\d\s]*" % DAY_NAMES, re.I)
MDAY_ONLY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)\b", re.I)
DIGITS = re.compile(
    r"([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[.,](\d*))?)?(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\])?", re.I
)

Found = Dict[str, Any]


def zone_offset(zone: str) -> Optional[int]:
    """Seconds east of Greenwich for a zone's name or number."""
    text = zone.strip().lower()
    dst = 0
    for ending in (" standard time", " daylight time", " dst"):
        if text.endswith(ending):
            dst = 3600 if ending != " standard time" else 0
            text = text[: -len(ending)]
    if text in ZONES:
        return ZONES[text] + dst
    if len(text) == 1 and text.isalpha():
        index = "abcdefghiklm".find(text)
        if index >= 0:
            return (index + 1) * 3600
        index = "nopqrstuvwxy".find(text)
        return -(index + 1) * 3600 if index >= 0 else 0 if text == "z" else None
    found = re.fullmatch(r"(?:gmt|utc)?([-+])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?", text)
    if found:
        seconds = int(found.group(2)) * 3600 + int(found.group(3) or 0) * 60 + int(found.group(4) or 0)
        return -seconds if found.group(1) == "-" else seconds
    return None


def full_year(text: str) -> int:
    """Two digits mean 1969 to 2068 unless an apostrophe or a sign says that they are all."""
    if text.startswith("'"):
        text = text[1:]
        year = int(text)
        return year + (1900 if year >= 69 else 2000) if year < 100 else year
    year = int(text)
    digits = text.lstrip("+-")
    if len(digits) <= 2 and not text.startswith(("-", "+")):
        return year + (1900 if year >= 69 else 2000)
    return year


def month_number(name: str) -> int:
    return MONTH_NAMES.split("|").index(name[:3].lower()) + 1


def fraction(digits: str) -> Any:
    from fractions import Fraction

    return Fraction(int(digits), 10 ** len(digits)) if digits else 0


def parse(text: str) -> Found:
    """year, mon, mday, wday, yday, cwyear, cweek, cwday, hour, min, sec, sec_fraction, zone, offset: those that the text tells."""
    found: Found = {}
    text = re.sub(r"[^-+',./:@A-Za-z0-9\[\]]+", " ", text)
    match = WEEKDAY.search(text)
    if match:
        found["wday"] = DAY_NAMES.split("|").index(match.group(1).lower())
        text = text[: match.start()] + " " + text[match.end() :]
    text = _clock(text, found)
    if not _date(text, found):
        _digits(text, found)
    return found


def _clock(text: str, found: Found) -> str:
    match = CLOCK.search(text)
    if match is None:
        return text
    hour, minute, second, part, h_minute, h_second, half = match.groups()[:7]
    if half is not None:
        found["hour"] = int(hour) % 12 + (12 if half.lower() == "p" else 0)
        minute, second = minute or h_minute, second or h_second
    else:
        hour, minute, second, part = match.groups()[7:]
        found["hour"] = int(hour)
    if minute is not None:
        found["min"] = int(minute)
    if second is not None:
        found["sec"] = int(second)
    if part is not None:
        found["sec_fraction"] = fraction(part)
    end = match.end()
    zone = ZONE.match(text, end)
    if zone is not None and (zone.group(1)[0] in "+-" or zone_offset(zone.group(1)) is not None or half is None):
        if not re.match(r"(?:%s)" % MONTH_NAMES, zone.group(1), re.I):
            found["zone"] = zone.group(1)
            found["offset"] = zone_offset(zone.group(1))
            end = zone.end()
    start = match.start()
    if start and text[start - 1] in "Tt" and start > 1 and text[start - 2].isdigit():
        start -= 1
    return text[:start] + " " + text[end:]


def _date(text: str, found: Found) -> bool:
    match = EU.search(text)
    if match:
        day, name, year = match.groups()
        if year is None and len(day) > 2:  # 2001 Feb 3 and the like
            return _us(text, found) or _set(found, day, month_number(name), None)
        if year is not None and len(day) > 2:
            return _set(found, day, month_number(name), year)
        return _set(found, year, month_number(name), day)
    if _us(text, found):
        return True
    match = ISO.search(text)
    if match:
        year, month, day = match.groups()
        return _set(found, year, int(month), day)
    match = ISO_WEEK.search(text)
    if match:
        if match.group(1):
            found["cwyear"] = int(match.group(1))
        found["cweek"] = int(match.group(2))
        if match.group(3):
            found["cwday"] = int(match.group(3))
        return True
    match = ORDINAL.search(text)
    if match:
        found["year"], found["yday"] = int(match.group(1)), int(match.group(2))
        return True
    match = YEAR_MONTH.search(text)
    if match:
        found["year"], found["mon"] = int(match.group(1)), int(match.group(2))
        return True
    match = VMS.search(text)
    if match:
        first, name, last = match.groups()
        if len(first.lstrip("'-")) > 2:
            return _set(found, first, month_number(name), last)
        return _set(found, last, month_number(name), first)
    for pattern in (SLASH, DOTTED):
        match = pattern.search(text)
        if match:
            first, second, third = match.groups()
            if third is None:
                found["mon"], found["mday"] = int(first), int(second)
                return True
            if len(second.strip("'")) > 2:
                return False
            if len(third.lstrip("'-")) > 2 and len(first.lstrip("'-")) <= 2:
                return _set(found, third, int(second), first)
            return _set(found, first, int(second), third)
    match = MONTH_ONLY.search(text)
    if match:
        found["mon"] = month_number(match.group(1))
        return True
    match = MDAY_ONLY.search(text)
    if match:
        found["mday"] = int(match.group(1))
        return True
    return False


def _us(text: str, found: Found) -> bool:
    match = US.search(text)
    if not match:
        return False
    name, day, year = match.groups()
    if year is None and len(day) > 2:
        found["mon"], found["year"] = month_number(name), full_year(day)
        return True
    return _set(found, year, month_number(name), day)


def _set(found: Found, year: Optional[str], month: int, day: Optional[str]) -> bool:
    if year is not None:
        year = re.sub(r"(st|nd|rd|th)\Z", "", year)
        found["year"] = full_year(year)
    found["mon"] = month
    if day is not None:
        found["mday"] = int(day.strip("'"))
    return True


def _digits(text: str, found: Found) -> None:
    """20240506, 20240506T070809, 20240506070809, 240506 ..."""
    match = DIGITS.search(text)
    if match is None:
        return
    sign, digits, clock, part, zone = match.groups()
    size = len(digits)
    if size in (8, 10, 12, 14):
        found.update(year=int(sign + digits[:4]), mon=int(digits[4:6]), mday=int(digits[6:8]))
        clock = digits[8:] + (clock or "")
    elif size == 7:
        found.update(year=int(digits[:4]), yday=int(digits[4:]))
    elif size == 6:
        found.update(year=full_year(digits[:2]), mon=int(digits[2:4]), mday=int(digits[4:]))
    elif size == 5:
        found.update(year=full_year(digits[:2]), yday=int(digits[2:]))
    elif size == 4:
        found.update(mon=int(digits[:2]), mday=int(digits[2:]))
    elif size == 3:
        found["yday"] = int(digits)
    elif size == 2:
        found["mday"] = int(digits)
    for name, at in (("hour", 0), ("min", 2), ("sec", 4)):
        if clock and len(clock) >= at + 2:
            found[name] = int(clock[at : at + 2])
    if clock and part:
        found["sec_fraction"] = fraction(part)
    if zone:
        found["zone"] = zone
        found["offset"] = zone_offset(zone.strip("[]"))
