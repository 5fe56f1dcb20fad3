"""From what a text says to a Date or DateTime."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.ruby.core.civil import civil_from_days, days_from_civil, iso_week, weekday
from pysolo.ruby.runtime.objects import RClass, Value
from pysolo.ruby.stdlib.date_calendar import days_of as civil_to_days
from pysolo.ruby.stdlib.date_calendar import valid_civil, valid_commercial, valid_ordinal
from pysolo.ruby.stdlib.date_object import SECOND, RDate, invalid_date, start_of, whole

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

Found = Dict[str, Any]
DAY_KEYS = ("jd", "year", "mon", "mday", "yday", "cweek", "wday", "cwday", "seconds", "wnum0", "wnum1")


def today_days() -> int:
    now = time.localtime()
    return days_from_civil(now.tm_year, now.tm_mon, now.tm_mday)


def days_of(found: Found, start: float) -> Optional[int]:
    """The day that the parts mean, what is missing taken from today or the start."""
    today = today_days()
    year_now, month_now = civil_from_days(today)[:2]
    if "seconds" in found:
        return int((found["seconds"] + (found.get("offset") or 0)) // 86400)
    if "jd" in found:
        return int(found["jd"]) - 2440588
    if "yday" in found and "mon" not in found:
        return valid_ordinal(found.get("year", year_now), found["yday"], start)
    if "cweek" in found:
        year: int = found["cwyear"] if "cwyear" in found else found.get("year") or iso_week(today)[0]
        return valid_commercial(year, found["cweek"], found["cwday"] if "cwday" in found else found.get("wday", 1) or 7)
    for key, monday in (("wnum0", False), ("wnum1", True)):
        if key in found:
            first = civil_to_days(found.get("year", year_now), 1, 1, start)
            day_one = 1 if monday else 0
            # the day on which week 1 begins: the first Sunday or Monday of the year
            week_one = first + (day_one - weekday(first)) % 7
            wday: int = found["wday"] if "wday" in found else found.get("cwday", day_one)
            return week_one + (int(found[key]) - 1) * 7 + (wday - day_one) % 7
    if "year" in found or "mon" in found or "mday" in found:
        year = found.get("year", year_now)
        month = found.get("mon", 1 if "year" in found else month_now)
        return valid_civil(year, month, found.get("mday", 1), start)
    if "wday" in found:
        return today - weekday(today) + int(found["wday"])
    if "cwday" in found:
        return today - (weekday(today) or 7) + int(found["cwday"])
    if any(key in found for key in ("hour", "min", "sec", "sec_fraction")):
        return today
    return None


def date_from(rt: Interpreter, cls: RClass, found: Optional[Found], start: Value = None) -> RDate:
    if not found:
        raise invalid_date(rt)
    if "DateTime" not in [ancestor.name for ancestor in cls.ancestors] and not any(key in found for key in DAY_KEYS):
        raise invalid_date(rt)
    reform = start_of(rt, start)
    days = days_of(found, reform)
    if days is None:
        raise invalid_date(rt)
    return RDate(cls, days, start=reform)


def datetime_from(rt: Interpreter, cls: RClass, found: Optional[Found], start: Value = None) -> RDate:
    made = date_from(rt, cls, found, start)
    assert found is not None
    made.offset = found.get("offset") or 0
    if "seconds" in found:
        made.ns = whole((found["seconds"] + made.offset) % 86400 * SECOND)
        return made
    hour, minute, second = found.get("hour", 0), found.get("min", 0), min(found.get("sec", 0), 59)
    if hour > 24 or minute > 59:
        raise invalid_date(rt)
    made.ns = whole((hour * 3600 + minute * 60 + second) * SECOND + found.get("sec_fraction", 0) * SECOND)
    if hour == 24:
        made.days, made.ns = made.days + 1, made.ns - 86400 * SECOND
    return made


def found_hash(rt: Interpreter, found: Optional[Found]) -> Value:
    """What Date._parse and _strptime give."""
    if found is None:
        return None
    from pysolo.ruby.core.time_arguments import rational

    return rt.hash(
        {
            rt.sym(key): rt.str(value)
            if isinstance(value, str)
            else rational(rt, value)
            if key == "sec_fraction"
            else value
            for key, value in found.items()
            if not key.startswith("_")
        }
    )
