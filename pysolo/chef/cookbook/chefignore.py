"""``chefignore``: files of a cookbook that are not part of it. One shell pattern a line, ``#`` begins a comment."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from typing import List


class Chefignore:
    """The patterns of a cookbook's own file and of the one beside it in the cookbook path."""

    def __init__(self, *folders: str) -> None:
        self.patterns: List[str] = []
        for folder in folders:
            try:
                with open(os.path.join(folder, "chefignore"), encoding="utf-8", errors="surrogateescape") as lines:
                    self.patterns.extend(
                        line.strip() for line in lines if line.strip() and not line.strip().startswith("#")
                    )
            except OSError:
                continue

    def ignores(self, relative: str) -> bool:
        return any(fnmatch(relative, pattern) for pattern in self.patterns)
