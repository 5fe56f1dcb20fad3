"""Paths as Ruby's File takes them apart."""

from __future__ import annotations

import posixpath


def parent_of(path: str) -> str:
    """``File.dirname``: a slash at the end does not count."""
    return posixpath.dirname(path.rstrip("/")) or ("/" if path.startswith("/") else ".")
