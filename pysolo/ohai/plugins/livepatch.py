"""Patches of the running kernel."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import word_of

_FOLDER = "/sys/kernel/livepatch"


@plugin("livepatch")
def collect(ohai: Ohai) -> Facts:
    system = ohai.system
    names = system.listdir(_FOLDER) if system.is_dir(_FOLDER) else []
    found = {
        name: {check: word_of(system, f"{_FOLDER}/{name}/{check}") for check in ("enabled", "transition")}
        for name in names
    }
    return {"livepatch": found or None}
