"""Date._parse: what a date and time in free text says.

The pieces are looked for in MRI's order, and each is taken out of the text when it was found.
"""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Optional, Tuple

from pysolo.ruby.stdlib.date_zones import zone_offset

MONTH_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY_NAMES = "sun|mon|tue|wed|thu|fri|sat"
ERA_STARTS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
AGE = r"(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?"
WEEKDAY = re.compile(r"\b(%s)[^-/\d\s]*" % DAY_NAMES, re.I)
CLOCK = re.compile(
    r"(\d+\s*(?:(?::\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?|[ap](?:m\b|\.m\.)))"
    r"(?:\s*((?:gmt|utc)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[A-Za-z.\s]+(?:standard|daylight)\stime\b|[A-Za-z]+(?:\sdst)?\b))?",
    re.I,
)
CLOCK_PARTS = re.compile(
    r"(\d+)h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d*))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?", re.I
)
EU = re.compile(
    r"('?\d+)[^-\d\s]*\s*(%s)[^-\d\s']*(?:\s*%s\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?" % (MONTH_NAMES, AGE), re.I
)
US = re.compile(r"\b(%s)[^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*%s\s*('?-?\d+))?" % (MONTH_NAMES, AGE), re.I)
ISO = re.compile(r"('?[-+]?\d+)-(\d+)-('?-?\d+)")
JIS = re.compile(r"\b([mtshr])(\d+)\.(\d+)\.(\d+)", re.I)
VMS = re.compile(r"('?-?\d+)-(%s)[^-/.]*-('?-?\d+)" % MONTH_NAMES, re.I)
VMS_MONTH_FIRST = re.compile(r"\b(%s)[^-/.]*-('?-?\d+)(?:-('?-?\d+))?" % MONTH_NAMES, re.I)
SLASHES = re.compile(r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?")
DOTS = re.compile(r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)")
ISO_WEEK = re.compile(r"\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b", re.I)
ISO_WEEKDAY = re.compile(r"-w-(\d)\b", re.I)
ISO_MONTH = re.compile(r"--(\d{2})?-(\d{2})\b")
ISO_SHORT = re.compile(r"--(\d{2})(\d{2})?\b")
ISO_ORDINAL = re.compile(r"\b(\d{2}|\d{4})-(\d{3})\b")
NO_ORDINAL = re.compile(r"[,.](\d{2}|\d{4})-\d{3}\b")
ISO_YDAY = re.compile(r"\b-(\d{3})\b")
NO_YDAY = re.compile(r"\d-\d{3}\b")
YEAR = re.compile(r"'(\d+)\b")
MONTH = re.compile(r"\b(%s)\S*" % MONTH_NAMES, re.I)
MDAY = re.compile(r"(\d+)(st|nd|rd|th)\b", re.I)
DIGITS = re.compile(
    r"([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\])?", re.I
)
BEFORE_CHRIST = re.compile(r"\b(bc\b|bce\b|b\.c\.|b\.c\.e\.)", re.I)
LONE_NUMBER = re.compile(r"\s*(\d{1,2})\s*\Z")
NUMBER = re.compile(r"[-+]?\d+")
LETTERS = re.compile("[A-Za-z]")

Found = Dict[str, Any]
Texts = Tuple[Optional[str], ...]


def two_digit_year(year: int) -> int:
    """69 to 99 mean the 20th century, 0 to 68 the 21st."""
    return year + (1900 if year >= 69 else 2000) if 0 <= year <= 99 else year


def month_number(name: str) -> int:
    return MONTH_NAMES.split("|").index(name[:3].lower()) + 1


def fraction(digits: str) -> Any:
    from fractions import Fraction

    return Fraction(int(digits), 10 ** len(digits)) if digits else 0


class Parser:
    """One text; ``search`` takes out what it finds."""

    def __init__(self, text: str) -> None:
        self.text = re.sub(r"[^-+',./:@A-Za-z0-9\[\]]+", " ", text)
        self.found: Found = {}
        self.short_year = True  # a year of two digits is of this or the last century
        self.before_christ = False

    def search(self, pattern: re.Pattern[str]) -> Optional[Texts]:
        match = pattern.search(self.text)
        if match is None:
            return None
        self.text = self.text[: match.start()] + " " + self.text[match.end() :]
        return match.groups()

    def parse(self, complete: bool) -> Found:
        found = self.found
        texts = self.search(WEEKDAY)
        if texts:
            found["wday"] = DAY_NAMES.split("|").index(str(texts[0]).lower())
        texts = self.search(CLOCK)
        if texts:
            self.clock(*texts)
        any(piece(self) for piece in PIECES)
        if self.search(BEFORE_CHRIST):
            self.before_christ = True
        self.lone_number()
        for name in ("cwyear", "year"):
            if name in found:
                if self.before_christ:
                    found[name] = 1 - found[name]
                if complete and self.short_year:
                    found[name] = two_digit_year(found[name])
        if found.get("zone") is not None and "offset" not in found:
            found["offset"] = zone_offset(found["zone"])
        return found

    def clock(self, clock: Optional[str], zone: Optional[str]) -> None:
        if zone is not None:
            self.found["zone"] = zone
        match = CLOCK_PARTS.match(clock or "")
        assert match is not None
        hour, minute, second, part, half = match.groups()
        self.found["hour"] = int(hour) if half is None else int(hour) % 12 + (12 if half in "pP" else 0)
        for name, text in (("min", minute), ("sec", second)):
            if text is not None:
                self.found[name] = int(text)
        if part is not None:
            self.found["sec_fraction"] = fraction(part)

    def lone_number(self) -> None:
        """A number that nothing else took is the day beside a clock, or the hour beside a day."""
        found = self.found
        if ("hour" in found) == ("mday" in found):
            return
        match = LONE_NUMBER.match(self.text)
        if match is None:
            return
        number = int(match.group(1))
        if "hour" in found and 1 <= number <= 31:
            found["mday"] = number
        elif "mday" in found and 0 <= number <= 24:
            found["hour"] = number

    def date(self, year: Optional[str], month: Optional[str], day: Optional[str]) -> bool:
        """Year, month and day as they stand; what cannot be one of them changes places."""
        if year is not None and month is not None and day is None:
            year, month, day = None, year, month
        if year is None and day is not None and (len(day) > 2 or day[0] == "'"):
            year, day = day, None
        if year is not None:
            match = NUMBER.search(year)
            if match is not None and match.end() != len(year):  # 3rd is a day
                year, day = day, match.group()
        if month is not None and (month[0] == "'" or len(month) > 2):
            year, month, day = month, day, year
        if day is not None and (day[0] == "'" or len(day) > 2):
            year, day = day, year
        if year is not None:
            match = NUMBER.search(year)
            assert match is not None
            if match.group()[0] in "+-" or len(match.group()) > 2:
                self.short_year = False
            self.found["year"] = int(match.group())
        for name, text in (("mon", month), ("mday", day)):
            if text is not None:
                self.found[name] = int(text.strip("'"))
        return True

    def put(self, **texts: Optional[str]) -> bool:
        self.found.update({name: int(text) for name, text in texts.items() if text is not None})
        return True

    # -- the pieces: each says whether the date was found

    def eu(self) -> bool:
        texts = self.search(EU)
        if not texts:
            return False
        day, name, age, year = texts
        self.before_christ = bool(age) and str(age)[0] in "bB"
        return self.date(year, str(month_number(str(name))), day)

    def us(self) -> bool:
        texts = self.search(US)
        if not texts:
            return False
        name, day, age, year = texts
        self.before_christ = bool(age) and str(age)[0] in "bB"
        return self.date(year, str(month_number(str(name))), day)

    def iso(self) -> bool:
        texts = self.search(ISO)
        return bool(texts) and self.date(*(texts or ()))

    def jis(self) -> bool:
        texts = self.search(JIS)
        if not texts:
            return False
        era, year, month, day = (str(text) for text in texts)
        self.found["year"] = int(year) + ERA_STARTS[era.lower()]
        return self.put(mon=month, mday=day)

    def vms(self) -> bool:
        texts = self.search(VMS)
        if texts:
            return self.date(texts[2], str(month_number(str(texts[1]))), texts[0])
        texts = self.search(VMS_MONTH_FIRST)
        return bool(texts) and self.date(*_month_first(texts))

    def slashes(self) -> bool:
        texts = self.search(SLASHES)
        return bool(texts) and self.date(*(texts or ()))

    def dots(self) -> bool:
        texts = self.search(DOTS)
        return bool(texts) and self.date(*(texts or ()))

    def iso_parts(self) -> bool:
        texts = self.search(ISO_WEEK)
        if texts:
            return self.put(cwyear=texts[0], cweek=texts[1], cwday=texts[2])
        texts = self.search(ISO_WEEKDAY)
        if texts:
            return self.put(cwday=texts[0])
        texts = self.search(ISO_MONTH) or self.search(ISO_SHORT)
        if texts:
            return self.put(mon=texts[0], mday=texts[1])
        texts = None if NO_ORDINAL.search(self.text) else self.search(ISO_ORDINAL)
        if texts:
            return self.put(year=texts[0], yday=texts[1])
        texts = None if NO_YDAY.search(self.text) else self.search(ISO_YDAY)
        return bool(texts) and self.put(yday=(texts or (None,))[0])

    def year(self) -> bool:
        texts = self.search(YEAR)
        return bool(texts) and self.put(year=(texts or (None,))[0])

    def month(self) -> bool:
        texts = self.search(MONTH)
        if texts:
            self.found["mon"] = month_number(str(texts[0]))
        return bool(texts)

    def mday(self) -> bool:
        texts = self.search(MDAY)
        return bool(texts) and self.put(mday=(texts or (None,))[0])

    def digits(self) -> bool:
        """20240506, 20240506T070809, 20240506070809, 240506 ..."""
        texts = self.search(DIGITS)
        if not texts:
            return False
        sign, digits, clock, part, zone = texts
        assert digits is not None
        if clock is None and part is not None:  # a fraction of a second: the digits end with the second
            self.from_end(digits, sign or "")
        else:
            self.from_start(digits, sign or "", clock is not None)
        if clock is not None:
            names = ("hour", "min", "sec")
            if part is not None:
                names = ("sec", "min", "hour")
                clock = "".join(clock[at : at + 2] for at in range(len(clock) - 2, -1, -2))
            if len(clock) % 2 == 0:
                self.put(**{name: clock[at * 2 : at * 2 + 2] for at, name in enumerate(names) if clock[at * 2 :]})
        if part:
            self.found["sec_fraction"] = fraction(part)
        if zone:
            self.zone(zone)
        return True

    def from_start(self, digits: str, sign: str, clock_follows: bool) -> None:
        size = len(digits)
        if size == 2:
            self.put(mday=digits)
        elif size == 3:
            self.put(yday=digits)
        elif size == 4:
            self.put(mon=digits[:2], mday=digits[2:])
        elif size == 5:
            self.put(year=sign + digits[:2], yday=digits[2:])
        elif size == 6:
            self.put(year=sign + digits[:2], mon=digits[2:4], mday=digits[4:])
        elif size == 7:
            self.put(year=sign + digits[:4], yday=digits[4:])
        elif size % 2 == 0:
            self.put(year=sign + digits[:4], mon=digits[4:6], mday=digits[6:8])
            self.put(
                **{name: digits[at : at + 2] for name, at in (("hour", 8), ("min", 10), ("sec", 12)) if digits[at:]}
            )
            self.short_year = False

    def from_end(self, digits: str, sign: str) -> None:
        names = ["sec", "min", "hour", "mday", "mon", "year"]
        while digits and names:
            name = names.pop(0)
            size = 4 if name == "year" and len(digits) >= 4 else 2
            self.put(**{name: (sign if name == "year" else "") + digits[-size:]})
            digits = digits[:-size]
            self.short_year = self.short_year and size == 2

    def zone(self, zone: str) -> None:
        """``z``, ``+09`` or, in brackets, an offset and a name."""
        if zone[0] != "[":
            self.found["zone"], self.found["offset"] = zone, zone_offset(zone)
            return
        offset, colon, name = zone[1:-1].partition(":")
        self.found["zone"] = name if colon else offset
        self.found["offset"] = zone_offset("+" + offset if offset[:1].isdigit() else offset)


def _month_first(texts: Optional[Texts]) -> Texts:
    assert texts is not None
    return texts[2], str(month_number(str(texts[0]))), texts[1]


PIECES: Tuple[Callable[[Parser], bool], ...] = (
    Parser.eu, Parser.us, Parser.iso, Parser.jis, Parser.vms, Parser.slashes, Parser.dots, Parser.iso_parts, Parser.year,
    Parser.month, Parser.mday, Parser.digits,
)  # fmt: skip


def parse(text: str, complete: bool = True) -> Found:
    """year, mon, mday, wday, yday, cwyear, cweek, cwday, hour, min, sec, sec_fraction, zone, offset: those that the text tells.

    ``complete``: a year of two digits is of this or the last century.
    """
    return Parser(text).parse(complete)
