"""Perl."""

from __future__ import annotations

from pysolo.ohai.languages import by_pattern
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("languages/perl")
def collect(ohai: Ohai) -> Facts:
    return by_pattern(
        ohai.system,
        "perl",
        ["perl", "-V:version", "-V:archname"],
        version=r"^version='(.+)';",
        archname=r"^archname='(.+)';",
    )
