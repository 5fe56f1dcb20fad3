"""Date. DateTime stands in date_time.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.civil import (
    DAYS,
    MONTHS,
    civil_from_days,
    day_of_year,
    days_from_civil,
    days_from_iso,
    days_in_month,
    is_leap,
    iso_week,
    weekday,
)  # fmt: skip
from pysolo.ruby.core.strftime import strftime
from pysolo.ruby.core.time_arguments import rational
from pysolo.ruby.core.time_object import RTime, epoch_of_local, local_time
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RProc, RSymbol, Value
from pysolo.ruby.stdlib.date_make import date_from, found_hash, today_days
from pysolo.ruby.stdlib.date_object import DAY, SECOND, RDate, civil_days, invalid_date

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

date = NativeClass("Date", includes=("Comparable",), allocator=RDate)
error = NativeClass("Date::Error", superclass="ArgumentError")
date.constants.update(
    MONTHNAMES=[None, *MONTHS],
    ABBR_MONTHNAMES=[None, *[name[:3] for name in MONTHS]],
    DAYNAMES=list(DAYS),
    ABBR_DAYNAMES=[name[:3] for name in DAYS],
    ITALY=2299161,
    ENGLAND=2361222,
    GREGORIAN=float("-inf"),
    JULIAN=float("inf"),
)


@date.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RDate, year: int = -4712, month: int = 1, day: Value = 1, start: Value = None
) -> None:
    days = civil_days(year, month, int(rt.to_float(day)))
    if days is None:
        raise invalid_date(rt)
    self.days = days
    if type(day) is not int:
        self.ns = 0


@date.singleton("civil")
def civil(rt: Interpreter, self: RClass, *args: Value) -> Value:
    return rt.send(self, "new", *args)


@date.singleton("today")
def today(rt: Interpreter, self: RClass, start: Value = None) -> RDate:
    return RDate(self, today_days())


@date.singleton("jd")
def from_jd(rt: Interpreter, self: RClass, jd: int = 0, start: Value = None) -> RDate:
    return RDate(self, jd - 2440588)


@date.singleton("ordinal")
def ordinal(rt: Interpreter, self: RClass, year: int = -4712, yday: int = 1, start: Value = None) -> RDate:
    length = 366 if is_leap(year) else 365
    if yday < 0:
        yday += length + 1
    if not 1 <= yday <= length:
        raise invalid_date(rt)
    return RDate(self, days_from_civil(year, 1, 1) + yday - 1)


@date.singleton("commercial")
def commercial(
    rt: Interpreter, self: RClass, year: int = -4712, week: int = 1, day: int = 1, start: Value = None
) -> RDate:
    if day < 0:
        day += 8
    if week < 0:
        last = iso_week(days_from_civil(year, 12, 28))[1]
        week += last + 1
    days = days_from_iso(year, week, day)
    if not 1 <= day <= 7 or iso_week(days)[:2] != (year, week):
        raise invalid_date(rt)
    return RDate(self, days)


@date.singleton("valid_date?", "valid_civil?")
def valid_date(rt: Interpreter, self: RClass, year: Value, month: Value, day: Value, start: Value = None) -> bool:
    if not all(type(part) is int for part in (year, month, day)):
        return False
    return civil_days(year, month, day) is not None


@date.singleton("valid_ordinal?")
def valid_ordinal(rt: Interpreter, self: RClass, year: int, yday: int, start: Value = None) -> bool:
    length = 366 if is_leap(year) else 365
    return 1 <= (yday + length + 1 if yday < 0 else yday) <= length


@date.singleton("valid_commercial?")
def valid_commercial(rt: Interpreter, self: RClass, year: int, week: int, day: int, start: Value = None) -> bool:
    return 1 <= day <= 7 and iso_week(days_from_iso(year, week, day))[:2] == (year, week)


@date.singleton("leap?", "gregorian_leap?")
def leap(rt: Interpreter, self: RClass, year: int) -> bool:
    return is_leap(year)


@date.singleton("_parse")
def low_parse(rt: Interpreter, self: RClass, text: str, complete: Value = True, **options: Value) -> Value:
    from pysolo.ruby.stdlib.date_parse import parse

    return found_hash(rt, parse(text))


@date.singleton("_strptime")
def low_strptime(rt: Interpreter, self: RClass, text: str, pattern: str = "%F") -> Value:
    from pysolo.ruby.stdlib.date_strptime import strptime

    return found_hash(rt, strptime(text, pattern))


@date.singleton("parse", "iso8601", "xmlschema", "rfc3339", "rfc2822", "httpdate")
def parse_(
    rt: Interpreter, self: RClass, text: str = "-4712-01-01", complete: Value = True, *rest: Value, **options: Value
) -> RDate:
    from pysolo.ruby.stdlib.date_parse import parse

    return date_from(rt, self, parse(text))


@date.singleton("strptime")
def strptime_(
    rt: Interpreter, self: RClass, text: str = "-4712-01-01", pattern: str = "%F", start: Value = None
) -> RDate:
    from pysolo.ruby.stdlib.date_strptime import strptime

    return date_from(rt, self, strptime(text, pattern))


def _part(ask: Any) -> Any:
    def get(rt: Interpreter, self: RDate) -> Any:
        return ask(self)

    return get


for ruby_names, python_ask in (
    (("year",), lambda d: civil_from_days(d.days)[0]),
    (("month", "mon"), lambda d: civil_from_days(d.days)[1]),
    (("day", "mday"), lambda d: civil_from_days(d.days)[2]),
    (("wday",), lambda d: weekday(d.days)),
    (("yday",), lambda d: day_of_year(*civil_from_days(d.days))),
    (("cwyear",), lambda d: iso_week(d.days)[0]),
    (("cweek",), lambda d: iso_week(d.days)[1]),
    (("cwday",), lambda d: weekday(d.days) or 7),
    (("jd",), lambda d: d.jd),
    (("mjd",), lambda d: d.jd - 2400001),
    (("ld",), lambda d: d.jd - 2299160),
    (("leap?",), lambda d: is_leap(civil_from_days(d.days)[0])),
    (("gregorian?",), lambda d: True),
    (("julian?",), lambda d: False),
    (("start",), lambda d: 2299161.0),
):
    date.method(*ruby_names)(_part(python_ask))
for index, day_name in enumerate(DAYS):
    date.method(day_name.lower() + "?")(_part(lambda d, index=index: weekday(d.days) == index))


@date.method("ajd")
def ajd(rt: Interpreter, self: RDate) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.instant) / DAY + Fraction(4881175, 2))


@date.method("amjd")
def amjd(rt: Interpreter, self: RDate) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.instant) / DAY + 40587)


@date.method("day_fraction")
def day_fraction(rt: Interpreter, self: RDate) -> Value:
    from fractions import Fraction

    return rational(rt, Fraction(self.ns) / DAY)


def days_argument(rt: Interpreter, value: Value) -> Any:
    """A number of days as nanoseconds, exactly."""
    if type(value) is int:
        return value * DAY
    from fractions import Fraction

    if type(value) is float:
        return Fraction(round(value * DAY))
    if value is None or not rt.respond_to(value, "to_r") or rt.class_name(value) == "String":
        raise rt.error("TypeError", "expected numeric")
    found = rt.send(value, "to_r")
    return Fraction(rt.send(found, "numerator"), rt.send(found, "denominator")) * DAY


@date.method("+")
def plus(rt: Interpreter, self: RDate, other: Value) -> RDate:
    return self.shifted(days_argument(rt, other))


@date.method("-")
def minus(rt: Interpreter, self: RDate, other: Value) -> Value:
    if isinstance(other, RDate):
        from fractions import Fraction

        return rational(rt, Fraction(self.instant - other.instant) / DAY)
    return self.shifted(-days_argument(rt, other))


def months_on(self: RDate, count: int) -> RDate:
    year, month, day = civil_from_days(self.days)
    years, month = divmod(month - 1 + count, 12)
    year += years
    return self.like(days_from_civil(year, month + 1, min(day, days_in_month(year, month + 1))))


@date.method(">>", "next_month")
def later(rt: Interpreter, self: RDate, months: int = 1) -> RDate:
    return months_on(self, months)


@date.method("<<", "prev_month")
def earlier(rt: Interpreter, self: RDate, months: int = 1) -> RDate:
    return months_on(self, -months)


@date.method("next_year")
def next_year(rt: Interpreter, self: RDate, years: int = 1) -> RDate:
    return months_on(self, years * 12)


@date.method("prev_year")
def prev_year(rt: Interpreter, self: RDate, years: int = 1) -> RDate:
    return months_on(self, -years * 12)


@date.method("next_day")
def next_day(rt: Interpreter, self: RDate, days: int = 1) -> RDate:
    return self.like(self.days + days)


@date.method("prev_day")
def prev_day(rt: Interpreter, self: RDate, days: int = 1) -> RDate:
    return self.like(self.days - days)


@date.method("next", "succ")
def succ(rt: Interpreter, self: RDate) -> RDate:
    return self.like(self.days + 1)


@date.method("<=>")
def compare(rt: Interpreter, self: RDate, other: Value) -> Optional[int]:
    if isinstance(other, RDate):
        a, b = self.instant, other.instant
    elif type(other) in (int, float):
        a, b = self.instant / DAY + 2440587.5, other
    else:
        return None
    return int(a > b) - int(a < b)


@date.method("==")
def equal(rt: Interpreter, self: RDate, other: Value) -> bool:
    return isinstance(other, RDate) and bool(self.instant == other.instant)


@date.method("===")
def same_day(rt: Interpreter, self: RDate, other: Value) -> bool:
    return isinstance(other, RDate) and self.days == other.days


@date.method("eql?")
def eql(rt: Interpreter, self: RDate, other: Value) -> bool:
    return equal(rt, self, other)


@date.method("hash")
def hash_(rt: Interpreter, self: RDate) -> int:
    return hash(("date", self.instant))


@date.method("step")
def step(rt: Interpreter, self: RDate, limit: Value, by: Value = 1, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "step", limit, by)
    at: Any = self
    forward = rt.cmp(by, 0)
    while (rt.cmp(at, limit) or 0) * (forward or 0) <= 0:
        rt.call_block(block, at)
        at = plus(rt, at, by)
    return self


@date.method("upto")
def upto(rt: Interpreter, self: RDate, limit: Value, *, block: Optional[RProc] = None) -> Value:
    return rt.enumerator(self, "upto", limit) if block is None else step(rt, self, limit, 1, block=block)


@date.method("downto")
def downto(rt: Interpreter, self: RDate, limit: Value, *, block: Optional[RProc] = None) -> Value:
    return rt.enumerator(self, "downto", limit) if block is None else step(rt, self, limit, -1, block=block)


@date.method("strftime")
def strftime_(rt: Interpreter, self: RDate, pattern: str = "%F") -> str:
    return strftime(pattern, self.moment())


def _formatted(pattern: str) -> Any:
    def write(rt: Interpreter, self: RDate) -> Value:
        return rt.str(strftime(pattern, self.moment()))

    return write


formats: Any = (
    (("to_s", "iso8601", "xmlschema"), "%Y-%m-%d"),
    (("rfc3339",), "%Y-%m-%dT%H:%M:%S%:z"),
    (("rfc2822", "rfc822"), "%a, %-d %b %Y %T %z"),
    (("httpdate",), "%a, %d %b %Y %T GMT"),
    (("ctime", "asctime"), "%a %b %e %H:%M:%S %Y"),
)
for ruby_names, format_text in formats:
    date.method(*ruby_names)(_formatted(format_text))


@date.method("inspect")
def inspect(rt: Interpreter, self: RDate) -> str:
    instant = self.instant
    days, rest = divmod(instant, DAY)
    second, part = divmod(rest, SECOND)
    return "#<%s: %s ((%dj,%ds,%dn),%+ds,2299161j)>" % (
        rt.class_name(self), rt.to_s(self), days + 2440588, second, part, self.offset,
    )  # fmt: skip


@date.method("to_date")
def to_date(rt: Interpreter, self: RDate) -> RDate:
    return self if self.cls.real.name == "Date" else RDate(rt.classes["Date"], self.days)


@date.method("to_time")
def to_time(rt: Interpreter, self: RDate) -> Value:
    return local_time(rt, epoch_of_local(self.days * 86400) * SECOND)


@date.method("to_datetime")
def to_datetime(rt: Interpreter, self: RDate) -> Value:
    return RDate(rt.const_get("DateTime"), self.days)


@date.method("gregorian", "new_start", "italy", "england")
def gregorian(rt: Interpreter, self: RDate, *start: Value) -> RDate:
    return self


@date.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: RDate, other: RDate) -> RDate:
    return self


@date.method("deconstruct_keys")
def deconstruct_keys(rt: Interpreter, self: RDate, keys: Value) -> Value:
    names = ("year", "month", "day", "yday", "wday")
    wanted = [k.name for k in keys.items if type(k) is RSymbol] if keys is not None else list(names)
    return rt.hash({rt.sym(n): rt.send(self, n) for n in wanted if n in names})


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
    from pysolo.ruby.stdlib import date_time

    rt.install(date_time.datetime)
