"""DateTime."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.civil import offset_text
from pysolo.ruby.core.strftime import strftime
from pysolo.ruby.core.time_arguments import rational
from pysolo.ruby.core.time_object import fixed_time, local_offset
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RString, Value
from pysolo.ruby.stdlib.date_make import datetime_from
from pysolo.ruby.stdlib.date_object import DAY, SECOND, RDate, civil_days, invalid_date

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

datetime = NativeClass("DateTime", superclass="Date", allocator=RDate)


def offset_of(rt: Interpreter, value: Value) -> int:
    """``"+09:00"`` or a fraction of a day, in seconds."""
    if isinstance(value, RString):
        from pysolo.ruby.stdlib.date_parse import zone_offset

        return zone_offset(value.s) or 0
    if type(value) is int:
        return value * 86400
    return round(rt.to_float(value) * 86400)


@datetime.method("initialize", visibility="private")
def initialize(
    rt: Interpreter,
    self: RDate,
    year: int = -4712,
    month: int = 1,
    day: int = 1,
    hour: int = 0,
    minute: int = 0,
    second: Value = 0,
    offset: Value = 0,
    start: Value = None,
) -> None:
    from pysolo.ruby.core.time_arguments import exact_number

    days = civil_days(year, month, day)
    hour, minute = hour + 24 if hour < 0 else hour, minute + 60 if minute < 0 else minute
    part = exact_number(rt, second)
    part = part + 60 * SECOND if part < 0 else part
    if days is None or not (0 <= hour <= 24 and 0 <= minute <= 59 and 0 <= part < 60 * SECOND):
        raise invalid_date(rt)
    self.offset = offset_of(rt, offset)
    ns = (hour * 3600 + minute * 60) * SECOND + part
    self.days, self.ns = days + int(ns // DAY), ns % DAY
    if self.ns == int(self.ns):
        self.ns = int(self.ns)


@datetime.singleton("now")
def now(rt: Interpreter, self: RClass, start: Value = None) -> RDate:
    ns = time.time_ns()
    offset = local_offset(ns // SECOND)[0]
    days, rest = divmod(ns + offset * SECOND, DAY)
    return RDate(self, days, rest, offset)


@datetime.singleton("parse", "iso8601", "xmlschema", "rfc3339", "rfc2822", "httpdate")
def parse_(
    rt: Interpreter, self: RClass, text: str = "-4712-01-01T00:00:00+00:00", *rest: Value, **options: Value
) -> RDate:
    from pysolo.ruby.stdlib.date_parse import parse

    return datetime_from(rt, self, parse(text))


@datetime.singleton("strptime")
def strptime_(
    rt: Interpreter, self: RClass, text: str = "-4712-01-01T00:00:00+00:00", pattern: str = "%FT%T%z", *rest: Value
) -> RDate:
    from pysolo.ruby.stdlib.date_strptime import strptime

    return datetime_from(rt, self, strptime(text, pattern))


def _part(ask: Any) -> Any:
    def get(rt: Interpreter, self: RDate) -> Any:
        return ask(self)

    return get


for ruby_names, python_ask in (
    (("hour",), lambda d: int(d.ns // (3600 * SECOND))),
    (("min", "minute"), lambda d: int(d.ns // (60 * SECOND)) % 60),
    (("sec", "second"), lambda d: int(d.ns // SECOND) % 60),
):
    datetime.method(*ruby_names)(_part(python_ask))


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


@datetime.method("to_s")
def to_s(rt: Interpreter, self: RDate) -> str:
    return strftime("%Y-%m-%dT%H:%M:%S%:z", self.moment())


@datetime.method("iso8601", "xmlschema", "rfc3339")
def iso8601(rt: Interpreter, self: RDate, digits: Optional[int] = 0) -> str:
    part = "" if not digits else ".%%%dN" % digits
    return strftime("%Y-%m-%dT%H:%M:%S" + part + "%:z", self.moment())


@datetime.method("strftime")
def strftime_(rt: Interpreter, self: RDate, pattern: str = "%FT%T%:z") -> str:
    return strftime(pattern, self.moment())


@datetime.method("to_datetime")
def to_datetime(rt: Interpreter, self: RDate) -> RDate:
    return self


@datetime.method("to_time")
def to_time(rt: Interpreter, self: RDate) -> Value:
    return fixed_time(rt, self.instant, self.offset) if self.offset else fixed_time(rt, self.instant, 0)
