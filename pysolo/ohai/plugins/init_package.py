"""What runs as process 1."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import word_of


@plugin("init_package")
def collect(ohai: Ohai) -> Facts:
    return {"init_package": word_of(ohai.system, "/proc/1/comm") or "init"}
