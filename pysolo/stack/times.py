"""Times as the API writes them."""

from __future__ import annotations

import time


def iso(moment: float) -> str:
    """``2013-10-25T19:31:08+00:00``."""
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(moment))
