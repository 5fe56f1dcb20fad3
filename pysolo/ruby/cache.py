"""Syntax trees kept on disk, so that a file is parsed once and not at every run.

A tree is stored in a form that cannot run code when it is read (:mod:`pysolo.ruby.packed`), under a digest of the source and of the
parser's own files, and begins with a checksum over its bytes and its own name. What is damaged, stands under another's name, could have
been written by somebody else or cannot be written is as good as absent: the source is parsed. On a hit nothing of the parser is imported.
"""

from __future__ import annotations

import os
import stat
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, List, Optional, Tuple, Union

from pysolo.ruby.node import collector_paused
from pysolo.ruby.packed import pack, unpack

if TYPE_CHECKING:
    from pysolo.ruby.tree import Program

FOLDER = "syntax-trees"
KEPT = 2000  # files; the oldest go first
_CHECKSUM = 16  # bytes
_HERE = os.path.dirname(os.path.abspath(__file__))


class TreeCache:
    """``directory`` is the file cache path; None keeps nothing."""

    def __init__(self, directory: Union[str, os.PathLike[str], None]) -> None:
        self.folder = None if directory is None else os.path.join(os.fspath(directory), FOLDER)
        self._version = b""
        self._pruned = False

    def load(self, text: str, file: str) -> Program:
        """The tree of a source text; ``file`` names it in the message when it does not parse."""
        program = self.kept(text)
        if program is None:
            program = _parse(text, file)
            if self.folder is not None:
                self._store(self._key(text), program)
        return program

    def kept(self, text: str) -> Optional[Program]:
        """The tree of a source text if it is on disk, and to be trusted."""
        if self.folder is None:
            return None
        key = self._key(text)
        data = _trusted(os.path.join(self.folder, key))
        if data is None or data[:_CHECKSUM] != _checksum(key, data[_CHECKSUM:]):
            return None
        try:
            with collector_paused():
                return unpack(data[_CHECKSUM:])  # type: ignore[no-any-return]
        except RecursionError:  # Ruby code that is nearly too deep itself requires a file
            return None

    def _key(self, text: str) -> str:
        if not self._version:
            self._version = parser_version()
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._version).hexdigest()

    def _store(self, key: str, program: Program) -> None:
        assert self.folder is not None
        path = os.path.join(self.folder, key)
        temporary = "%s.%d" % (path, os.getpid())
        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            data = pack(program)
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(_checksum(key, data) + data)
            os.replace(temporary, path)
        except (OSError, RecursionError, ValueError):  # ValueError: nested too deeply to be packed
            try:
                os.unlink(temporary)
            except OSError:
                pass
        if not self._pruned:  # once a process, and only where something new came in
            self._pruned = True
            self._prune()

    def _prune(self) -> None:
        """Remove the oldest trees beyond a fixed number of files."""
        assert self.folder is not None
        try:
            with os.scandir(self.folder) as entries:
                files = sorted((entry.stat().st_mtime, entry.path) for entry in entries)
            for _, path in files[: max(0, len(files) - KEPT)]:
                os.unlink(path)
        except OSError:
            return


def _parse(text: str, file: str) -> Program:
    from pysolo.ruby.parser import parse

    return parse(text, file)


def parser_version() -> bytes:
    """Changes with every edit of the parser's files and of the tree's vocabulary, and with the Python that packs."""
    found: List[Tuple[Any, ...]] = [(sys.implementation.cache_tag,)]
    for folder in ("", "lexer", "builder"):
        with os.scandir(os.path.join(_HERE, folder)) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".lark", ".tables")):
                    status = entry.stat()
                    found.append((entry.name, status.st_size, status.st_mtime_ns))
    return blake2b(repr(sorted(found)).encode(), digest_size=16).digest()


def _checksum(key: str, data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECKSUM, key=key.encode()).digest()


def _trusted(path: str) -> Optional[bytes]:
    """What a plain file holds that only its owner, root or we, can have written."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        status = os.fstat(handle)
        if (
            not stat.S_ISREG(status.st_mode)
            or status.st_uid not in (0, os.geteuid())
            or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        ):
            return None
        return os.read(handle, status.st_size)
    except OSError:
        return None
    finally:
        os.close(handle)
