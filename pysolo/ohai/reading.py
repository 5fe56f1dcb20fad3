"""How plugins look at the machine: what is missing is simply not there."""

from __future__ import annotations

from typing import Dict, Optional, Sequence, Union

from pysolo.system.errors import CommandTimeout
from pysolo.system.interface import System
from pysolo.system.values import CommandResult

#: Ohai's own limit for a command
_LIMIT = 30.0


def ask(system: System, command: Union[str, Sequence[str]]) -> Optional[CommandResult]:
    """Run a command that may not be there; None when it is not, or takes too long."""
    try:
        return system.run(command, timeout=_LIMIT)
    except (OSError, CommandTimeout):
        return None


def output(system: System, command: Union[str, Sequence[str]]) -> Optional[str]:
    """What a command printed, if it succeeded."""
    result = ask(system, command)
    return result.out if result is not None and result.ok else None


def text_of(system: System, path: str) -> Optional[str]:
    """A file's text; None when it cannot be read."""
    try:
        return system.read_bytes(path).decode("utf-8", "replace")
    except OSError:
        return None


def word_of(system: System, path: str) -> Optional[str]:
    """A file's text without blanks around it; None when there is none."""
    text = text_of(system, path)
    return (text.strip() or None) if text is not None else None


def os_release(system: System) -> Optional[Dict[str, str]]:
    """/etc/os-release with its upper-case keys."""
    text = text_of(system, "/etc/os-release")
    if text is None:
        return None
    found: Dict[str, str] = {}
    for line in text.splitlines():
        key, equals, value = line.strip().partition("=")
        if equals and not key.startswith("#"):
            found[key] = value.strip("\"'")
    return found
