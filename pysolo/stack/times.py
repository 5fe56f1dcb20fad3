"""Times as the API writes them."""

from __future__ import annotations

import calendar
import time


def iso(moment: float) -> str:
    """``2013-10-25T19:31:08+00:00``."""
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(moment))


def seconds(text: str) -> float:
    """The moment that ``iso`` wrote."""
    return calendar.timegm(time.strptime(text[:19], "%Y-%m-%dT%H:%M:%S"))
