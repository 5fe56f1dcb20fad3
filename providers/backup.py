"""Old versions of a file, kept below `file_backup_path` (beside the file when that is not set)."""

from __future__ import annotations

import posixpath
import re
import time
from typing import TYPE_CHECKING, List

from pysolo.providers.settings import setting

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider


def backup(provider: Provider, path: str) -> None:
    """Keep a copy of a file that is about to change, and only as many as the resource's `backup` says."""
    keep = provider.new.backup
    system = provider.system
    if keep is False or keep is None or keep <= 0 or not system.exists(path):
        return
    root = setting(provider, "file_backup_path")
    name = "%s.chef-%s" % (path, _stamp(system.now()))
    copy = (str(root) + (name if name.startswith("/") else "/" + name)) if root else name
    folder = posixpath.dirname(copy)
    if root:
        system.makedirs(folder)
    found = system.stat(path)
    system.copy_file(path, copy, mode=found.mode, uid=found.uid, gid=found.gid)
    system.utime(copy, (found.atime, found.mtime))
    provider.log.info("%s backed up to %s" % (provider.new, copy))
    for old in _copies(system.listdir(folder), posixpath.basename(path))[keep:]:
        system.unlink(posixpath.join(folder, old))
        provider.log.info("%s removed backup at %s" % (provider.new, posixpath.join(folder, old)))


def _stamp(now: float) -> str:
    return time.strftime("%Y%m%d%H%M%S", time.localtime(now)) + ("%.6f" % now)[-7:]


def _copies(names: List[str], name: str) -> List[str]:
    """The copies of a file among the names of a folder, newest first."""
    pattern = re.compile(re.escape(name) + r"\.chef-[0-9.]*")
    return sorted((one for one in names if pattern.fullmatch(one)), reverse=True)
