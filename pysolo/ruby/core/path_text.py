"""Paths as text: what File.join, basename, dirname, extname and expand_path make of them (no look at the disk)."""

from __future__ import annotations

import os
from typing import List, Optional


def basename(path: str, suffix: Optional[str] = None) -> str:
    if not path:
        return ""
    stripped = path.rstrip("/")
    if not stripped:
        return "/"
    base = stripped[stripped.rfind("/") + 1 :]
    if suffix == ".*":
        dot = base.rfind(".")
        if dot > 0:
            return base[:dot]
    elif suffix and base.endswith(suffix) and base != suffix:
        return base[: -len(suffix)]
    return base


def dirname(path: str, levels: int = 1) -> str:
    for _ in range(levels):
        path = _parent(path)
    return path


def _parent(path: str) -> str:
    stripped = path.rstrip("/")
    if not stripped:
        return "/" if path.startswith("/") else "."
    cut = stripped.rfind("/")
    if cut < 0:
        return "."
    head = stripped[:cut].rstrip("/")
    return head or "/"


def extname(path: str) -> str:
    base = basename(path)
    dot = base.rfind(".")
    if dot <= 0 or not base[:dot].strip("."):
        return ""
    return base[dot:] if dot < len(base) - 1 else "."


def join(parts: List[str]) -> str:
    """One slash between neighbours, whatever they brought along."""
    if not parts:
        return ""
    result = parts[0]
    for part in parts[1:]:
        if part.startswith("/"):
            result = result.rstrip("/") + part if result.endswith("/") else result + part
        elif result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result


def normalized(path: str) -> str:
    """An absolute path without ``.``, ``..``, doubled and trailing slashes."""
    done: List[str] = []
    for part in path.split("/"):
        if part == "..":
            if done:
                done.pop()
        elif part not in ("", "."):
            done.append(part)
    return "/" + "/".join(done)


class UnknownHome(Exception):
    """``~name`` of nobody, or ``~`` without HOME; the message is MRI's."""


def home_of(name: str) -> str:
    """The folder that ``~name`` means."""
    import pwd

    if not name:
        home = os.environ.get("HOME")
        if home is None:
            try:
                home = pwd.getpwuid(os.getuid()).pw_dir
            except KeyError:
                raise UnknownHome("couldn't find HOME environment -- expanding `~'")
        if not home.startswith("/"):
            raise UnknownHome("non-absolute home")
        return home
    try:
        return pwd.getpwnam(name).pw_dir
    except KeyError:
        raise UnknownHome("user %s doesn't exist" % name)


def expand(path: str, base: Optional[str], tilde: bool = True) -> str:
    if tilde and path.startswith("~"):
        name, slash, rest = path[1:].partition("/")
        return normalized(home_of(name) + slash + rest)
    if not path.startswith("/"):
        start = expand(base, None, tilde) if base is not None else os.getcwd()
        path = start + "/" + path
    return normalized(path)
