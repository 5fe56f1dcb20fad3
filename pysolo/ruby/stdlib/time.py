"""``require "time"``: Time.parse, strptime, iso8601 and their kin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.ruby.core.strftime import strftime
from pysolo.ruby.core.time_fields import iso8601_text
from pysolo.ruby.core.time_object import SECOND, RTime, epoch_of_local, utc_seconds
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

time_ = NativeClass("Time")
ISO = re.compile(r"\s*(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d(?::?\d\d)?)?\s*\Z", re.I)
UTC_NAMES = ("utc", "z", "-00:00", "-0000", "-00")


def made_from(rt: Interpreter, cls: RClass, found: Dict[str, Any], now: Value, original: str) -> RTime:
    """Missing larger parts come from ``now``, missing smaller ones are the smallest."""
    if "seconds" in found:
        return (
            RTime(cls).set(found["seconds"] * SECOND, "local")
            if found.get("offset") is None
            else RTime(cls).set(found["seconds"] * SECOND, "fixed", found["offset"])
        )
    if "yday" in found and "mon" not in found:
        from pysolo.ruby.core.civil import civil_from_days, days_from_civil

        days = days_from_civil(found.get("year", 1970), 1, 1) + found["yday"] - 1
        found["year"], found["mon"], found["mday"] = civil_from_days(days)
    if not any(key in found for key in ("year", "mon", "mday", "hour", "min", "sec", "sec_fraction")):
        raise rt.error("ArgumentError", "no time information in %s" % rt.inspect(rt.str(original)))
    base = now if isinstance(now, RTime) else RTime(cls).set(rt.send(cls, "now").ns, "local")
    offset: Optional[int] = found.get("offset")
    if offset is not None:
        base = RTime(cls).set(base.ns, "fixed", offset)
    moment = base.moment
    parts = []
    known = False
    for name, default, current in (
        ("year", 1970, moment.year), ("mon", 1, moment.month), ("mday", 1, moment.day), ("hour", 0, 0), ("min", 0, 0), ("sec", 0, 0),
    ):  # fmt: skip
        if name in found:
            known = True
            parts.append(found[name])
        else:
            parts.append(default if known or name in ("hour", "min", "sec") else current)
    year, month, day, hour, minute, second = parts
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour <= 24 and minute <= 59 and second <= 60):
        raise rt.error("ArgumentError", "argument out of range")
    seconds = utc_seconds(year, month, day, hour, minute, second)
    ns = found.get("sec_fraction", 0) * SECOND
    zone = str(found.get("zone", "")).lower()
    if offset is None:
        return RTime(cls).set(epoch_of_local(seconds) * SECOND + ns, "local")
    if zone in UTC_NAMES:
        return RTime(cls).set(seconds * SECOND + ns, "utc")
    epoch = seconds - offset
    local = RTime(cls).set(epoch * SECOND + ns, "local")
    if local.offset == offset and zone[:1] not in "+-0123456789":
        return local
    if local.offset == offset:
        return local
    return RTime(cls).set(epoch * SECOND + ns, "fixed", offset)


@time_.singleton("parse")
def parse_(rt: Interpreter, self: RClass, text: str, now: Value = None, *, block: Optional[RProc] = None) -> RTime:
    from pysolo.ruby.stdlib.date_parse import parse

    found = parse(text)
    if block is not None and "year" in found:
        found["year"] = rt.to_int(rt.call_block(block, found["year"]))
    return made_from(rt, self, found, now, text)


@time_.singleton("strptime")
def strptime_(
    rt: Interpreter, self: RClass, text: str, pattern: str, now: Value = None, *, block: Optional[RProc] = None
) -> RTime:
    from pysolo.ruby.stdlib.date_strptime import strptime

    found = strptime(text, pattern)
    if found is None:
        raise rt.error("ArgumentError", "invalid date or strptime format - `%s' `%s'" % (text, pattern))
    return made_from(rt, self, found, now, text)


@time_.singleton("iso8601", "xmlschema")
def iso8601(rt: Interpreter, self: RClass, text: str) -> RTime:
    found = ISO.match(text)
    if found is None:
        raise rt.error("ArgumentError", "invalid xmlschema date: %s" % rt.inspect(rt.str(text)))
    from fractions import Fraction

    seconds = utc_seconds(*[int(part) for part in found.groups()[:6]])
    ns: Any = Fraction("0." + found.group(7)) * SECOND if found.group(7) else 0
    zone = found.group(8)
    if zone is None:
        return RTime(self).set(epoch_of_local(seconds) * SECOND + ns, "local")
    if zone in ("Z", "z", "-00:00"):
        return RTime(self).set(seconds * SECOND + ns, "utc")
    from pysolo.ruby.stdlib.date_parse import zone_offset

    offset = zone_offset(zone) or 0
    made = RTime(self).set((seconds - offset) * SECOND + ns, "local")
    return made if made.offset == offset else made.set(made.ns, "fixed", offset)


@time_.singleton("httpdate")
def httpdate(rt: Interpreter, self: RClass, text: str) -> RTime:
    return RTime(self).set(rfc2822(rt, self, text).ns, "utc")


@time_.singleton("rfc2822", "rfc822")
def rfc2822(rt: Interpreter, self: RClass, text: str) -> RTime:
    from pysolo.ruby.stdlib.date_parse import parse

    found = parse(text)
    if not all(key in found for key in ("year", "mon", "mday", "hour", "min")):
        raise rt.error("ArgumentError", "not RFC 2822 compliant date: %s" % rt.inspect(rt.str(text)))
    return made_from(rt, self, found, None, text)


@time_.singleton("zone_offset")
def zone_offset_(rt: Interpreter, self: RClass, zone: str, year: Value = None) -> Optional[int]:
    from pysolo.ruby.stdlib.date_parse import zone_offset

    return zone_offset(zone)


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
