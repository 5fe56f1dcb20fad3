"""/proc/self/mountinfo as values."""

from __future__ import annotations

import re
from typing import List

from pysolo.system.values import Mount

_OCTAL = re.compile(r"\\([0-7]{3})")


def unescape(text: str) -> str:
    r"""The kernel writes blanks and backslashes in names as `\040`."""
    return _OCTAL.sub(lambda found: chr(int(found.group(1), 8)), text) if "\\" in text else text


def parse_mountinfo(text: str) -> List[Mount]:
    """The rows of mountinfo, in the order of mounting (proc(5))."""
    rows = []
    for line in text.splitlines():
        fields = line.split(" ")
        try:
            dash = fields.index("-", 6)
        except ValueError:
            continue
        rows.append(
            Mount(
                device=unescape(fields[dash + 2]),
                point=unescape(fields[4]),
                fstype=fields[dash + 1],
                options=tuple(fields[5].split(",")),
                super_options=tuple(unescape(fields[dash + 3]).split(",")),
                root=unescape(fields[3]),
                number=fields[2],
            )
        )
    return rows
