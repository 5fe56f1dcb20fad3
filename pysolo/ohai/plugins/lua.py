"""Lua."""

from __future__ import annotations

from pysolo.ohai.languages import by_pattern
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("languages/lua")
def collect(ohai: Ohai) -> Facts:
    return by_pattern(ohai.system, "lua", ["lua", "-v"], version=r"Lua (\S+)")
