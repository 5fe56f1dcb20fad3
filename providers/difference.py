"""The difference between what a file holds and what it is to hold, for the report."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, List

from pysolo.providers.settings import setting

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider
    from pysolo.providers.content import Content


_BLANKS = dict.fromkeys(map(ord, " \t\n\v\f\r"))
_UNPRINTABLE = ("Cc", "Cn", "Cs", "Zl", "Zp")


def is_binary(data: bytes) -> bool:
    """Whether there is more than blanks and what Ruby calls printable, which a BOM is, to it."""
    try:
        text = data.decode("utf-8").translate(_BLANKS)
    except UnicodeDecodeError:
        return True
    if text.isprintable():
        return False
    from unicodedata import category

    return any(category(char) in _UNPRINTABLE for char in set(text))


def difference(provider: Provider, path: str, new_path: str, content: Content) -> List[str]:
    """A unified diff as a list of lines, or one line that says why there is none."""
    if setting(provider, "diff_disabled"):
        return ["(diff output suppressed by config)"]
    system = provider.system
    found = system.stat_or_none(path)
    limit = setting(provider, "diff_filesize_threshold") or 10_000_000
    if max(found.size if found is not None else 0, content.size) > limit:
        return ["(file sizes exceed %d bytes, diff output suppressed)" % limit]
    old = system.read_bytes(path) if found is not None and found.is_file else b""
    if is_binary(old):
        return ["(current file is binary, diff output suppressed)"]
    new = content.read()
    if is_binary(new):
        return ["(new content is binary, diff output suppressed)"]
    import difflib

    lines = [
        line.rstrip("\n")
        for line in difflib.unified_diff(
            old.decode("utf-8").splitlines(),
            new.decode("utf-8").splitlines(),
            path,
            new_path,
            _when(found.mtime if found is not None else system.now()),
            _when(system.now()),
            lineterm="",
        )
    ]
    if not lines:
        return ["(no diff)"]
    threshold = setting(provider, "diff_output_threshold") or 1_000_000
    if sum(len(line) + 1 for line in lines) > threshold:
        return ["(long diff of over %d characters, diff output suppressed)" % threshold]
    return lines


def _when(moment: float) -> str:
    local = time.localtime(moment)
    fraction = ("%.9f" % (moment % 1))[2:]
    return "%s.%s %s" % (time.strftime("%Y-%m-%d %H:%M:%S", local), fraction, time.strftime("%z", local))
