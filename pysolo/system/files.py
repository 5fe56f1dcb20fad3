"""The files of this machine."""

from __future__ import annotations

import os
from typing import Iterator, List, Optional, Tuple

from pysolo.system.interface import Data
from pysolo.system.staging import LocalStagedFile
from pysolo.system.values import FileStat, FileSystemSize, kind_of


def _file_stat(found: os.stat_result) -> FileStat:
    return FileStat(
        kind_of(found.st_mode),
        found.st_mode & 0o7777,
        found.st_uid,
        found.st_gid,
        found.st_size,
        found.st_mtime,
        found.st_ino,
        found.st_dev,
        found.st_nlink,
        found.st_atime,
    )


def current_umask() -> int:
    """The creation mask: the kernel tells it without our having to change it."""
    with open("/proc/self/status", "rb") as status:
        for line in status:
            if line.startswith(b"Umask:"):
                return int(line.split()[1], 8)
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


class LocalFiles:
    """The files part of LocalSystem."""

    def read_bytes(self, path: str) -> bytes:
        with open(path, "rb") as file:
            return file.read()

    def read_chunks(self, path: str, size: int = 65536) -> Iterator[bytes]:
        with open(path, "rb", buffering=0) as file:
            while True:
                chunk = file.read(size)
                if not chunk:
                    return
                yield chunk

    def stat(self, path: str) -> FileStat:
        return _file_stat(os.stat(path))

    def lstat(self, path: str) -> FileStat:
        return _file_stat(os.lstat(path))

    def listdir(self, path: str) -> List[str]:
        return sorted(os.listdir(path))

    def readlink(self, path: str) -> str:
        return os.readlink(path)

    def realpath(self, path: str) -> str:
        return os.path.realpath(path)

    def glob(self, pattern: str) -> List[str]:
        import glob

        return sorted(glob.glob(pattern, recursive=True))

    def access(self, path: str, mode: int) -> bool:
        return os.access(path, mode, effective_ids=True)

    def size_of_filesystem(self, path: str) -> FileSystemSize:
        found = os.statvfs(path)
        unit = found.f_frsize
        return FileSystemSize(
            found.f_blocks * unit, found.f_bfree * unit, found.f_bavail * unit, found.f_files, found.f_ffree
        )

    def stage(self, path: str, data: Data, *, follow: bool = True) -> LocalStagedFile:
        target = os.path.realpath(path) if follow and os.path.islink(path) else path
        return LocalStagedFile(target, data, current_umask())

    def overwrite(self, path: str, data: Data) -> None:
        with open(path, "r+b", buffering=0) as file:
            written = 0
            for chunk in (data,) if isinstance(data, (bytes, bytearray, memoryview)) else data:
                view = memoryview(chunk)
                while view:
                    count = file.write(view)
                    written += count
                    view = view[count:]
            file.truncate(written)
            os.fsync(file.fileno())

    def mkdir(self, path: str, mode: int = 0o777) -> None:
        os.mkdir(path, mode)

    def makedirs(self, path: str, mode: int = 0o777) -> None:
        os.makedirs(path, mode, exist_ok=True)

    def rmdir(self, path: str) -> None:
        os.rmdir(path)

    def unlink(self, path: str) -> None:
        os.unlink(path)

    def rmtree(self, path: str) -> None:
        if not os.path.isdir(path) or os.path.islink(path):
            os.unlink(path)
            return
        import shutil

        shutil.rmtree(path)

    def rename(self, old: str, new: str) -> None:
        os.rename(old, new)

    def symlink(self, target: str, path: str) -> None:
        os.symlink(target, path)

    def hardlink(self, target: str, path: str) -> None:
        os.link(target, path, follow_symlinks=False)

    def chmod(self, path: str, mode: int) -> None:
        os.chmod(path, mode)

    def chown(self, path: str, uid: int, gid: int) -> None:
        os.chown(path, uid, gid)

    def lchown(self, path: str, uid: int, gid: int) -> None:
        os.lchown(path, uid, gid)

    def utime(self, path: str, times: Optional[Tuple[float, float]] = None) -> None:
        os.utime(path, times)
