"""What a plain YAML 1.1 scalar means, by Psych's rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

WORDY = re.compile(r"^[^\d.:-]?(?:[^\W\d]|[\s!@#$%^&*(){}<>|/\\~;=])+", re.M)
TIME = re.compile(
    r"^-?\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?$"
)
DATE = re.compile(r"^\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)$")
SIXTY_INT = re.compile(r"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}$")
SIXTY_FLOAT = re.compile(r"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}\.[0-9_]*$")
FLOAT = re.compile(r"^(?:[-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][-+][0-9]+)?)$")
INTEGER = re.compile(
    r"^(?:[-+]?0b[0-1_,]+|[-+]?0[0-7_,]+|[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|[-+]?0x[0-9a-fA-F_,]+)$"
)
SYMBOL_QUOTES = re.compile(r"^:([\"'])(.*)\1")
CLOCK = re.compile(r"(\d+):(\d+):(\d+)(?:\.(\d*))?\s*(Z|[-+]\d+(?::\d\d)?)?")
ZONE = re.compile(r"([-+]?\d{1,2}):?(\d{1,2})?$")
WORDS = {"null": None, "yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}

STRING = object()  # the result for what is a String after all


class Symbolic(str):
    """The text of a Symbol."""


class Moment(str):
    """The text of a Time."""


class Day(str):
    """The text of a Date."""


def resolve(text: str) -> Any:
    """None, bool, int, float, Symbolic, Moment, Day, or STRING."""
    if text == "":
        return None
    if "\n" in text or WORDY.search(text):
        if len(text) > 5:
            return STRING
        if text == "~":
            return None
        return WORDS.get(text.lower(), STRING)
    if TIME.search(text):
        return Moment(text)
    if DATE.search(text):
        return Day(text)
    lower = text.lower()
    if lower in (".inf", "+.inf"):
        return float("inf")
    if lower == "-.inf":
        return float("-inf")
    if lower == ".nan":
        return float("nan")
    if text[0] == ":" and len(text) > 1:
        quoted = SYMBOL_QUOTES.match(text)
        if quoted:
            return Symbolic(quoted.group(2)[1:] if quoted.group(2).startswith(":") else quoted.group(2))
        return Symbolic(text[1:])
    if SIXTY_INT.search(text):
        return sum(int(part.replace("_", "") or 0) * 60 ** abs(index - 2) for index, part in enumerate(text.split(":")))
    if SIXTY_FLOAT.search(text):
        return float(
            sum(float(part.replace("_", "") or 0) * 60 ** abs(index - 2) for index, part in enumerate(text.split(":")))
        )
    if FLOAT.search(text):
        if text in (".", "-.", "+."):
            return STRING
        try:
            return float(text.replace(",", "").replace("_", ""))
        except ValueError:
            return STRING
    if INTEGER.search(text):
        return integer(text.replace(",", "").replace("_", ""))
    return STRING


def integer(digits: str) -> Any:
    sign = -1 if digits.startswith("-") else 1
    bare = digits.lstrip("+-")
    try:
        if bare[:2] in ("0x", "0b"):
            return sign * int(bare, 0)
        if len(bare) > 1 and bare[0] == "0":
            return sign * int(bare, 8)
        return sign * int(bare)
    except ValueError:
        return STRING


def time_value(rt: Interpreter, text: str) -> Value:
    """A Time from what TIME matched; None when its fields are out of range."""
    from fractions import Fraction

    from pysolo.ruby.core.time_object import SECOND, fixed_time, local_time, utc_seconds, utc_time

    date, clock = re.split(r"[ tT]", text, maxsplit=1)
    year, month, day = (int(part) for part in re.match(r"(-?\d{4})-(\d{1,2})-(\d{1,2})", date).groups())  # type: ignore[union-attr]
    found = CLOCK.search(clock)
    assert found is not None
    hour, minute, second = int(found.group(1)), int(found.group(2)), int(found.group(3))
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour <= 24 and minute < 60 and second <= 60):
        return None
    ns: Any = Fraction("0." + found.group(4)) * SECOND if found.group(4) else 0
    total = utc_seconds(year, month, day, hour, minute, second) * SECOND + ns
    zone: Optional[str] = found.group(5)
    if zone == "Z":
        return utc_time(rt, total)
    if zone is None:
        return local_time(rt, total)
    parts = ZONE.search(zone)
    assert parts is not None
    hours = int(parts.group(1))
    offset = hours * 3600 + (-1 if hours < 0 else 1) * int(parts.group(2) or 0) * 60
    return fixed_time(rt, total - offset * SECOND, offset)
