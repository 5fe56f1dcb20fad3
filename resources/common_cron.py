"""The fields of a crontab line: the properties that cron and cron_d share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Sequence

from pysolo.chef.declaration import Property
from pysolo.resources.common_coerce import plain_text
from pysolo.ruby.runtime.objects import RHash, RString, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter

DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
LONG_DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TIME_OUT_KEYS = ("duration", "preserve-status", "foreground", "kill-after", "signal")


def _field(spec: Any, low: int, high: int, names: Sequence[str] = ()) -> bool:
    """Is it a crontab field: *, numbers, ranges, steps and lists of these, or one of the names?"""
    if isinstance(spec, int):
        return low <= spec <= high
    text = str(spec)
    if text == "*" or text.lower() in names:
        return True
    for part in text.split(","):
        if names and re.fullmatch(r"[A-Za-z]{3,9}(-[A-Za-z]{3,9})?", part):
            if all(name.lower() in names for name in part.split("-")):
                continue
            return False
        match = re.fullmatch(r"(?:\*|(\d+)(?:-(\d+))?)(?:/(\d+))?", part)
        if match is None:
            return False
        for number in match.group(1, 2):
            if number is not None and not low <= int(number) <= high:
                return False
        if match.group(3) is not None and int(match.group(3)) > high:
            return False
    return True


def is_minute(spec: Any) -> bool:
    return _field(spec, 0, 59)


def is_hour(spec: Any) -> bool:
    return _field(spec, 0, 23)


def is_day(spec: Any) -> bool:
    return _field(spec, 1, 31)


def is_month(spec: Any) -> bool:
    return _field(spec, 1, 12, MONTHS)


def is_weekday(spec: Any) -> bool:
    return _field(spec, 0, 7, DAYS + LONG_DAYS)


def weekday(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """The name of a day becomes its number."""
    name = plain_text(rt, value).lower()
    for names in (DAYS, LONG_DAYS):
        if name in names:
            return rt.str(str(names.index(name)))
    return value


def time_out(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A number is the duration."""
    if isinstance(value, RHash):
        keys = [plain_text(rt, key) for key in value]
        bad = [key for key in keys if key not in TIME_OUT_KEYS]
        if bad:
            raise rt.error(
                "Chef::Exceptions::ValidationFailed",
                'Key of option time_out must be equal to one of: "%s"!  You passed "%s".'
                % ('", "'.join(TIME_OUT_KEYS), ", ".join(bad)),
            )
        if not all(re.match(r"\S", plain_text(rt, item)) for _, item in value.items()):
            raise rt.error(
                "Chef::Exceptions::ValidationFailed", "Values of option time_out must begin without a blank."
            )
        return value
    if isinstance(value, RString) or type(value) is int:
        return rt.hash([(rt.str("duration"), value)])
    return value


DATE_FIELDS = (
    Property(
        "hour", (int, str), default="*", callbacks={"should be a valid hour spec": is_hour}, doc="The hour (0-23)."
    ),
    Property(
        "day",
        (int, str),
        default="*",
        callbacks={"should be a valid day spec": is_day},
        doc="The day of the month (1-31).",
    ),
    Property(
        "month",
        (int, str),
        default="*",
        callbacks={"should be a valid month spec": is_month},
        doc="The month (1-12, or a name).",
    ),
)
CRON_FIELDS = (
    Property(
        "minute",
        (int, str),
        default="*",
        callbacks={"should be a valid minute spec": is_minute},
        doc="The minute (0-59).",
    ),
    *DATE_FIELDS,
    Property(
        "weekday",
        (int, str, "symbol"),
        default="*",
        coerce=weekday,
        callbacks={"should be a valid weekday spec": is_weekday},
        doc="The day of the week (0-7, or a name).",
    ),
    Property("shell", str, doc="The SHELL variable."),
    Property("path", str, doc="The PATH variable."),
    Property("home", str, doc="The HOME variable."),
    Property("mailto", str, doc="The MAILTO variable."),
    Property("command", str, identity=True, required=("create",), doc="What to run."),
    Property("user", str, default="root", doc="Whose crontab, or who runs it."),
    Property("environment", dict, default={}, doc="Further variables."),
    Property("time_out", dict, default={}, coerce=time_out, doc="A limit put on the command with timeout(1)."),
)
