"""The Python side of Date and DateTime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pysolo.ruby.core.civil import EPOCH_JD, offset_text, weekday
from pysolo.ruby.core.strftime import Moment
from pysolo.ruby.runtime.objects import RClass, RObject, Value
from pysolo.ruby.stdlib.date_calendar import ITALY, Civil, civil, days_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

SECOND = 1_000_000_000
DAY = 86400 * SECOND
FIRST_DAY = -EPOCH_JD  # 1 January -4712


class RDate(RObject):
    """``days`` since 1970-01-01 and ``ns`` of the day, both as the clock at ``offset`` seconds shows them.

    ``start`` is the Julian day number of the calendar's reform.
    """

    __slots__ = ("days", "ns", "offset", "start")

    def __init__(self, cls: RClass, days: int = FIRST_DAY, ns: Any = 0, offset: int = 0, start: float = ITALY) -> None:
        super().__init__(cls)
        self.days = days
        self.ns = ns  # int or Fraction
        self.offset = offset
        self.start = start

    @property
    def instant(self) -> Any:
        """Nanoseconds since the epoch, in UTC."""
        return self.days * DAY + self.ns - self.offset * SECOND

    @property
    def civil(self) -> Civil:
        return civil(self.days, self.start)

    @property
    def yday(self) -> int:
        return self.days - days_of(self.civil[0], 1, 1, self.start) + 1

    @property
    def jd(self) -> int:
        return self.days + EPOCH_JD

    def like(self, days: int, ns: Any = None) -> RDate:
        return RDate(self.cls.real, days, self.ns if ns is None else ns, self.offset, self.start)

    def shifted(self, ns: Any) -> RDate:
        extra, rest = divmod(self.ns + ns, DAY)
        return self.like(self.days + int(extra), whole(rest))

    def moment(self) -> Moment:
        year, month, day = self.civil
        second, part = divmod(self.ns, SECOND)
        minute, second = divmod(int(second), 60)
        hour, minute = divmod(minute, 60)
        return Moment(
            year, month, day, hour, minute, second, part, weekday(self.days), self.yday, self.offset,
            offset_text(self.offset, 1), int(self.instant // SECOND), True, self.days,
        )  # fmt: skip


def whole(number: Any) -> Any:
    """An int where a Fraction is one."""
    return int(number) if number == int(number) else number


def start_of(rt: Interpreter, value: Value) -> float:
    return ITALY if value is None else rt.to_float(value)


def invalid_date(rt: Interpreter) -> Exception:
    found: Exception = rt.error(rt.const_get("Date::Error"), "invalid date")
    return found
