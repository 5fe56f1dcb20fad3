"""The Python side of Date and DateTime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.civil import (
    EPOCH_JD,
    civil_from_days,
    day_of_year,
    days_from_civil,
    days_in_month,
    offset_text,
    weekday,
)
from pysolo.ruby.core.strftime import Moment
from pysolo.ruby.runtime.objects import RClass, RObject

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

SECOND = 1_000_000_000
DAY = 86400 * SECOND


class RDate(RObject):
    """``days`` since 1970-01-01 and ``ns`` of the day, both as the clock at ``offset`` seconds shows them."""

    __slots__ = ("days", "ns", "offset")

    def __init__(self, cls: RClass, days: int = -2440588, ns: Any = 0, offset: int = 0) -> None:
        super().__init__(cls)
        self.days = days
        self.ns = ns  # int or Fraction
        self.offset = offset

    @property
    def instant(self) -> Any:
        """Nanoseconds since the epoch, in UTC."""
        return self.days * DAY + self.ns - self.offset * SECOND

    def like(self, days: int, ns: Any = None) -> RDate:
        return RDate(self.cls.real, days, self.ns if ns is None else ns, self.offset)

    def shifted(self, ns: Any) -> RDate:
        extra, rest = divmod(self.ns + ns, DAY)
        return self.like(self.days + int(extra), int(rest) if rest == int(rest) else rest)

    def moment(self) -> Moment:
        year, month, day = civil_from_days(self.days)
        second, part = divmod(self.ns, SECOND)
        minute, second = divmod(int(second), 60)
        hour, minute = divmod(minute, 60)
        return Moment(
            year, month, day, hour, minute, second, part, weekday(self.days), day_of_year(year, month, day), self.offset,
            offset_text(self.offset, 1), int(self.instant // SECOND), True,
        )  # fmt: skip

    @property
    def jd(self) -> int:
        return self.days + EPOCH_JD


def civil_days(year: int, month: int, day: int) -> Optional[int]:
    """Days since the epoch; negative months and days count from the end; None for no date."""
    if month < 0:
        month += 13
    if not 1 <= month <= 12:
        return None
    length = days_in_month(year, month)
    if day < 0:
        day += length + 1
    return days_from_civil(year, month, day) if 1 <= day <= length else None


def invalid_date(rt: Interpreter) -> Exception:
    found: Exception = rt.error(rt.const_get("Date::Error"), "invalid date")
    return found
