"""Is the kernel in FIPS mode?"""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import word_of


@plugin("fips")
def collect(ohai: Ohai) -> Facts:
    return {"fips": {"kernel": {"enabled": word_of(ohai.system, "/proc/sys/crypto/fips_enabled") == "1"}}}
