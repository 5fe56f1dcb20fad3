"""The process table of this machine, from /proc."""

from __future__ import annotations

import os
from typing import List, Optional

from pysolo.system.values import Process


def _read(path: str) -> str:
    with open(path, "rb") as file:
        return file.read().decode("utf-8", "replace")


def read_process(pid: int) -> Optional[Process]:
    """One process; None when it ended meanwhile."""
    try:
        folder = f"/proc/{pid}"
        stat = _read(f"{folder}/stat")
        line = _read(f"{folder}/cmdline").rstrip("\0").replace("\0", " ")
        uid = os.stat(folder).st_uid
    except (FileNotFoundError, ProcessLookupError):
        return None
    start, end = stat.index("("), stat.rindex(")")  # the name may hold blanks and parentheses
    state, ppid = stat[end + 2 :].split(" ", 2)[:2]
    return Process(pid, int(ppid), uid, stat[start + 1 : end], line, state)


def read_processes() -> List[Process]:
    """Every process, by number."""
    numbers = sorted(int(name) for name in os.listdir("/proc") if name.isdigit())
    found = (read_process(pid) for pid in numbers)
    return [process for process in found if process is not None]
