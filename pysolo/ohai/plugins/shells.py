"""The shells that may be logged in with."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import text_of


@plugin("shells")
def collect(ohai: Ohai) -> Facts:
    text = text_of(ohai.system, "/etc/shells")
    return {"shells": None if text is None else [line for line in text.splitlines() if line.startswith("/")]}
