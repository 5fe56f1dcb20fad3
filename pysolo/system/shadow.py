"""The shadow database. Read from the file: the standard library's module for it is going away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.system.values import Shadow

if TYPE_CHECKING:
    from pysolo.system.interface import System


def read_shadow(system: System, name: str) -> Optional[Shadow]:
    """The row of a user, or None."""
    try:
        text = system.read_text("/etc/shadow")
    except OSError:
        return None
    for line in text.splitlines():
        fields = line.split(":")
        if fields[0] == name and len(fields) >= 8:
            numbers = [int(field) if field.lstrip("-").isdigit() else None for field in fields[2:8]]
            return Shadow(name, fields[1], *numbers)
    return None
