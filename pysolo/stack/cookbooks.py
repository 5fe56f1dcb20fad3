"""The copy of the custom cookbooks on an instance: which folders a run takes them from, and at which revision they are.

A copy is made beside the old one and takes its place in one step; one that fails leaves the old copy as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from typing import Optional, Tuple

from pysolo.stack.cookbook_download import CookbooksError
from pysolo.stack.cookbook_source import bring
from pysolo.stack.model import Source

# Where repositories keep vendored cookbooks (berks vendor, librarian), if not at the top.
_SUBFOLDERS = ("cookbooks", "berks-cookbooks", "vendor/cookbooks", "site-cookbooks")


@dataclass(frozen=True)
class CookbookCopy:
    """``paths`` are searched in order, a later one wins; ``revision`` is a commit or ``sha256:...``."""

    paths: Tuple[str, ...]
    revision: Optional[str] = None


def current_copy(folder: str) -> Optional[CookbookCopy]:
    """What was fetched last, or None."""
    try:
        with open(os.path.join(folder, "current", "copy.json"), encoding="utf-8") as file:
            found = json.load(file)
    except (OSError, ValueError):
        return None
    root = os.path.realpath(os.path.join(folder, "current"))
    return CookbookCopy(tuple(os.path.join(root, path) for path in found["paths"]), found["revision"])


def refresh(
    folder: str, source: Source, revision: Optional[str] = None, manage_berkshelf: bool = False
) -> CookbookCopy:
    """Fetch anew, and with ``manage_berkshelf`` what a Berksfile asks for; CookbooksError leaves the old copy in use."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    fresh = tempfile.mkdtemp(prefix="copy-", dir=folder)
    try:
        with tempfile.TemporaryDirectory(prefix="scratch-", dir=folder) as scratch:
            content = os.path.join(fresh, "content")
            os.mkdir(content)
            found = bring(source, content, scratch, revision)
            # Beneath the repository's own: a cookbook that stands in both is blended, as there.
            berks = _berkshelf(fresh, content, scratch, source) if manage_berkshelf else []
        own = _layout(fresh, content, bool(berks))
        paths = [*berks, *(os.path.join("content", path) for path in own)]
        with open(os.path.join(fresh, "copy.json"), "w", encoding="utf-8") as file:
            json.dump({"revision": found, "paths": paths, "url": source.url}, file)
        _publish(folder, fresh)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    copy = current_copy(folder)
    assert copy is not None
    return copy


def _berkshelf(fresh: str, content: str, scratch: str, source: Source) -> list[str]:
    from pysolo.stack.berkshelf import find_berksfile, resolve

    berksfile = find_berksfile(content)
    if berksfile is None:
        return []
    target = os.path.join(fresh, "berkshelf")
    os.mkdir(target)
    return ["berkshelf"] if resolve(berksfile, target, scratch, source) else []


def _publish(folder: str, fresh: str) -> None:
    link, old = os.path.join(folder, "current"), os.path.realpath(os.path.join(folder, "current"))
    temporary = os.path.join(folder, f".current.{os.getpid()}")
    os.symlink(os.path.basename(fresh), temporary)
    os.replace(temporary, link)
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if name.startswith("copy-") and path not in (fresh, old):
            shutil.rmtree(path, ignore_errors=True)


def _layout(fresh: str, content: str, may_be_empty: bool = False) -> list[str]:
    """The cookbook paths within the content, relative to it. A repository may be no more than a Berksfile."""
    name = _cookbook_name(content)
    if name is not None:
        # A single cookbook at the root becomes a folder of that name, as the agents did it.
        moved = os.path.join(fresh, "single")
        os.rename(content, moved)
        os.mkdir(content)
        os.rename(moved, os.path.join(content, name))
        return ["."]
    found = ["."] if _has_cookbooks(content) else []
    found += [name for name in _SUBFOLDERS if _has_cookbooks(os.path.join(content, name))]
    if found:
        return found
    inner = [entry for entry in os.listdir(content) if not entry.startswith(".")]
    if len(inner) == 1 and os.path.isdir(os.path.join(content, inner[0])):
        within = _layout(fresh, os.path.join(content, inner[0]), may_be_empty)
        return [os.path.join(inner[0], path) for path in within]
    if may_be_empty:
        return []
    raise CookbooksError("there is no cookbook in it: a folder with recipes or a metadata.rb is expected")


def _cookbook_name(folder: str) -> Optional[str]:
    """The name in the metadata of a folder that is a cookbook itself."""
    import re

    if os.path.isfile(os.path.join(folder, "metadata.json")):
        try:
            with open(os.path.join(folder, "metadata.json"), encoding="utf-8") as file:
                return str(json.load(file)["name"])
        except (ValueError, KeyError, TypeError):
            pass
    try:
        with open(os.path.join(folder, "metadata.rb"), encoding="utf-8", errors="replace") as file:
            found = re.search(r"""^\s*name\s*\(?\s*["']([^"']+)["']""", file.read(), re.M)
    except OSError:
        return None
    return found.group(1) if found else None


def _has_cookbooks(folder: str) -> bool:
    if not os.path.isdir(folder):
        return False
    marks = ("metadata.rb", "metadata.json", "recipes", "attributes", "resources", "libraries")
    return any(
        os.path.exists(os.path.join(folder, entry, mark))
        for entry in os.listdir(folder)
        if not entry.startswith(".") and entry not in ("cookbooks", "berks-cookbooks", "site-cookbooks", "vendor")
        for mark in marks
    )
