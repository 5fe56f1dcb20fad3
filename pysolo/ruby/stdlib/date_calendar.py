"""Dates as days, by the Julian calendar up to the day of the reform and by the Gregorian one from it on."""

from __future__ import annotations

from typing import Optional, Tuple

from pysolo.ruby.core.civil import EPOCH_JD, civil_from_days, days_from_civil, days_from_iso, iso_week

ITALY = 2299161
ENGLAND = 2361222
GREGORIAN = float("-inf")
JULIAN = float("inf")
Civil = Tuple[int, int, int]


def julian_days(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 of a Julian date: every fourth year is a leap year."""
    year -= month <= 2
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return year * 365 + year // 4 + of_year - 719470


def julian_civil(days: int) -> Civil:
    days += 719470
    cycle, rest = divmod(days, 1461)
    year = min(rest // 365, 3)
    of_year = rest - year * 365
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return cycle * 4 + year + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def is_julian(days: int, start: float) -> bool:
    return days + EPOCH_JD < start


def civil(days: int, start: float) -> Civil:
    return julian_civil(days) if is_julian(days, start) else civil_from_days(days)


def days_of(year: int, month: int, day: int, start: float) -> int:
    """Without any check: a day that the reform left out counts on."""
    days = days_from_civil(year, month, day)
    return julian_days(year, month, day) if is_julian(days, start) else days


def month_end(year: int, month: int, start: float) -> Optional[int]:
    """The last day of a month that the calendar has."""
    for day in range(31, 0, -1):
        if civil(days_of(year, month, day, start), start) == (year, month, day):
            return day
    return None


def valid_civil(year: int, month: int, day: int, start: float) -> Optional[int]:
    """Days since the epoch; negative months and days count from the end; None for no date."""
    if month < 0:
        month += 13
    if not 1 <= month <= 12:
        return None
    if day < 0:
        day += (month_end(year, month, start) or 0) + 1
    if not 1 <= day <= 31:
        return None
    days = days_of(year, month, day, start)
    return days if civil(days, start) == (year, month, day) else None


def valid_ordinal(year: int, yday: int, start: float) -> Optional[int]:
    first, following = days_of(year, 1, 1, start), days_of(year + 1, 1, 1, start)
    days = following + yday if yday < 0 else first + yday - 1
    return days if yday and first <= days < following else None


def valid_commercial(year: int, week: int, day: int) -> Optional[int]:
    if day < 0:
        day += 8
    if week < 0:
        week += iso_week(days_from_civil(year, 12, 28))[1] + 1
    days = days_from_iso(year, week, day)
    return days if 1 <= day <= 7 and iso_week(days)[:2] == (year, week) else None


def is_leap_by(days: int, year: int, start: float) -> bool:
    """Whether the year of the calendar that this day follows has a 29 February."""
    return year % 4 == 0 if is_julian(days, start) else year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
