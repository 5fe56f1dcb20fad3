"""Elixir."""

from __future__ import annotations

from pysolo.ohai.languages import by_pattern
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("languages/elixir")
def collect(ohai: Ohai) -> Facts:
    return by_pattern(ohai.system, "elixir", ["elixir", "-v"], version=r"^Elixir (\S+)")
