"""The time zone's short name."""

from __future__ import annotations

import time

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("time", "time/timezone")
def collect(ohai: Ohai) -> Facts:
    return {"time": {"timezone": time.strftime("%Z", time.localtime(ohai.system.now()))}}
