"""Dir.glob: walk the disk along a pattern, in sorted order."""

from __future__ import annotations

import os
import re
from typing import Iterator, List, Tuple

from pysolo.ruby.core.fnmatch import DOTMATCH, PATHNAME, braces, compiled

MAGIC = frozenset("*?[\x01")
# Braces right after "**/" are matched name by name, so that results stay in the order of names; others mean several patterns.
AFTER_DEEP = re.compile(r"(?<=\*\*/)[^/{}]*\{[^/{}]*\}[^/{}]*(?=/|\Z)")
HIDE, SHOW = str.maketrans("{,}", "\x01\x02\x03"), str.maketrans("\x01\x02\x03", "{,}")
Tail = Tuple[str, ...]  # the parts of a pattern that are still to be matched; "/" at the end: only folders


def glob(pattern: str, flags: int, base: str, in_order: bool = True) -> List[str]:
    """All matches of one pattern; ``base`` is "" for the current folder."""
    found: List[str] = []
    for choice in braces(AFTER_DEEP.sub(lambda part: part.group().translate(HIDE), pattern)):
        if choice:
            found.extend(_one(choice, flags, base, in_order))
    return found


def _one(pattern: str, flags: int, base: str, in_order: bool) -> Iterator[str]:
    root = pattern[: len(pattern) - len(pattern.lstrip("/"))]
    pattern = pattern[len(root) :]
    parts = [part for part in pattern.split("/") if part]
    if not parts:
        return iter([root])
    if pattern.endswith("/"):
        parts.append("/")
    # "**" recurses only before something else
    tail = tuple("*" if part == "**" and index == len(parts) - 1 else part for index, part in enumerate(parts))
    found = Walk(flags, base, in_order).matches(root, [tail], True)
    if "//" in pattern and "**" not in parts:
        return _with_slashes(found, root, re.findall("/+", pattern))
    return found


def _with_slashes(found: Iterator[str], root: str, slashes: List[str]) -> Iterator[str]:
    """Runs of slashes stay as the pattern has them."""
    for path in found:
        names = path[len(root) :].split("/")
        yield root + "".join([name + slash for name, slash in zip(names, [*slashes, ""])])


def _unescape(part: str) -> str:
    if "\\" not in part:
        return part
    out, index = "", 0
    while index < len(part):
        if part[index] == "\\" and index + 1 < len(part):
            index += 1
        out += part[index]
        index += 1
    return out


class Walk:
    """One pass over the disk: at each folder all tails are tried at once, so that results come in the order of names."""

    def __init__(self, flags: int, base: str, in_order: bool) -> None:
        self.flags = flags
        self.base = base
        self.in_order = in_order

    def real(self, path: str) -> str:
        if not self.base or path.startswith("/"):
            return path or "."
        return self.base + "/" + path if path else self.base

    def entries(self, path: str, first: bool) -> List[Tuple[str, bool]]:
        """(name, whether ``**`` goes into it)"""
        rows: List[Tuple[str, bool]] = []
        try:
            with os.scandir(self.real(path)) as scan:
                for entry in scan:
                    try:
                        rows.append((entry.name, entry.is_dir(follow_symlinks=False)))
                    except OSError:
                        rows.append((entry.name, False))
        except OSError:
            return []
        if first and self.flags & DOTMATCH:
            rows.append((".", False))
        if self.in_order:
            rows.sort(key=lambda row: os.fsencode(row[0]))
        return rows

    def matches(self, prefix: str, tails: List[Tail], first: bool) -> Iterator[str]:
        """``prefix`` is "", "/" or ends with a slash."""
        waiting: List[Tail] = []
        for tail in tails:
            waiting.append(tail)
            while tail[0] == "**":
                tail = tail[1:]
                if tail == ("/",):
                    break
                waiting.append(tail)
        folders = [tail for tail in waiting if tail != ("/",)]
        if any(tail == ("/",) or tail == ("**", "/") for tail in waiting) and prefix:
            yield prefix
        if not any(tail[0] == "**" or MAGIC.intersection(tail[0]) for tail in folders):
            yield from self.literal(prefix, folders)
            return
        for name, enterable in self.entries(prefix, first):
            ahead: List[Tail] = []
            for tail in folders:
                if tail[0] == "**":
                    if enterable and (self.flags & DOTMATCH or not name.startswith(".")):
                        ahead.append(tail)
                elif self.fits(tail[0], name):
                    ahead.append(tail[1:])
            yield from self.entered(prefix + name, ahead)

    def fits(self, part: str, name: str) -> bool:
        if not MAGIC.intersection(part):
            return part == name or _unescape(part) == name
        if "\x01" in part:
            return any(self.fits(choice, name) for choice in braces(part.translate(SHOW)))
        return compiled(part, self.flags | PATHNAME).fullmatch(name) is not None

    def entered(self, path: str, tails: List[Tail]) -> Iterator[str]:
        if () in tails:
            yield path
        rest: List[Tail] = []
        for tail in tails:
            if tail and tail not in rest:
                rest.append(tail)
        if rest and os.path.isdir(self.real(path)):
            yield from self.matches(path + "/", rest, False)

    def literal(self, prefix: str, tails: List[Tail]) -> Iterator[str]:
        names: List[str] = []
        for tail in tails:
            if tail[0] not in names:
                names.append(tail[0])
        for name in names:
            path = prefix + _unescape(name)
            if os.path.lexists(self.real(path)):
                rest = [tail[1:] for tail in tails if tail[0] == name]
                if () in rest:
                    yield path
                deeper = [tail for tail in rest if tail]
                if deeper and os.path.isdir(self.real(path)):
                    yield from self.matches(path + "/", deeper, True)
