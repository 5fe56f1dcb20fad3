"""Date: how one is made, and its parts. What is computed with dates, and their texts, stand in date_arithmetic.py and date_text.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict

from pysolo.ruby.core.civil import DAYS, EPOCH_JD, MONTHS, days_from_civil, is_leap, iso_week, weekday
from pysolo.ruby.core.time_arguments import rational
from pysolo.ruby.core.time_object import RTime
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, Value
from pysolo.ruby.stdlib.date_calendar import (
    ENGLAND,
    GREGORIAN,
    ITALY,
    JULIAN,
    is_julian,
    is_leap_by,
    valid_civil,
    valid_commercial,
    valid_ordinal,
)
from pysolo.ruby.stdlib.date_make import today_days
from pysolo.ruby.stdlib.date_object import DAY, SECOND, RDate, invalid_date, start_of, whole

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

date = NativeClass("Date", includes=("Comparable",), allocator=RDate)
error = NativeClass("Date::Error", superclass="ArgumentError")
date.constants.update(
    MONTHNAMES=[None, *MONTHS],
    ABBR_MONTHNAMES=[None, *[name[:3] for name in MONTHS]],
    DAYNAMES=list(DAYS),
    ABBR_DAYNAMES=[name[:3] for name in DAYS],
    ITALY=ITALY,
    ENGLAND=ENGLAND,
    GREGORIAN=GREGORIAN,
    JULIAN=JULIAN,
    VERSION="3.2.2",
)


def numeric(rt: Interpreter, value: Value, what: str) -> int:
    if not rt.is_a(value, rt.classes["Numeric"]):
        raise rt.error("TypeError", "invalid %s (not numeric)" % what)
    return rt.to_int(value)


def split_day(rt: Interpreter, value: Value, what: str = "day") -> Any:
    """A day's number and the nanoseconds of it that a fraction means."""
    number = numeric(rt, value, what)
    if type(value) is int:
        return number, 0
    from pysolo.ruby.core.time_arguments import exact_number

    exact = exact_number(rt, value, DAY)
    return exact // DAY, whole(exact % DAY)


def checked(rt: Interpreter, days: Any) -> int:
    if days is None:
        raise invalid_date(rt)
    return int(days)


@date.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RDate, year: Value = -4712, month: Value = 1, day: Value = 1, start: Value = None
) -> None:
    self.start = start_of(rt, start)
    number = split_day(rt, day)[0]
    self.days = checked(rt, valid_civil(numeric(rt, year, "year"), numeric(rt, month, "month"), number, self.start))


@date.singleton("civil")
def civil_(rt: Interpreter, self: RClass, *args: Value) -> Value:
    return rt.send(self, "new", *args)


@date.singleton("today")
def today(rt: Interpreter, self: RClass, start: Value = None) -> RDate:
    return RDate(self, today_days(), start=start_of(rt, start))


@date.singleton("jd")
def from_jd(rt: Interpreter, self: RClass, jd: Value = 0, start: Value = None) -> RDate:
    number, ns = split_day(rt, jd, "jd")
    return RDate(self, number - EPOCH_JD, ns, start=start_of(rt, start))


@date.singleton("ordinal")
def ordinal(rt: Interpreter, self: RClass, year: Value = -4712, yday: Value = 1, start: Value = None) -> RDate:
    number, ns = split_day(rt, yday, "yday")
    reform = start_of(rt, start)
    return RDate(self, checked(rt, valid_ordinal(numeric(rt, year, "year"), number, reform)), ns, start=reform)


@date.singleton("commercial")
def commercial(
    rt: Interpreter, self: RClass, year: Value = -4712, week: Value = 1, day: Value = 1, start: Value = None
) -> RDate:
    number, ns = split_day(rt, day, "cwday")
    days = valid_commercial(numeric(rt, year, "year"), numeric(rt, week, "cweek"), number)
    return RDate(self, checked(rt, days), ns, start=start_of(rt, start))


def all_numeric(rt: Interpreter, *values: Value) -> bool:
    return all(rt.is_a(value, rt.classes["Numeric"]) for value in values)


@date.singleton("valid_date?", "valid_civil?")
def is_valid_date(rt: Interpreter, self: RClass, year: Value, month: Value, day: Value, start: Value = None) -> bool:
    if not all_numeric(rt, year, month, day):
        return False
    return valid_civil(rt.to_int(year), rt.to_int(month), rt.to_int(day), start_of(rt, start)) is not None


@date.singleton("valid_ordinal?")
def is_valid_ordinal(rt: Interpreter, self: RClass, year: Value, yday: Value, start: Value = None) -> bool:
    return all_numeric(rt, year, yday) and (
        valid_ordinal(rt.to_int(year), rt.to_int(yday), start_of(rt, start)) is not None
    )


@date.singleton("valid_commercial?")
def is_valid_commercial(
    rt: Interpreter, self: RClass, year: Value, week: Value, day: Value, start: Value = None
) -> bool:
    return all_numeric(rt, year, week, day) and (
        valid_commercial(rt.to_int(year), rt.to_int(week), rt.to_int(day)) is not None
    )


@date.singleton("valid_jd?")
def is_valid_jd(rt: Interpreter, self: RClass, jd: Value, start: Value = None) -> bool:
    return all_numeric(rt, jd)


@date.singleton("leap?", "gregorian_leap?")
def leap(rt: Interpreter, self: RClass, year: int) -> bool:
    return is_leap(year)


@date.singleton("julian_leap?")
def julian_leap(rt: Interpreter, self: RClass, year: int) -> bool:
    return year % 4 == 0


def give_parts(native: NativeClass, parts: Dict[Any, Any]) -> None:
    """Methods that ask for one part of a date: (names) -> a function of the RDate."""

    def part(ask: Any) -> Any:
        def get(rt: Interpreter, self: RDate) -> Any:
            return ask(self)

        return get

    for names, ask in parts.items():
        native.method(*names)(part(ask))


give_parts(
    date,
    {
        ("year",): lambda d: d.civil[0],
        ("month", "mon"): lambda d: d.civil[1],
        ("day", "mday"): lambda d: d.civil[2],
        ("wday",): lambda d: weekday(d.days),
        ("yday",): lambda d: d.yday,
        ("cwyear",): lambda d: iso_week(d.days)[0],
        ("cweek",): lambda d: iso_week(d.days)[1],
        ("cwday",): lambda d: weekday(d.days) or 7,
        ("jd",): lambda d: d.jd,
        ("mjd",): lambda d: d.jd - 2400001,
        ("ld",): lambda d: d.jd - 2299160,
        ("leap?",): lambda d: is_leap_by(d.days, d.civil[0], d.start),
        ("gregorian?",): lambda d: not is_julian(d.days, d.start),
        ("julian?",): lambda d: is_julian(d.days, d.start),
        ("start",): lambda d: float(d.start),
    },
)
give_parts(
    date, {(name.lower() + "?",): lambda d, index=index: weekday(d.days) == index for index, name in enumerate(DAYS)}
)


@date.method("ajd")
def ajd(rt: Interpreter, self: RDate) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.instant) / DAY + Fraction(2 * EPOCH_JD - 1, 2))


@date.method("amjd")
def amjd(rt: Interpreter, self: RDate) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.instant) / DAY + 40587)


@date.method("day_fraction")
def day_fraction(rt: Interpreter, self: RDate) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.ns) / DAY) if self.ns or rt.class_name(self) != "Date" else 0


@date.method("new_start")
def new_start(rt: Interpreter, self: RDate, start: Value = None) -> RDate:
    made = self.like(self.days)
    made.start = start_of(rt, start)
    return made


def _by(start: float) -> Any:
    def make(rt: Interpreter, self: RDate) -> RDate:
        return new_start(rt, self, start)

    return make


for calendar, reform in (("italy", ITALY), ("england", ENGLAND), ("gregorian", GREGORIAN), ("julian", JULIAN)):
    date.method(calendar)(_by(reform))


@date.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: RDate, other: RDate) -> RDate:
    self.days, self.ns, self.offset, self.start = other.days, other.ns, other.offset, other.start
    return self


@date.method("marshal_dump")
def marshal_dump(rt: Interpreter, self: RDate) -> Value:
    """``[0, day number, second of the day, nanosecond, offset, start of the calendar]``, the first three in UTC"""
    days, rest = divmod(self.instant, DAY)
    return rt.array([0, int(days) + EPOCH_JD, int(rest // SECOND), rest % SECOND, self.offset, float(self.start)])


@date.method("marshal_load")
def marshal_load(rt: Interpreter, self: RDate, state: Value) -> RDate:
    _, number, second, part, self.offset, self.start = rt.to_ary(state)
    days, clock = divmod(second + self.offset, 86400)
    self.days, self.ns = number - EPOCH_JD + days, clock * SECOND + part
    return self


time_ = NativeClass("Time")


@time_.method("to_date")
def time_to_date(rt: Interpreter, self: RTime) -> RDate:
    m = self.moment
    return RDate(rt.classes["Date"], days_from_civil(m.year, m.month, m.day))


@time_.method("to_datetime")
def time_to_datetime(rt: Interpreter, self: RTime) -> RDate:
    m = self.moment
    days = days_from_civil(m.year, m.month, m.day)
    return RDate(rt.const_get("DateTime"), days, (self.ns + self.offset * SECOND) - days * DAY, self.offset)


@time_.method("to_time")
def time_to_time(rt: Interpreter, self: RTime) -> RTime:
    return self


CLASSES = (date, error, time_)


def load(rt: Interpreter) -> None:
    from pysolo.ruby.stdlib import date_arithmetic, date_text, date_time

    for native in (date_arithmetic.date, date_text.date, date_time.datetime, date_text.datetime):
        rt.install(native)
