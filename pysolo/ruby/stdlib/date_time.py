"""DateTime."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from pysolo.ruby.core.civil import EPOCH_JD, offset_text
from pysolo.ruby.core.time_arguments import exact_number, rational
from pysolo.ruby.core.time_object import fixed_time, local_offset
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RString, Value
from pysolo.ruby.stdlib.date import checked, give_parts, numeric, split_day
from pysolo.ruby.stdlib.date_calendar import valid_civil, valid_commercial, valid_ordinal
from pysolo.ruby.stdlib.date_object import DAY, SECOND, RDate, invalid_date, start_of, whole

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

datetime = NativeClass("DateTime", superclass="Date", allocator=RDate)


def offset_of(rt: Interpreter, value: Value) -> int:
    """``"+09:00"`` or a fraction of a day, in seconds."""
    if isinstance(value, RString):
        from pysolo.ruby.stdlib.date_zones import zone_offset

        return zone_offset(value.s) or 0
    if type(value) is int:
        return value * 86400
    return round(rt.to_float(value) * 86400)


def clock(rt: Interpreter, hour: Value, minute: Value, second: Value) -> Any:
    """Nanoseconds of the day; negative numbers count from the end; fractions are taken along."""
    parts = [
        exact_number(rt, numeric_value(rt, value, name))
        for value, name in ((hour, "hour"), (minute, "minute"), (second, "second"))
    ]
    parts = [part + limit * SECOND if part < 0 else part for part, limit in zip(parts, (24, 60, 60))]
    limits = (24 * SECOND, 60 * SECOND, 60 * SECOND)
    if not (0 <= parts[0] <= limits[0] and all(0 <= part < limit for part, limit in zip(parts[1:], limits[1:]))):
        raise invalid_date(rt)
    if parts[0] == limits[0] and (parts[1] or parts[2]):
        raise invalid_date(rt)
    return parts[0] * 3600 + parts[1] * 60 + parts[2]


def numeric_value(rt: Interpreter, value: Value, what: str) -> Value:
    numeric(rt, value, what)
    return value


def at_clock(cls: RClass, days: int, ns: Any, offset: int, start: float) -> RDate:
    extra, rest = divmod(ns, DAY)
    return RDate(cls, days + int(extra), whole(rest), offset, start)


@datetime.method("initialize", visibility="private")
def initialize(
    rt: Interpreter,
    self: RDate,
    year: Value = -4712,
    month: Value = 1,
    day: Value = 1,
    hour: Value = 0,
    minute: Value = 0,
    second: Value = 0,
    offset: Value = 0,
    start: Value = None,
) -> None:
    number, part = split_day(rt, day)
    reform = start_of(rt, start)
    days = checked(rt, valid_civil(numeric(rt, year, "year"), numeric(rt, month, "month"), number, reform))
    made = at_clock(self.cls, days, part + clock(rt, hour, minute, second), offset_of(rt, offset), reform)
    self.days, self.ns, self.offset, self.start = made.days, made.ns, made.offset, made.start


@datetime.singleton("jd")
def from_jd(
    rt: Interpreter, self: RClass, jd: Value = 0, hour: Value = 0, minute: Value = 0, second: Value = 0, offset: Value = 0,
    start: Value = None,
) -> RDate:  # fmt: skip
    number, part = split_day(rt, jd, "jd")
    ns = part + clock(rt, hour, minute, second)
    return at_clock(self, number - EPOCH_JD, ns, offset_of(rt, offset), start_of(rt, start))


@datetime.singleton("ordinal")
def ordinal(
    rt: Interpreter, self: RClass, year: Value = -4712, yday: Value = 1, hour: Value = 0, minute: Value = 0, second: Value = 0,
    offset: Value = 0, start: Value = None,
) -> RDate:  # fmt: skip
    number, part = split_day(rt, yday, "yday")
    reform = start_of(rt, start)
    days = checked(rt, valid_ordinal(numeric(rt, year, "year"), number, reform))
    return at_clock(self, days, part + clock(rt, hour, minute, second), offset_of(rt, offset), reform)


@datetime.singleton("commercial")
def commercial(
    rt: Interpreter, self: RClass, year: Value = -4712, week: Value = 1, day: Value = 1, hour: Value = 0, minute: Value = 0,
    second: Value = 0, offset: Value = 0, start: Value = None,
) -> RDate:  # fmt: skip
    number, part = split_day(rt, day, "cwday")
    days = checked(rt, valid_commercial(numeric(rt, year, "year"), numeric(rt, week, "cweek"), number))
    return at_clock(self, days, part + clock(rt, hour, minute, second), offset_of(rt, offset), start_of(rt, start))


@datetime.singleton("now")
def now(rt: Interpreter, self: RClass, start: Value = None) -> RDate:
    ns = time.time_ns()
    offset = local_offset(ns // SECOND)[0]
    days, rest = divmod(ns + offset * SECOND, DAY)
    return RDate(self, days, rest, offset)


give_parts(
    datetime,
    {
        ("hour",): lambda d: int(d.ns // (3600 * SECOND)),
        ("min", "minute"): lambda d: int(d.ns // (60 * SECOND)) % 60,
        ("sec", "second"): lambda d: int(d.ns // SECOND) % 60,
    },
)


@datetime.method("sec_fraction", "second_fraction")
def sec_fraction(rt: Interpreter, self: RDate) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.ns % SECOND) / SECOND)


@datetime.method("offset")
def offset_(rt: Interpreter, self: RDate) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.offset, 86400))


@datetime.method("zone")
def zone(rt: Interpreter, self: RDate) -> str:
    return offset_text(self.offset, 1)


@datetime.method("new_offset")
def new_offset(rt: Interpreter, self: RDate, offset: Value = 0) -> RDate:
    seconds = offset_of(rt, offset)
    days, ns = divmod(self.instant + seconds * SECOND, DAY)
    return RDate(self.cls.real, int(days), ns, seconds)


@datetime.method("to_datetime")
def to_datetime(rt: Interpreter, self: RDate) -> RDate:
    return self


@datetime.method("to_time")
def to_time(rt: Interpreter, self: RDate) -> Value:
    return fixed_time(rt, self.instant, self.offset) if self.offset else fixed_time(rt, self.instant, 0)
