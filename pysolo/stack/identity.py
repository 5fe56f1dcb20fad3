"""Ids of what a document does not give one for: the same document gets the same ids on every machine."""

from __future__ import annotations

import uuid

_SPACE = uuid.UUID("5d1f6a5e-8c0e-5f0d-9c59-6b5a7d0c4e11")


def stable_id(*names: str) -> str:
    """A GUID that follows from names, such as ("shop", "layer", "lb")."""
    return str(uuid.uuid5(_SPACE, "\0".join(names)))


def fresh_id() -> str:
    """A GUID of its own, for a command or a deployment."""
    return str(uuid.uuid4())
