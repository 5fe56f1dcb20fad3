"""What stands in the way of apt and dpkg: another process at work, or a run that was cut short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional, Sequence, Tuple

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider
    from pysolo.system.interface import System

DPKG_LOCKS = ("/var/lib/dpkg/lock-frontend", "/var/lib/dpkg/lock", "/var/cache/apt/archives/lock")
LIST_LOCKS = ("/var/lib/apt/lists/lock",)
#: seconds that another process may take, where the resource has no timeout
PATIENCE = 120.0
#: dpkg's notes of changes that have not gone into its database yet
_NOTES = "/var/lib/dpkg/updates"


def wait_for_locks(provider: Provider, paths: Sequence[str]) -> None:
    """Wait until nobody holds the locks; a failure that says who does when that takes too long."""
    system, new = provider.system, provider.new
    timeout = new.timeout if "timeout" in new.properties else None
    limit = float(timeout) if timeout is not None else PATIENCE
    end = system.monotonic() + limit
    told = 0
    while True:
        found = holder(system, paths)
        if found is None:
            return
        path, pid = found
        if system.monotonic() >= end:
            provider.fail(
                "Chef::Exceptions::Package",
                "%s: %s is held by %s; gave up waiting after %g seconds" % (new, path, described(system, pid), limit),
            )
        if pid != told:
            told = pid
            provider.log.warn("%s waits for %s, which holds %s" % (new, described(system, pid), path))
        system.sleep(0.5)


def holder(system: System, paths: Sequence[str]) -> Optional[Tuple[str, int]]:
    """The first of the files that a process has locked, and the process."""
    try:
        locks = system.read_text("/proc/locks")
    except OSError:
        return None
    for path in paths:
        stat = system.stat_or_none(path)
        if stat is None:
            continue
        for pid in re.findall(r"POSIX +ADVISORY +WRITE +(\d+) \S+:%d " % stat.inode, locks):
            if pid != "0" and _has_open(system, int(pid), path):
                return path, int(pid)
    return None


def _has_open(system: System, pid: int, path: str) -> bool:
    """Inode numbers are the file system's own: the process has to have this very file open."""
    folder = "/proc/%d/fd" % pid
    try:
        return any(system.readlink("%s/%s" % (folder, name)) == path for name in system.listdir(folder))
    except OSError:
        return False


def described(system: System, pid: int) -> str:
    line = next((process.line or process.command for process in system.processes() if process.pid == pid), "")
    return "process %d (%s)" % (pid, line.strip()[:200]) if line.strip() else "process %d" % pid


def is_interrupted(system: System) -> bool:
    """Whether dpkg was stopped in the middle of its work: apt refuses any change until it has been finished."""
    return system.is_dir(_NOTES) and any(name.isdigit() for name in system.listdir(_NOTES))
