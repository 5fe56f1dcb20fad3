"""Archives as lists of members: tar with any compression that Python reads, and zip."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Iterable, Iterator, NamedTuple, Optional, Type

if TYPE_CHECKING:
    from tarfile import TarFile
    from zipfile import ZipFile

    from pysolo.system.interface import System


class Member(NamedTuple):
    """`kind` is file, dir, link or hard; `link` what a link says; `key` the archive's own object."""

    name: str
    kind: str
    mode: int
    uid: int
    gid: int
    mtime: float
    link: str
    key: Any


class Archive:
    """A context manager."""

    def members(self) -> Iterator[Member]:
        raise NotImplementedError

    def pieces(self, member: Member) -> Iterable[bytes]:
        """The content of a file."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()


class TarArchive(Archive):
    def __init__(self, tar: TarFile) -> None:
        self.tar = tar

    def members(self) -> Iterator[Member]:
        for info in self.tar:
            if info.isfile():
                kind = "file"
            elif info.isdir():
                kind = "dir"
            elif info.issym():
                kind = "link"
            elif info.islnk():
                kind = "hard"
            else:
                continue  # devices and the like
            yield Member(info.name, kind, info.mode, info.uid, info.gid, float(info.mtime), info.linkname, info)

    def pieces(self, member: Member) -> Iterator[bytes]:
        file = self.tar.extractfile(member.key)
        assert file is not None
        return _pieces(file)

    def close(self) -> None:
        self.tar.close()


class ZipArchive(Archive):
    def __init__(self, file: ZipFile) -> None:
        self.zip = file

    def members(self) -> Iterator[Member]:
        for info in self.zip.infolist():
            attributes = info.external_attr >> 16
            mode = attributes & 0o7777 or (0o755 if info.is_dir() else 0o644)
            moment = time.mktime((*info.date_time, 0, 0, -1))
            if info.is_dir():
                yield Member(info.filename.rstrip("/"), "dir", mode, 0, 0, moment, "", info)
            elif attributes & 0o170000 == 0o120000:
                yield Member(info.filename, "link", mode, 0, 0, moment, self.zip.read(info).decode("utf-8"), info)
            else:
                yield Member(info.filename, "file", mode, 0, 0, moment, "", info)

    def pieces(self, member: Member) -> Iterator[bytes]:
        return _pieces(self.zip.open(member.key))

    def close(self) -> None:
        self.zip.close()


def _pieces(file: Any) -> Iterator[bytes]:
    with file:
        while True:
            piece = file.read(65536)
            if not piece:
                return
            yield piece


def open_archive(system: System, path: str) -> Archive:
    """The archive at a path, by what it holds and not by its name."""
    start = next(iter(system.read_chunks(path, 8)), b"")
    if start[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        import zipfile

        return ZipArchive(zipfile.ZipFile(path))
    import tarfile

    return TarArchive(tarfile.open(path))
