"""PHP."""

from __future__ import annotations

from pysolo.ohai.languages import by_pattern
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("languages/php")
def collect(ohai: Ohai) -> Facts:
    return by_pattern(
        ohai.system,
        "php",
        ["php", "-v"],
        version=r"^PHP (\S+)",
        builddate=r"^PHP .*built: ([^)]+)",
        zend_engine_version=r"Zend Engine v(\S+),",
        zend_opcache_version=r"Zend OPcache v(\S+),",
    )
