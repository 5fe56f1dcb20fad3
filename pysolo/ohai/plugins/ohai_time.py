"""When the attributes were collected."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("ohai_time")
def collect(ohai: Ohai) -> Facts:
    return {"ohai_time": ohai.system.now()}
