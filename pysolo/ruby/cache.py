"""Syntax trees kept on disk, so that a file is parsed once and not at every run.

A tree is stored as JSON, which cannot run code when it is read, under a digest of the source and of the parser's own files. What is
damaged, belongs to somebody else or cannot be written is as good as absent: the source is parsed. On a hit nothing of the parser is
imported.
"""

from __future__ import annotations

import json
import os
import stat
from hashlib import blake2b
from typing import Any, Callable, Dict, List, Optional, Tuple, Type, Union

from pysolo.ruby import tree
from pysolo.ruby.node import collector_paused
from pysolo.ruby.tree import Node, Program

FOLDER = "syntax-trees"
KEPT = 2000  # files; the oldest go first
_TUPLE = -1
_HERE = os.path.dirname(os.path.abspath(__file__))


class TreeCache:
    """``directory`` is the file cache path; None keeps nothing."""

    def __init__(self, directory: Union[str, os.PathLike[str], None]) -> None:
        self.folder = None if directory is None else os.path.join(os.fspath(directory), FOLDER)
        self._version = b""
        self._pruned = False

    def load(self, text: str, file: str) -> Program:
        """The tree of a source text; ``file`` names it in the message when it does not parse."""
        if self.folder is None:
            return _parse(text, file)
        path = os.path.join(self.folder, self._key(text))
        program = _read(path)
        if program is None:
            program = _parse(text, file)
            self._store(path, program)
            if not self._pruned:  # once a process, and only where something new came in
                self._pruned = True
                self._prune()
        return program

    def _key(self, text: str) -> str:
        if not self._version:
            self._version = parser_version()
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._version).hexdigest()

    def _store(self, path: str, program: Program) -> None:
        assert self.folder is not None
        temporary = "%s.%d" % (path, os.getpid())
        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            data = json.dumps(encode(program), separators=(",", ":")).encode()
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            os.replace(temporary, path)
        except (OSError, RecursionError):
            try:
                os.unlink(temporary)
            except OSError:
                pass

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
    """Changes with every edit of the parser's files and of the tree's vocabulary."""
    found: List[Tuple[str, int, int]] = []
    for folder in ("", "lexer", "builder"):
        with os.scandir(os.path.join(_HERE, folder)) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".lark", ".tables")):
                    status = entry.stat()
                    found.append((entry.name, status.st_size, status.st_mtime_ns))
    return blake2b(repr(sorted(found)).encode(), digest_size=16).digest()


def _read(path: str) -> Optional[Program]:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        with os.fdopen(handle, "rb") as source:
            status = os.fstat(source.fileno())
            if status.st_uid not in (0, os.geteuid()) or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                return None
            data = source.read()
        with collector_paused():
            program = decode(json.loads(data))
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    return program if isinstance(program, Program) else None


# ---------------------------------------------------------------------------------------------------------------- format

_CLASSES: List[Type[Node]] = sorted(
    (c for c in vars(tree).values() if isinstance(c, type) and issubclass(c, Node) and c is not Node),
    key=lambda c: c.__name__,
)
_NAMES: List[Tuple[str, ...]] = [c.FIELDS for c in _CLASSES]  # type: ignore[attr-defined]
_DEFAULTS: List[Dict[str, Any]] = [c.DEFAULTS for c in _CLASSES]  # type: ignore[attr-defined]
_NEEDED: List[int] = [len(names) - len(defaults) for names, defaults in zip(_NAMES, _DEFAULTS)]
_NUMBERS: Dict[type, int] = {c: number for number, c in enumerate(_CLASSES)}


def encode(value: Any) -> Any:
    """A node is ``[number of its class, field ...]`` without trailing fields that have their default, a tuple ``[-1, item ...]`` and
    the empty one ``[]``; the rest JSON has itself."""
    number = _NUMBERS.get(type(value))
    if number is not None:
        names, defaults = _NAMES[number], _DEFAULTS[number]
        size = len(names)
        while size > _NEEDED[number] and getattr(value, names[size - 1]) is defaults[names[size - 1]]:
            size -= 1
        return [number, *[encode(getattr(value, name)) for name in names[:size]]]
    if type(value) is tuple:
        return [_TUPLE, *map(encode, value)] if value else []
    return value


_new = object.__new__
_set: Callable[..., None] = object.__setattr__


def decode(value: Any) -> Any:
    """The inverse of :func:`encode`, of a list, which it uses up. Nodes are made without their constructors: three times as fast
    for frozen dataclasses."""
    if not value:
        return ()
    for at, item in enumerate(value):
        if item.__class__ is list:
            value[at] = decode(item)
    number = value.pop(0)
    if number == _TUPLE:
        return tuple(value)
    names = _NAMES[number]
    if not _NEEDED[number] <= len(value) <= len(names):
        raise ValueError("a node of %s fields" % len(value))
    fields = _DEFAULTS[number].copy()
    fields.update(zip(names, value))
    node = _new(_CLASSES[number])
    _set(node, "__dict__", fields)
    return node
