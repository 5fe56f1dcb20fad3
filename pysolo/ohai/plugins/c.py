"""The C compiler and library."""

from __future__ import annotations

import re
from typing import Any, Dict

from pysolo.ohai.languages import language, told
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin

_GCC = (
    ("description", r"^(.*version\s\S.*)$"),
    ("version", r"version\s(\S+)"),
    ("target", r"^Target:\s(.*)$"),
    ("configured_with", r"^Configured with:\s(.*)$"),
    ("thread_model", r"^Thread model:\s(.*)$"),
)


@plugin("languages/c")
def collect(ohai: Ohai) -> Facts:
    facts: Dict[str, Any] = {}
    compiler = told(ohai.system, ["gcc", "-v"])
    if compiler:
        found = ((name, re.search(pattern, compiler, re.MULTILINE)) for name, pattern in _GCC)
        facts["gcc"] = {name: value.group(1) for name, value in found if value}
    library = (told(ohai.system, ["ldd", "--version"]) or "").partition("\n")[0]
    version = re.search(r"\d+\.\d+\.?\d*", library)
    if version:
        facts["glibc"] = {"version": version.group(0), "description": library}
    return language("c", facts)
