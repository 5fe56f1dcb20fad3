"""New content beside its target, and the one step that puts it there."""

from __future__ import annotations

import errno
import os
import stat
from typing import Optional, Tuple

from pysolo.system.interface import Data, StagedFile

_LABEL = "security.selinux"
_NO_LABELS = (errno.ENOTSUP, errno.ENODATA, errno.ENOENT, errno.EPERM, errno.EACCES, errno.ENOSYS)


def temporary_name(target: str) -> str:
    """A name in the target's folder that keeps its suffix, as Chef's temporary files have it."""
    folder, name = os.path.split(target)
    stem, suffix = os.path.splitext(name)
    return os.path.join(folder, f".chef-{stem}{os.urandom(6).hex()}{suffix}")


def _create(target: str) -> Tuple[int, str]:
    while True:
        path = temporary_name(target)
        try:
            return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600), path
        except FileExistsError:
            continue


def _write(fd: int, data: Data) -> None:
    for chunk in (data,) if isinstance(data, (bytes, bytearray, memoryview)) else data:
        view = memoryview(chunk)
        while view:
            view = view[os.write(fd, view) :]


def _copy_label(source: str, fd: int) -> None:
    try:
        os.setxattr(fd, _LABEL, os.getxattr(source, _LABEL))
    except OSError as error:
        if error.errno not in _NO_LABELS:
            raise


def sync_folder(path: str) -> None:
    """Make the names in a folder durable, where its file system can."""
    fd = os.open(path or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(fd)


class LocalStagedFile(StagedFile):
    """A temporary file in the target's folder. A killed process may leave it there; the target is never touched before commit."""

    def __init__(self, target: str, data: Data, umask: int) -> None:
        self.target = target
        self._umask = umask
        if os.path.isdir(target) and not os.path.islink(target):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)
        fd, self.path = _create(target)
        self._pending = True
        try:
            try:
                _write(fd, data)
            finally:
                os.close(fd)
        except BaseException:
            self.discard()
            raise

    def commit(
        self,
        mode: Optional[int] = None,
        uid: Optional[int] = None,
        gid: Optional[int] = None,
        selinux_from: Optional[str] = None,
    ) -> None:
        try:
            old: Optional[os.stat_result] = os.lstat(self.target)
        except FileNotFoundError:
            old = None
        if old is not None and stat.S_ISLNK(old.st_mode):
            old = None  # a link that is replaced hands on nothing
        fd = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        try:
            now = os.fstat(fd)
            if uid is None:
                uid = now.st_uid if old is None else old.st_uid
            if gid is None:
                gid = now.st_gid if old is None else old.st_gid
            if mode is None:
                mode = 0o666 & ~self._umask if old is None else stat.S_IMODE(old.st_mode)
            if (uid, gid) != (now.st_uid, now.st_gid):
                os.fchown(fd, uid, gid)
            os.fchmod(fd, mode)  # after chown, which drops the set-user-id bits
            if old is not None or selinux_from:
                _copy_label(selinux_from or self.target, fd)
            os.fsync(fd)
        finally:
            os.close(fd)
        os.rename(self.path, self.target)
        self._pending = False
        sync_folder(os.path.dirname(self.target))

    def discard(self) -> None:
        if self._pending:
            self._pending = False
            try:
                os.unlink(self.path)
            except FileNotFoundError:
                pass
