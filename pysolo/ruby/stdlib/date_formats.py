"""Date._iso8601 and its kin: texts that follow a standard to the letter. What does not fit tells nothing."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Optional, Pattern

from pysolo.ruby.stdlib.date_parse import DAY_NAMES, MONTH_NAMES, fraction, month_number, two_digit_year
from pysolo.ruby.stdlib.date_zones import zone_offset

Found = Dict[str, Any]
ERA_STARTS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
CLOCK = r"(?P<hour>\d{2}):(?P<min>\d{2})"
SECONDS = r"(?::(?P<sec>\d{2})(?:[,.](?P<part>\d+))?)?"
ZONE = r"(?P<zone>z|[-+]\d{2}(?::?\d{2})?)?"


def pattern(text: str) -> Pattern[str]:
    return re.compile(r"\s*" + text + r"\s*\Z", re.I)


ISO_EXTENDED = pattern(
    r"(?:(?P<year>[-+]?\d{2,}|-)-(?P<mon>\d{2})?(?:-(?P<mday>\d{2}))?|(?P<oyear>[-+]?\d{2,})?-(?P<yday>\d{3})"
    r"|(?P<cwyear>\d{4}|\d{2})?-w(?P<cweek>\d{2})-(?P<cwday>\d)|-w-(?P<only>\d))"
    r"(?:t" + CLOCK + SECONDS + ZONE + ")?"
)
ISO_BASIC = pattern(
    r"(?:(?P<year>[-+]?(?:\d{4}|\d{2})|--)(?P<mon>\d{2}|-)(?P<mday>\d{2})|(?P<oyear>[-+]?(?:\d{4}|\d{2}))(?P<yday>\d{3})"
    r"|-(?P<yonly>\d{3})|(?P<cwyear>\d{4}|\d{2})w(?P<cweek>\d{2})(?P<cwday>\d)|-w(?P<wonly>\d{2})(?P<donly>\d)|-w-(?P<only>\d))"
    r"(?:t?(?P<hour>\d{2})(?P<min>\d{2})(?:(?P<sec>\d{2})(?:[,.](?P<part>\d+))?)?" + ZONE + ")?"
)
ISO_TIME = pattern(CLOCK + r"(?::(?P<sec>\d{2})(?:[,.](?P<part>\d+))?" + ZONE + ")?")
ISO_BASIC_TIME = pattern(r"(?P<hour>\d{2})(?P<min>\d{2})(?:(?P<sec>\d{2})(?:[,.](?P<part>\d+))?" + ZONE + ")?")
FULL_CLOCK = r"(?P<hour>\d{2}):(?P<min>\d{2}):(?P<sec>\d{2})(?:\.(?P<part>\d+))?"
XML_ZONE = r"(?P<zone>z|[-+]\d{2}(?::\d{2})?)?"
XML = pattern(r"(?P<year>-?\d{4,})(?:-(?P<mon>\d{2})(?:-(?P<mday>\d{2}))?)?(?:t" + FULL_CLOCK + ")?" + XML_ZONE)
XML_TIME = pattern(FULL_CLOCK + XML_ZONE)
XML_SHORT = pattern(r"(?:--(?P<mon>\d{2})(?:-(?P<mday>\d{2}))?|---(?P<donly>\d{2}))" + XML_ZONE)
RFC3339 = pattern(
    r"(?P<year>-?\d{4})-(?P<mon>\d{2})-(?P<mday>\d{2})(?:t|\s)" + FULL_CLOCK + r"(?P<zone>z|[-+]\d{2}:\d{2})"
)
RFC2822 = pattern(
    r"(?:(?P<wday>%s)\s*,\s+)?(?P<mday>\d{1,2})\s+(?P<month>%s)\s+(?P<year>-?\d{2,})\s+"
    r"(?P<hour>\d{2}):(?P<min>\d{2})(?::(?P<sec>\d{2}))?\s*(?P<zone>[-+]\d{2}:?\d{2}|[a-z]+(?:\s+dst)?)"
    % (DAY_NAMES, MONTH_NAMES)
)
FULL_DAYS = "sunday|monday|tuesday|wednesday|thursday|friday|saturday"
HTTP_CLOCK = r"(?P<hour>\d{2}):(?P<min>\d{2}):(?P<sec>\d{2})"
HTTP = (
    pattern(
        r"(?P<wday>%s)\s*,\s+(?P<mday>\d{2})\s+(?P<month>%s)\s+(?P<year>-?\d{4})\s+%s\s+(?P<zone>gmt)"
        % (DAY_NAMES, MONTH_NAMES, HTTP_CLOCK)
    ),
    pattern(
        r"(?P<wday>%s)\s*,\s+(?P<mday>\d{2})\s*-\s*(?P<month>%s)\s*-\s*(?P<year>\d{2})\s+%s\s+(?P<zone>gmt)"
        % (FULL_DAYS, MONTH_NAMES, HTTP_CLOCK)
    ),
    pattern(
        r"(?P<wday>%s)\s+(?P<month>%s)\s+(?P<mday>\d{1,2})\s+%s\s+(?P<year>\d{4})"
        % (DAY_NAMES, MONTH_NAMES, HTTP_CLOCK)
    ),
)
JIS = pattern(
    r"(?P<era>[mtshr])?(?P<year>\d{2})\.(?P<mon>\d{2})\.(?P<mday>\d{2})(?:t(?:%s%s%s)?)?" % (CLOCK, SECONDS, ZONE)
)


def take(found: Optional[re.Match[str]], names: str) -> Optional[Found]:
    """The named parts of a match as numbers, in this order; the clock and zone follow."""
    if found is None:
        return None
    parts = found.groupdict()
    taken: Found = {}
    for name in (*names.split(), "hour", "min", "sec"):
        text = parts.get(name)
        if text is not None and text.lstrip("+-"):
            taken[name] = int(text)
    if parts.get("part"):
        taken["sec_fraction"] = fraction(parts["part"])
    if parts.get("zone"):
        taken["zone"] = parts["zone"]
        taken["offset"] = zone_offset(parts["zone"])
    return taken


def full_year(text: str) -> int:
    """Fewer than four digits mean a year of the 20th or 21st century."""
    return two_digit_year(int(text)) if len(text) < 4 else int(text)


def iso8601(text: str) -> Found:
    match = ISO_EXTENDED.match(text) or ISO_BASIC.match(text)
    if match is None:
        return take(ISO_TIME.match(text) or ISO_BASIC_TIME.match(text), "") or {}
    parts = match.groupdict()
    renamed = {"oyear": "year", "yonly": "yday", "wonly": "cweek", "donly": "cwday", "only": "cwday"}
    found = take(match, "mday year mon yday oyear yonly cweek wonly cwday donly only cwyear") or {}
    for name in ("year", "oyear", "cwyear"):
        if name in found:
            found[name] = full_year(parts[name])
    return {renamed.get(name, name): value for name, value in found.items()}


def xmlschema(text: str) -> Found:
    found = take(XML.match(text) or XML_TIME.match(text) or XML_SHORT.match(text), "year mon mday donly") or {}
    return {"mday" if name == "donly" else name: value for name, value in found.items()}


def rfc3339(text: str) -> Found:
    return take(RFC3339.match(text), "year mon mday") or {}


def named(match: Optional[re.Match[str]]) -> Found:
    """Formats that name the day and the month."""
    if match is None:
        return {}
    found: Found = {}
    if match.group("wday"):
        found["wday"] = DAY_NAMES.split("|").index(match.group("wday")[:3].lower())
    found["mday"] = int(match.group("mday"))
    found["mon"] = month_number(match.group("month"))
    found["year"] = full_year(match.group("year"))
    found.update(take(match, "") or {})
    return found


def rfc2822(text: str) -> Found:
    return named(RFC2822.match(text))


def httpdate(text: str) -> Found:
    for form in HTTP:
        match = form.match(text)
        if match is not None:
            return named(match)
    return {}


def jisx0301(text: str) -> Found:
    match = JIS.match(text)
    if match is None:
        return iso8601(text)
    found = take(match, "year mon mday") or {}
    found["year"] += ERA_STARTS[(match.group("era") or "h").lower()]
    return found


FORMATS: Dict[str, Callable[[str], Found]] = {
    "iso8601": iso8601,
    "xmlschema": xmlschema,
    "rfc3339": rfc3339,
    "rfc2822": rfc2822,
    "httpdate": httpdate,
    "jisx0301": jisx0301,
}
