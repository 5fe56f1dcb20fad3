"""``strptime``: a text read by a format."""

from __future__ import annotations

import re
from typing import Any, Dict, Optional

from pysolo.ruby.core.civil import DAYS, MONTHS
from pysolo.ruby.stdlib.date_parse import fraction, two_digit_year
from pysolo.ruby.stdlib.date_zones import zone_offset

COMPOUND = {
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "X": "%H:%M:%S", "R": "%H:%M",
    "r": "%I:%M:%S %p", "v": "%e-%b-%Y", "+": "%a %b %e %H:%M:%S %Z %Y",
}  # fmt: skip
NUMBERS = {
    "d": ("mday", 2), "e": ("mday", 2), "j": ("yday", 3), "H": ("hour", 2), "k": ("hour", 2), "I": ("hour", 2), "l": ("hour", 2),
    "m": ("mon", 2), "M": ("min", 2), "S": ("sec", 2), "u": ("cwday", 1), "w": ("wday", 1), "V": ("cweek", 2), "U": ("wnum0", 2),
    "W": ("wnum1", 2), "C": ("_cent", 2),
}  # fmt: skip
ZONE = re.compile(
    r"(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[A-Za-z][A-Za-z.\s]*?(?:standard|daylight)\s+time\b|[A-Za-z]+(?:\s+dst)?\b",
    re.I,
)


class Mismatch(Exception):
    """The text does not follow the format."""


class Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: Dict[str, Any] = {}

    def number(self, width: int, signed: bool = False) -> int:
        match = re.compile(r"%s\d{1,%d}" % ("[-+]?" if signed else "", width)).match(self.text, self.at)
        if match is None:
            raise Mismatch
        self.at = match.end()
        return int(match.group())

    def spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def name(self, names: tuple[str, ...]) -> int:
        rest = self.text[self.at :].lower()
        for index, name in enumerate(names):
            for form in (name.lower(), name[:3].lower()):
                if rest.startswith(form):
                    self.at += len(form)
                    return index
        raise Mismatch

    def read(self, pattern: str) -> None:
        index = 0
        while index < len(pattern):
            char = pattern[index]
            if char.isspace():
                self.spaces()
            elif char == "%" and index + 1 < len(pattern):
                flags = re.compile(r"%[-0^#_:EO]*").match(pattern, index)
                assert flags is not None
                index = flags.end()
                following = pattern[index + 1 : index + 3]
                self.directive(pattern[index : index + 1], following)
            elif self.text[self.at : self.at + 1] == char:
                self.at += 1
            else:
                raise Mismatch
            index += 1

    def directive(self, letter: str, following: str) -> None:
        found = self.found
        # digits that follow directly limit how many a number takes
        tight = bool(
            following[:1].isdigit()
            or (following[:1] == "%" and following[1:2] in "CDdeFGgHIjkLlMmNQRrSsTUuVvWwXxYy123456789")
        )
        if letter in COMPOUND:
            self.read(COMPOUND[letter])
        elif letter in NUMBERS:
            if letter in "ekl":
                self.spaces()
            name, width = NUMBERS[letter]
            found[name] = self.number(width)
            self.check(name, found[name], letter)
        elif letter in ("Y", "G"):
            found["year" if letter == "Y" else "cwyear"] = self.number(4 if tight else 30, True)
        elif letter in ("y", "g"):
            year = self.number(2)
            found["year" if letter == "y" else "cwyear"] = two_digit_year(year)
        elif letter in ("B", "b", "h"):
            found["mon"] = self.name(MONTHS) + 1
        elif letter in ("A", "a"):
            found["wday"] = self.name(DAYS)
        elif letter in ("p", "P"):
            match = re.compile(r"([ap])(?:m\b|\.m\.)", re.I).match(self.text, self.at)
            if match is None:
                raise Mismatch
            found["_merid"] = 12 if match.group(1).lower() == "p" else 0
            self.at = match.end()
        elif letter in ("L", "N"):
            match = re.compile(r"\d+").match(self.text, self.at)
            if match is None:
                raise Mismatch
            digits = match.group()[: (3 if letter == "L" else 9)] if tight else match.group()
            found["sec_fraction"] = fraction(digits)
            self.at += len(digits)
        elif letter == "s":
            found["seconds"] = self.number(30, True)
        elif letter == "Q":
            from fractions import Fraction

            found["seconds"] = Fraction(self.number(30, True), 1000)
        elif letter in ("z", "Z"):
            match = ZONE.match(self.text, self.at)
            if match is None:
                raise Mismatch
            found["zone"] = match.group()
            found["offset"] = zone_offset(match.group())
            self.at = match.end()
        elif letter in ("n", "t"):
            self.spaces()
        elif letter == "%":
            if self.text[self.at : self.at + 1] != "%":
                raise Mismatch
            self.at += 1
        else:
            raise Mismatch

    @staticmethod
    def check(name: str, value: int, letter: str) -> None:
        low, high = {
            "mday": (1, 31), "yday": (1, 366), "hour": (1, 12) if letter in "Il" else (0, 24), "mon": (1, 12), "min": (0, 59),
            "sec": (0, 60), "cwday": (1, 7), "wday": (0, 6), "cweek": (1, 53), "wnum0": (0, 53), "wnum1": (0, 53), "_cent": (0, 99),
        }[name]  # fmt: skip
        if not low <= value <= high:
            raise Mismatch


def strptime(text: str, pattern: str) -> Optional[Dict[str, Any]]:
    """What the text says; "leftover" holds what the format did not take; None when it does not fit."""
    reader = Reader(text)
    try:
        reader.read(pattern)
    except Mismatch:
        return None
    found = reader.found
    if "_merid" in found:
        found["hour"] = found.get("hour", 0) % 12 + found.pop("_merid")
    if "_cent" in found:
        found["year"] = found.pop("_cent") * 100 + found.get("year", 0) % 100
    if reader.at < len(text):
        found["leftover"] = text[reader.at :]
    return found
