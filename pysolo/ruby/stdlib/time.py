"""``require "time"``: Time.parse, strptime, iso8601 and their kin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.ruby.core.civil import MONTHS
from pysolo.ruby.core.strftime import strftime
from pysolo.ruby.core.time_arguments import rational
from pysolo.ruby.core.time_fields import iso8601_text
from pysolo.ruby.core.time_object import SECOND, RTime
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

time_ = NativeClass("Time")
MONTH = "|".join(name[:3] for name in MONTHS)
DAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
FULL_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
ISO = re.compile(r"\s*(-?\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d(?::?\d\d)?)?\s*\Z", re.I)
RFC2822 = re.compile(
    r"\s*(?:(?:%s)\s*,\s*)?(?P<day>\d{1,2})\s+(?P<month>%s)\s+(?P<year>\d{2,})\s+"
    r"(?P<hour>\d{2})\s*:\s*(?P<min>\d{2})\s*(?::\s*(?P<sec>\d{2}))?\s+"
    r"(?P<zone>[+-]\d{4}|UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[A-IK-Z])" % (DAY, MONTH),
    re.I,
)
CLOCK = r"(?P<hour>\d\d):(?P<min>\d\d):(?P<sec>\d\d)"
HTTP = (
    re.compile(r"\s*(?:%s), (?P<day>\d{2}) (?P<month>%s) (?P<year>\d{4}) %s GMT\s*\Z" % (DAY, MONTH, CLOCK), re.I),
    re.compile(r"\s*(?:%s), (?P<day>\d\d)-(?P<month>%s)-(?P<year>\d\d) %s GMT\s*\Z" % (FULL_DAY, MONTH, CLOCK), re.I),
    re.compile(r"\s*(?:%s) (?P<month>%s) (?P<day>\d\d| \d) %s (?P<year>\d{4})\s*\Z" % (DAY, MONTH, CLOCK), re.I),
)
UTC_NAME = re.compile(r"-00:00|-0000|-00|UTC|Z|UT", re.I)
HOURS = {
    "UTC": 0, "Z": 0, "UT": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    **{letter: index + 1 for index, letter in enumerate("ABCDEFGHIKLM")},
    **{letter: -index - 1 for index, letter in enumerate("NOPQRSTUVWXY")},
}  # fmt: skip
OFFSET = re.compile(r"([+-])(\d\d)(?:(:?)(\d\d)(?:\3(\d\d))?)?")
FIELDS = ("year", "mon", "mday", "hour", "min", "sec")


def offset_of(rt: Interpreter, cls: RClass, zone: str, year: int) -> Optional[int]:
    """Seconds of a zone that the time library knows: numbers, the few names of RFC 2822, and those of the machine's own zone."""
    zone = zone.upper()
    found = OFFSET.fullmatch(zone)
    if found is not None:
        seconds = int(found.group(2)) * 3600 + int(found.group(4) or 0) * 60 + int(found.group(5) or 0)
        return -seconds if found.group(1) == "-" else seconds
    if zone in HOURS:
        return HOURS[zone] * 3600
    for month in (1, 7):
        local: RTime = rt.send(cls, "local", year, month, 1)
        if (local.zone or "").upper() == zone:
            return local.offset
    return None


def in_zone(made: RTime, ns: Any, zone: str, offset: Optional[int]) -> RTime:
    """A moment as the clock of a zone shows it; local where that is the same."""
    if UTC_NAME.fullmatch(zone):
        return made.set(ns, "utc")
    made.set(ns, "local")
    return made if offset is None or made.offset == offset else made.set(ns, "fixed", offset)


def at(rt: Interpreter, cls: RClass, parts: List[Any], part: Any, zone: Optional[str], offset: Optional[int]) -> RTime:
    """The moment at which the clock at ``offset`` (the machine's own without one) shows these parts."""
    made: RTime = rt.send(cls, "local" if offset is None else "utc", *parts, rational(rt, part * 1_000_000))
    if offset is None:
        return made
    return in_zone(RTime(cls), made.ns - offset * SECOND, zone or "", offset)


def month_and_day(rt: Interpreter, year: int, yday: int) -> List[int]:
    from pysolo.ruby.core.civil import civil_from_days, days_from_civil

    if not 1 <= yday <= 366:
        raise rt.error("ArgumentError", "yday %d out of range" % yday)
    return list(civil_from_days(days_from_civil(year, 1, 1) + yday - 1)[1:])


def made_from(rt: Interpreter, cls: RClass, found: Dict[str, Any], now: Value, original: Value) -> RTime:
    """Missing larger parts come from ``now``, missing smaller ones are the smallest."""
    if not any(found.get(key) is not None for key in (*FIELDS, "yday", "sec_fraction")):
        raise rt.error("ArgumentError", "no time information in %s" % rt.inspect(original))
    zone: Optional[str] = found.get("zone")
    year = found.get("year", now.moment.year if isinstance(now, RTime) else None)
    offset = None if zone is None or year is None else offset_of(rt, cls, zone, year)
    if "yday" in found and "mon" not in found:
        found["mon"], found["mday"] = month_and_day(rt, year or 1970, found["yday"])
    current: Dict[str, int] = {}
    if isinstance(now, RTime):
        shown = RTime(cls).set(now.ns, "local") if offset is None else RTime(cls).set(now.ns, "fixed", offset)
        moment = shown.moment
        current = dict(zip(FIELDS, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)))
    parts: List[int] = []
    known = False
    for name, least in zip(FIELDS, (1970, 1, 1, 0, 0, 0)):
        known = known or name in found
        parts.append(found[name] if name in found else least if known else current.get(name, least))
    if zone is not None and offset is None:
        offset = offset_of(rt, cls, zone, parts[0])
    return at(rt, cls, parts, found.get("sec_fraction", 0), zone, offset)


def now_or(rt: Interpreter, cls: RClass, now: Value) -> Value:
    return rt.send(cls, "now") if now is UNSET else now


def asked_year(rt: Interpreter, found: Dict[str, Any], block: Optional[RProc]) -> None:
    if block is not None and "year" in found:
        found["year"] = rt.to_int(rt.call_block(block, found["year"]))


@time_.singleton("parse")
def parse_(rt: Interpreter, self: RClass, text: str, now: Value = UNSET, *, block: Optional[RProc] = None) -> RTime:
    from pysolo.ruby.stdlib.date_parse import parse
    from pysolo.ruby.stdlib.date_text import limited

    found = parse(limited(rt, text, UNSET), block is None)
    asked_year(rt, found, block)
    return made_from(rt, self, found, now_or(rt, self, now), rt.str(text))


@time_.singleton("strptime")
def strptime_(
    rt: Interpreter, self: RClass, text: str, pattern: str, now: Value = UNSET, *, block: Optional[RProc] = None
) -> Value:
    from pysolo.ruby.stdlib.date_strptime import strptime

    found = strptime(text, pattern)
    if found is None:
        raise rt.error("ArgumentError", "invalid date or strptime format - `%s' `%s'" % (text, pattern))
    if "seconds" in found:
        seconds = found["seconds"]
        ns = (seconds + found.get("sec_fraction", 0) * (-1 if seconds < 0 else 1)) * SECOND
        zone = found.get("zone")
        if zone is None:
            return RTime(self).set(ns, "local")
        return in_zone(RTime(self), ns, zone, offset_of(rt, self, zone, 1970))
    whole_date = "mon" in found and "mday" in found
    if ("cwyear" in found and "year" not in found) or (("cwday" in found or "cweek" in found) and not whole_date):
        return rt.send(rt.send(rt.const_get("Date"), "strptime", rt.str(text), rt.str(pattern)), "to_time")
    if ("wnum0" in found or "wnum1" in found) and "yday" not in found and not whole_date:
        found["yday"] = rt.send(rt.send(rt.const_get("Date"), "strptime", rt.str(text), rt.str(pattern)), "yday")
    asked_year(rt, found, block)
    return made_from(rt, self, found, now_or(rt, self, now), rt.str(text))


@time_.singleton("iso8601", "xmlschema")
def iso8601(rt: Interpreter, self: RClass, text: str) -> RTime:
    found = ISO.match(text)
    if found is None:
        raise rt.error("ArgumentError", "invalid xmlschema format: %s" % rt.inspect(rt.str(text)))
    from pysolo.ruby.stdlib.date_parse import fraction

    parts = [int(part) for part in found.groups()[:6]]
    zone = found.group(8)
    offset = None if zone is None else offset_of(rt, self, zone, parts[0])
    return at(rt, self, parts, fraction(found.group(7) or ""), zone, offset)


def named_parts(found: re.Match[str]) -> List[Any]:
    """Year, month ... second of a format that names the month; two-digit years are of 1950 to 2049."""
    year = int(found.group("year"))
    if len(found.group("year")) < 4:
        year += 2000 if year < 50 else 1900
    month = MONTH.lower().split("|").index(found.group("month").lower()) + 1
    return [year, month, *[int(found.group(name) or 0) for name in ("day", "hour", "min", "sec")]]


@time_.singleton("httpdate")
def httpdate(rt: Interpreter, self: RClass, text: str) -> RTime:
    for form in HTTP:
        found = form.match(text)
        if found is not None:
            return at(rt, self, named_parts(found), 0, "UTC", 0)
    raise rt.error("ArgumentError", "not RFC 2616 compliant date: %s" % rt.inspect(rt.str(text)))


@time_.singleton("rfc2822", "rfc822")
def rfc2822(rt: Interpreter, self: RClass, text: str) -> RTime:
    found = RFC2822.match(text)
    if found is None:
        raise rt.error("ArgumentError", "not RFC 2822 compliant date: %s" % rt.inspect(rt.str(text)))
    parts, zone = named_parts(found), found.group("zone")
    return at(rt, self, parts, 0, zone, offset_of(rt, self, zone, parts[0]))


@time_.singleton("zone_offset")
def zone_offset_(rt: Interpreter, self: RClass, zone: str, year: Optional[int] = None) -> Optional[int]:
    return offset_of(rt, self, zone, rt.send(rt.send(self, "now"), "year") if year is None else year)


@time_.method("iso8601", "xmlschema")
def to_iso8601(rt: Interpreter, self: RTime, digits: int = 0) -> str:
    return iso8601_text(self, digits)


@time_.method("rfc2822", "rfc822")
def to_rfc2822(rt: Interpreter, self: RTime) -> str:
    return strftime("%a, %d %b %Y %T ", self.moment) + ("-0000" if self.kind == "utc" else strftime("%z", self.moment))


@time_.method("httpdate")
def to_httpdate(rt: Interpreter, self: RTime) -> str:
    return strftime("%a, %d %b %Y %H:%M:%S GMT", RTime(self.cls.real).set(self.ns, "utc").moment)


CLASSES = (time_,)


def load(rt: Interpreter) -> None:
    rt.require("date")
