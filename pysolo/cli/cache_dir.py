"""Where syntax trees are kept of what is read before the configuration has named a file cache path."""

from __future__ import annotations

import os
from collections.abc import Mapping


def user_cache(environ: Mapping[str, str]) -> str:
    """/var/cache/pysolo for root, the user's own cache folder for others."""
    if os.geteuid() == 0:
        return "/var/cache/pysolo"
    return os.path.join(environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "pysolo")
