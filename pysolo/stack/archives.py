"""Archives of cookbooks: tar in any compression, and zip. Nothing is written outside of the target folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tarfile


class ArchiveError(Exception):
    """An archive that cannot be unpacked, or must not be."""


def unpack(path: str, target: str) -> None:
    import tarfile
    import zipfile
    import zlib

    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                _unpack_zip(archive, target)
        else:
            with tarfile.open(path, mode="r:*") as tar:
                _unpack_tar(tar, target)
    except (tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as fault:
        raise ArchiveError(f"not an archive that can be read (tar, tgz, tbz2, txz or zip): {fault}") from None


def _unpack_zip(archive: object, target: str) -> None:
    import zipfile

    assert isinstance(archive, zipfile.ZipFile)
    for info in archive.infolist():
        _require_inside(target, os.path.join(target, info.filename), info.filename)
        written = archive.extract(info, target)
        mode = info.external_attr >> 16
        if mode & 0o111 and not info.is_dir():
            os.chmod(written, 0o755)


def _unpack_tar(archive: tarfile.TarFile, target: str) -> None:
    for member in archive:
        path = os.path.join(target, member.name)
        _require_inside(target, path, member.name)
        if member.issym():
            _require_inside(target, os.path.join(os.path.dirname(path), member.linkname), member.name)
        elif member.islnk():
            _require_inside(target, os.path.join(target, member.linkname), member.name)
        elif not (member.isfile() or member.isdir()):
            raise ArchiveError(f"{member.name} is neither a file nor a folder")
        archive.extract(member, target, set_attrs=False)
        if member.isfile() and member.mode & 0o111:
            os.chmod(path, 0o755)


def _require_inside(target: str, path: str, name: str) -> None:
    """Asked just before each step, so that links which were unpacked earlier are seen as what they lead to."""
    root = os.path.realpath(target)
    place = os.path.realpath(path)
    if place != root and not place.startswith(root + os.sep):
        raise ArchiveError(f"{name} would be unpacked outside of {target}")
