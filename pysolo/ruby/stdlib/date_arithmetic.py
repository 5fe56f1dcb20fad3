"""What is computed with dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.time_arguments import rational
from pysolo.ruby.core.time_object import epoch_of_local, local_time
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value
from pysolo.ruby.stdlib.date_calendar import valid_civil
from pysolo.ruby.stdlib.date_object import DAY, SECOND, RDate

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

date = NativeClass("Date")


def days_argument(rt: Interpreter, value: Value) -> Any:
    """A number of days as nanoseconds, exactly."""
    if type(value) is int:
        return value * DAY
    from fractions import Fraction

    if type(value) is float:
        return Fraction(round(value * DAY))
    if not rt.is_a(value, rt.classes["Numeric"]):
        raise rt.error("TypeError", "expected numeric")
    found = rt.send(value, "to_r")
    return Fraction(rt.send(found, "numerator"), rt.send(found, "denominator")) * DAY


def count(rt: Interpreter, value: Value) -> int:
    """A number of months, years ..."""
    if type(value) is int:
        return value
    if not rt.is_a(value, rt.classes["Numeric"]):
        shown = rt.inspect(value) if value is None or type(value) is bool else rt.class_name(value)
        raise rt.error("TypeError", "%s can't be coerced into Integer" % shown)
    return rt.to_int(value)


@date.method("+")
def plus(rt: Interpreter, self: RDate, other: Value) -> RDate:
    return self.shifted(days_argument(rt, other))


@date.method("-")
def minus(rt: Interpreter, self: RDate, other: Value) -> Value:
    if isinstance(other, RDate):
        from fractions import Fraction

        return rational(rt, Fraction(self.instant - other.instant) / DAY)
    return self.shifted(-days_argument(rt, other))


def months_on(self: RDate, months: int) -> RDate:
    """The same day of another month, or the last one before it that there is."""
    year, month, day = self.civil
    years, month = divmod(month - 1 + months, 12)
    found = None
    while found is None:
        found = valid_civil(year + years, month + 1, day, self.start)
        day -= 1
    return self.like(found)


@date.method(">>", "next_month")
def later(rt: Interpreter, self: RDate, months: Value = 1) -> RDate:
    return months_on(self, count(rt, months))


@date.method("<<", "prev_month")
def earlier(rt: Interpreter, self: RDate, months: Value = 1) -> RDate:
    if not rt.is_a(months, rt.classes["Numeric"]):
        raise rt.error("TypeError", "expected numeric")
    return months_on(self, -count(rt, months))


@date.method("next_year")
def next_year(rt: Interpreter, self: RDate, years: Value = 1) -> RDate:
    return months_on(self, count(rt, years) * 12)


@date.method("prev_year")
def prev_year(rt: Interpreter, self: RDate, years: Value = 1) -> RDate:
    return months_on(self, -count(rt, years) * 12)


@date.method("next_day")
def next_day(rt: Interpreter, self: RDate, days: Value = 1) -> RDate:
    return plus(rt, self, days)


@date.method("prev_day")
def prev_day(rt: Interpreter, self: RDate, days: Value = 1) -> RDate:
    return self.shifted(-days_argument(rt, days))


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


@date.method("==", "eql?")
def equal(rt: Interpreter, self: RDate, other: Value) -> bool:
    return isinstance(other, RDate) and bool(self.instant == other.instant)


@date.method("===")
def same_day(rt: Interpreter, self: RDate, other: Value) -> bool:
    return isinstance(other, RDate) and self.days == other.days


@date.method("hash")
def hash_(rt: Interpreter, self: RDate) -> int:
    return hash(("date", self.instant))


@date.method("step")
def step(rt: Interpreter, self: RDate, limit: Value, by: Value = 1, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "step", limit, by)
    at: Any = self
    forward = rt.cmp(by, 0)
    if forward == 0:
        raise rt.error("ArgumentError", "step can't be 0")
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


@date.method("infinite?")
def is_infinite(rt: Interpreter, self: RDate) -> bool:
    return False


@date.method("to_date")
def to_date(rt: Interpreter, self: RDate) -> RDate:
    return self if self.cls.real.name == "Date" else RDate(rt.classes["Date"], self.days, start=self.start)


@date.method("to_time")
def to_time(rt: Interpreter, self: RDate) -> Value:
    return local_time(rt, epoch_of_local(self.days * 86400) * SECOND)


@date.method("to_datetime")
def to_datetime(rt: Interpreter, self: RDate) -> Value:
    return RDate(rt.const_get("DateTime"), self.days, start=self.start)
