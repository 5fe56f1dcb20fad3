"""What the plugins of the languages have in common."""

from __future__ import annotations

import re
from typing import Any, Dict, Optional, Sequence

from pysolo.ohai.plugin import Facts
from pysolo.ohai.reading import ask
from pysolo.system.interface import System


def told(system: System, command: Sequence[str]) -> Optional[str]:
    """What a program says of itself, on either output; None when it is not there or fails."""
    if system.which(command[0]) is None:
        return None
    result = ask(system, command)
    return result.out + result.err if result is not None and result.ok else None


def language(name: str, facts: Optional[Dict[str, Any]]) -> Facts:
    """The attributes of one language; none when nothing is known."""
    return {"languages": {name: facts}} if facts else {}


def by_pattern(system: System, name: str, command: Sequence[str], **patterns: str) -> Facts:
    """A language whose facts are each the first group of a pattern."""
    text = told(system, command)
    found = {}
    for fact, pattern in patterns.items():
        value = re.search(pattern, text or "", re.MULTILINE)
        if value:
            found[fact] = value.group(1)
    return language(name, found)
