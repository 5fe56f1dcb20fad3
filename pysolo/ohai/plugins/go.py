"""Go."""

from __future__ import annotations

from pysolo.ohai.languages import by_pattern
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("languages/go")
def collect(ohai: Ohai) -> Facts:
    return by_pattern(ohai.system, "go", ["go", "version"], version=r"go(\d\S*)")
