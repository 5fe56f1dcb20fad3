"""The proleptic Gregorian calendar in numbers: what Time and Date compute with."""

from __future__ import annotations

from typing import Tuple

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EPOCH_JD = 2440588  # the Julian day number of 1970-01-01


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else LENGTHS[month - 1]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil_from_days(days: int) -> Tuple[int, int, int]:
    days += 719468
    era = days // 146097
    of_era = days - era * 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def day_of_year(year: int, month: int, day: int) -> int:
    return BEFORE[month - 1] + day + (1 if month > 2 and is_leap(year) else 0)


def weekday(days: int) -> int:
    """0 is Sunday."""
    return (days + 4) % 7


def iso_week(days: int) -> Tuple[int, int, int]:
    """ISO 8601 year, week and day (1 is Monday)."""
    day = (days + 3) % 7 + 1
    thursday = days - day + 4
    year = civil_from_days(thursday)[0]
    return year, (thursday - days_from_civil(year, 1, 1)) // 7 + 1, day


def days_from_iso(year: int, week: int, day: int) -> int:
    fourth = days_from_civil(year, 1, 4)
    return fourth - (fourth + 3) % 7 + (week - 1) * 7 + day - 1


def week_number(yday: int, wday: int, monday: bool) -> int:
    """%W (weeks begin on Monday) and %U (on Sunday)."""
    return (yday - 1 + 7 - ((wday - 1) % 7 if monday else wday)) // 7


def offset_text(offset: int, colons: int = 0) -> str:
    """``+0200``, ``+02:00``, ``+02:00:00``."""
    sign = "-" if offset < 0 else "+"
    hours, rest = divmod(abs(offset), 3600)
    minutes, seconds = divmod(rest, 60)
    if colons == 0:
        return "%s%02d%02d" % (sign, hours, minutes)
    if colons == 1:
        return "%s%02d:%02d" % (sign, hours, minutes)
    return "%s%02d:%02d:%02d" % (sign, hours, minutes, seconds)
