"""Dir.glob: walk the disk along a pattern, in sorted order."""

from __future__ import annotations

import os
from typing import Iterator, List, Tuple

from pysolo.ruby.core.fnmatch import DOTMATCH, PATHNAME, braces, compiled

MAGIC = frozenset("*?[")


def glob(pattern: str, flags: int, base: str, in_order: bool = True) -> List[str]:
    """All matches of one pattern; ``base`` is "" for the current folder."""
    found: List[str] = []
    for choice in braces(pattern):
        if choice:
            found.extend(_one(choice, flags, base, in_order))
    return found


def _one(pattern: str, flags: int, base: str, in_order: bool) -> Iterator[str]:
    root = ""
    if pattern.startswith("/"):
        root = "/"
        pattern = pattern.lstrip("/")
        if not pattern:
            return iter(["/"])
    only_folders = pattern.endswith("/")
    parts = [part for part in pattern.split("/") if part]
    return _walk(root, parts, flags, base, only_folders, in_order)


def _literal(part: str) -> bool:
    return not MAGIC.intersection(part)


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


def _real(base: str, path: str) -> str:
    if not base or path.startswith("/"):
        return path or "."
    return base + "/" + path if path else base


def _entries(folder: str, in_order: bool) -> List[Tuple[str, bool, bool]]:
    """(name, is a folder, is a link to a folder) of a folder's entries."""
    try:
        with os.scandir(folder) as scan:
            rows = []
            for entry in scan:
                try:
                    linked = entry.is_symlink()
                    rows.append((entry.name, entry.is_dir(), linked))
                except OSError:
                    rows.append((entry.name, False, True))
    except OSError:
        return []
    if in_order:
        rows.sort(key=lambda row: os.fsencode(row[0]))
    return rows


def _walk(prefix: str, parts: List[str], flags: int, base: str, only_folders: bool, in_order: bool) -> Iterator[str]:
    if not parts:
        return
    part, rest = parts[0], parts[1:]
    if part == "**" and (rest or only_folders):
        yield from _deep(prefix, rest, flags, base, only_folders, in_order)
        return
    if _literal(part):
        path = prefix + _unescape(part)
        if rest:
            if os.path.isdir(_real(base, path)):
                yield from _walk(path + "/", rest, flags, base, only_folders, in_order)
        elif only_folders:
            if os.path.isdir(_real(base, path)):
                yield path + "/"
        elif os.path.lexists(_real(base, path)):
            yield path
        return
    matcher = compiled(part, flags | PATHNAME)
    names = _entries(_real(base, prefix), in_order)
    if flags & DOTMATCH and not rest and matcher.fullmatch("."):
        yield prefix + "." + ("/" if only_folders else "")
    for name, folder, _linked in names:
        if not matcher.fullmatch(name):
            continue
        if rest:
            if folder:
                yield from _walk(prefix + name + "/", rest, flags, base, only_folders, in_order)
        elif only_folders:
            if folder:
                yield prefix + name + "/"
        else:
            yield prefix + name


def _deep(prefix: str, rest: List[str], flags: int, base: str, only_folders: bool, in_order: bool) -> Iterator[str]:
    """``**/``: here, then in every folder below (links are not followed)."""
    while rest and rest[0] == "**" and (len(rest) > 1 or only_folders):
        rest = rest[1:]
    if not rest:
        if prefix:
            yield prefix
    else:
        dotted = flags & DOTMATCH and len(rest) == 1 and not _literal(rest[0])
        yield from _walk(prefix, rest, flags if not dotted else flags, base, only_folders, in_order)
    for name, folder, linked in _entries(_real(base, prefix), in_order):
        if folder and not linked and (flags & DOTMATCH or not name.startswith(".")):
            for found in _deep(prefix + name + "/", rest, flags, base, only_folders, in_order):
                if not (flags & DOTMATCH and found == prefix + name + "/."):
                    yield found
