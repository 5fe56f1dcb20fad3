"""Time: its fields and how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.strftime import strftime
from pysolo.ruby.core.time_arguments import rational
from pysolo.ruby.core.time_object import SECOND, RTime
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

time_ = NativeClass("Time")


def _field(attribute: str) -> Any:
    def get(rt: Interpreter, self: RTime) -> int:
        found: int = getattr(self.moment, attribute)
        return found

    return get


for attribute, ruby_names in (
    ("year", ("year",)), ("month", ("month", "mon")), ("day", ("day", "mday")), ("hour", ("hour",)), ("minute", ("min",)),
    ("second", ("sec",)), ("wday", ("wday",)), ("yday", ("yday",)),
):  # fmt: skip
    time_.method(*ruby_names)(_field(attribute))


def _weekday(number: int) -> Any:
    def ask(rt: Interpreter, self: RTime) -> bool:
        return self.moment.wday == number

    return ask


for index, day_name in enumerate(("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")):
    time_.method(day_name + "?")(_weekday(index))


@time_.method("usec", "tv_usec")
def usec(rt: Interpreter, self: RTime) -> int:
    return int(self.ns % SECOND) // 1000


@time_.method("nsec", "tv_nsec")
def nsec(rt: Interpreter, self: RTime) -> int:
    return int(self.ns % SECOND)


@time_.method("subsec")
def subsec(rt: Interpreter, self: RTime) -> Value:
    from fractions import Fraction

    part = Fraction(self.ns % SECOND) / SECOND
    return 0 if part == 0 else rational(rt, part)


@time_.method("zone")
def zone(rt: Interpreter, self: RTime) -> Value:
    return None if self.zone is None else rt.str(self.zone, "US-ASCII")


@time_.method("utc_offset", "gmt_offset", "gmtoff")
def utc_offset(rt: Interpreter, self: RTime) -> int:
    return self.offset


@time_.method("utc?", "gmt?")
def is_utc(rt: Interpreter, self: RTime) -> bool:
    return self.kind == "utc"


@time_.method("dst?", "isdst")
def is_dst(rt: Interpreter, self: RTime) -> bool:
    import time

    return self.kind == "local" and time.localtime(int(self.ns // SECOND)).tm_isdst > 0


@time_.method("to_a")
def to_a(rt: Interpreter, self: RTime) -> Value:
    m = self.moment
    return rt.array(
        [m.second, m.minute, m.hour, m.day, m.month, m.year, m.wday, m.yday, is_dst(rt, self), zone(rt, self)]
    )


def shown(self: RTime) -> str:
    return strftime("%Y-%m-%d %H:%M:%S UTC" if self.kind == "utc" else "%Y-%m-%d %H:%M:%S %z", self.moment)


@time_.method("to_s")
def to_s(rt: Interpreter, self: RTime) -> str:
    return shown(self)


@time_.method("inspect")
def inspect(rt: Interpreter, self: RTime) -> str:
    part = self.ns % SECOND
    text = shown(self) + ("%02d" % (abs(self.offset) % 60) if self.offset % 60 else "")
    if part == 0:
        return text
    if type(part) is int:
        return text[:19] + (".%09d" % part).rstrip("0") + text[19:]
    from fractions import Fraction

    fraction = Fraction(part) / SECOND
    return "%s %d/%d%s" % (text[:19], fraction.numerator, fraction.denominator, text[19:])


@time_.method("ctime", "asctime")
def ctime(rt: Interpreter, self: RTime) -> str:
    return strftime("%a %b %e %H:%M:%S %Y", self.moment)


@time_.method("strftime")
def strftime_(rt: Interpreter, self: RTime, pattern: str) -> str:
    return strftime(pattern, self.moment)


def iso8601_text(self: RTime, digits: Optional[int] = None) -> str:
    part = (
        ""
        if not digits
        else ".%0*d" % (digits, int(self.ns % SECOND * 10 ** max(digits - 9, 0)) // 10 ** max(9 - digits, 0))
    )
    text = strftime("%Y-%m-%dT%H:%M:%S", self.moment) + part
    return text + ("Z" if self.kind == "utc" else strftime("%:z", self.moment))


CLASSES = (time_,)
