"""Templates of the files that built-in resources write."""

from __future__ import annotations

import os


def template_path(name: str) -> str:
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
