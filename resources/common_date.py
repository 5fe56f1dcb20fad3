"""Calendar days, as the inspec resources take them."""

from __future__ import annotations

import re
from typing import Any

DATE_RULE = "Expiration date should be a valid calendar date and match the following format: YYYY-MM-DD"


def is_date(value: Any) -> bool:
    """YYYY-MM-DD, and a day that there is; nothing at all is fine too."""
    if value is None:
        return True
    text = str(value)
    if re.search(r"\d{4}-\d{2}-\d{2}$", text) is None:
        return False
    import datetime

    try:
        datetime.date(*[int(part) for part in text.split("-")])
    except (ValueError, TypeError):
        return False
    return True
