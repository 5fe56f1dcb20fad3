"""Dates as text and out of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from pysolo.ruby.core.strftime import strftime
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, Value
from pysolo.ruby.stdlib.date_make import date_from, datetime_from, found_hash
from pysolo.ruby.stdlib.date_object import DAY, SECOND, RDate

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

date = NativeClass("Date")
datetime = NativeClass("DateTime", superclass="Date")
FIRST = "-4712-01-01"
ERAS = ((2458605, "R", 2018), (2447535, "H", 1988), (2424875, "S", 1925), (2419614, "T", 1911), (2405160, "M", 1867))


def limited(rt: Interpreter, text: str, limit: Value) -> str:
    """Long texts are refused: the patterns of ``parse`` are slow on them."""
    if limit is not UNSET and limit is None:
        return text
    longest = 128 if limit is UNSET else rt.to_int(limit)
    if len(text.encode("utf-8", "surrogateescape")) > longest:
        raise rt.error("ArgumentError", "string length (%d) exceeds the limit %d" % (len(text), longest))
    return text


def parsed(rt: Interpreter, text: str, complete: Value, limit: Value) -> Any:
    from pysolo.ruby.stdlib.date_parse import parse

    return parse(limited(rt, text, limit), rt.truthy(complete))


def scanned(text: str, pattern: str) -> Any:
    from pysolo.ruby.stdlib.date_strptime import strptime

    return strptime(text, pattern)


@date.singleton("_parse")
def low_parse(rt: Interpreter, self: RClass, text: str, complete: Value = True, *, limit: Value = UNSET) -> Value:
    return found_hash(rt, parsed(rt, text, complete, limit))


@date.singleton("_strptime")
def low_strptime(rt: Interpreter, self: RClass, text: str, pattern: str = "%F") -> Value:
    return found_hash(rt, scanned(text, pattern))


@datetime.singleton("_strptime")
def low_strptime_of_datetime(rt: Interpreter, self: RClass, text: str, pattern: str = "%FT%T%z") -> Value:
    return found_hash(rt, scanned(text, pattern))


def _parse(make: Callable[..., RDate], first: str) -> Any:
    def read(
        rt: Interpreter, self: RClass, text: str = first, complete: Value = True, start: Value = None, *, limit: Value = UNSET
    ) -> RDate:  # fmt: skip
        return make(rt, self, parsed(rt, text, complete, limit), start)

    return read


def _strptime(make: Callable[..., RDate], first: str, default: str) -> Any:
    def read(rt: Interpreter, self: RClass, text: str = first, pattern: str = default, start: Value = None) -> RDate:
        return make(rt, self, scanned(text, pattern), start)

    return read


def _low_format(name: str) -> Any:
    def read(rt: Interpreter, self: RClass, text: Value, *, limit: Value = UNSET) -> Value:
        return found_hash(rt, by_format(rt, name, text, limit))

    return read


def _format(name: str, make: Callable[..., RDate], first: str) -> Any:
    def read(rt: Interpreter, self: RClass, text: Value = first, start: Value = None, *, limit: Value = UNSET) -> RDate:
        return make(rt, self, by_format(rt, name, rt.str(text) if type(text) is str else text, limit), start)

    return read


def by_format(rt: Interpreter, name: str, text: Value, limit: Value) -> Any:
    from pysolo.ruby.stdlib.date_formats import FORMATS

    return {} if text is None else FORMATS[name](limited(rt, rt.to_str(text), limit))


for native, maker, clock in ((date, date_from, ""), (datetime, datetime_from, "T00:00:00+00:00")):
    native.singleton("parse")(_parse(maker, FIRST + clock))
    native.singleton("strptime")(_strptime(maker, FIRST + clock, "%FT%T%z" if clock else "%F"))
    for names, first in (
        (("iso8601",), FIRST + clock),
        (("rfc3339",), FIRST + "T00:00:00+00:00"),
        (("xmlschema",), FIRST + clock),
        (("rfc2822", "rfc822"), "Mon, 1 Jan -4712 00:00:00 +0000"),
        (("httpdate",), "Mon, 01 Jan -4712 00:00:00 GMT"),
        (("jisx0301",), FIRST + clock),
    ):
        native.singleton(*names)(_format(names[0], maker, first))
        if native is date:
            date.singleton(*["_" + name for name in names])(_low_format(names[0]))


@date.method("strftime")
def strftime_(rt: Interpreter, self: RDate, pattern: str = "%F") -> str:
    return strftime(pattern, self.moment())


@datetime.method("strftime")
def strftime_of_datetime(rt: Interpreter, self: RDate, pattern: str = "%FT%T%:z") -> str:
    return strftime(pattern, self.moment())


def _written(pattern: str) -> Any:
    def write(rt: Interpreter, self: RDate) -> Value:
        return rt.str(strftime(pattern, self.moment()), "US-ASCII")

    return write


formats: Any = (
    (("to_s", "iso8601", "xmlschema"), "%Y-%m-%d"),
    (("rfc3339",), "%Y-%m-%dT%H:%M:%S%:z"),
    (("rfc2822", "rfc822"), "%a, %-d %b %Y %T %z"),
    (("ctime", "asctime"), "%a %b %e %H:%M:%S %Y"),
)
for ruby_names, format_text in formats:
    date.method(*ruby_names)(_written(format_text))
datetime.method("to_s")(_written("%Y-%m-%dT%H:%M:%S%:z"))


@date.method("httpdate")
def httpdate(rt: Interpreter, self: RDate) -> Value:
    days, ns = divmod(self.instant, DAY)
    moment = RDate(self.cls.real, int(days), ns, 0, self.start).moment()
    return rt.str(strftime("%a, %d %b %Y %T GMT", moment), "US-ASCII")


def with_fraction(digits: Optional[int]) -> str:
    return "T%%H:%%M:%%S%s%%:z" % (".%%%dN" % digits if digits else "")


@datetime.method("iso8601", "xmlschema", "rfc3339")
def iso8601(rt: Interpreter, self: RDate, digits: Optional[int] = 0) -> Value:
    return rt.str(strftime("%Y-%m-%d" + with_fraction(digits), self.moment()), "US-ASCII")


def era_format(self: RDate) -> str:
    """The year of the Japanese era; plain ISO before there were any."""
    for first, letter, before in ERAS:
        if self.jd >= first:
            return "%s%02d.%%m.%%d" % (letter, self.civil[0] - before)
    return "%Y-%m-%d"


@date.method("jisx0301")
def jisx0301(rt: Interpreter, self: RDate) -> Value:
    return rt.str(strftime(era_format(self), self.moment()), "US-ASCII")


@datetime.method("jisx0301")
def jisx0301_of_datetime(rt: Interpreter, self: RDate, digits: Optional[int] = 0) -> Value:
    return rt.str(strftime(era_format(self) + with_fraction(digits), self.moment()), "US-ASCII")


@date.method("inspect")
def inspect(rt: Interpreter, self: RDate) -> str:
    days, rest = divmod(self.instant, DAY)
    second, part = divmod(rest, SECOND)
    reform = "%.0f" % self.start if abs(self.start) != float("inf") else "Inf" if self.start > 0 else "-Inf"
    return "#<%s: %s ((%dj,%ds,%sn),%+ds,%sj)>" % (
        rt.class_name(self), rt.to_s(self), days + 2440588, second, part_text(part), self.offset, reform,
    )  # fmt: skip


def part_text(part: Any) -> str:
    return "%d" % part if part == int(part) else "(%d/%d)" % (part.numerator, part.denominator)
