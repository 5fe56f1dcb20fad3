"""Automatic attributes: what a machine says of itself."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai

__all__ = ["Ohai"]
