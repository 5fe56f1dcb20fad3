"""How long the machine has been up, and idle."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


def in_words(seconds: int) -> str:
    """Seconds the way Ohai writes them."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        unit = "days" if days > 1 else "day"
        return f"{days} {unit} {hours:02d} hours {minutes:02d} minutes {rest:02d} seconds"
    if hours:
        return f"{hours} hours {minutes:02d} minutes {rest:02d} seconds"
    return f"{minutes} minutes {rest:02d} seconds" if minutes else f"{rest:02d} seconds"


@plugin("uptime", "uptime_seconds", "idletime", "idletime_seconds")
def collect(ohai: Ohai) -> Facts:
    up, idle = (int(float(number)) for number in ohai.system.read_text("/proc/uptime").split()[:2])
    return {"uptime": in_words(up), "uptime_seconds": up, "idletime": in_words(idle), "idletime_seconds": idle}
