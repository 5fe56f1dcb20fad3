"""What a ledger needs of the thing that keeps it: so little that a distributed engine can stand behind it.

Values are JSON; every value has a version that grows with each save. A commit is all or nothing: it saves only if every version
is still the one that was loaded, and it adds to and takes from queues in the same moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, List, NamedTuple, Optional, Protocol


class Conflict(Exception):
    """Somebody saved in between: load again and decide anew."""


class Record(NamedTuple):
    key: str
    value: Any
    version: int


class Save(NamedTuple):
    key: str
    value: Any
    version: int  # the one that was loaded; 0 for a key that must not exist yet


class QueueEntry(NamedTuple):
    number: int
    item: str


@dataclass
class Changes:
    """What one commit does."""

    saves: List[Save] = field(default_factory=list)
    pushes: List[tuple[str, str]] = field(default_factory=list)  # (queue, item)
    acknowledged: List[int] = field(default_factory=list)  # entries that are done with


class Store(Protocol):
    def load(self, key: str) -> Optional[Record]:
        """The value of a key as it is now."""

    def scan(self, prefix: str, newest_first: bool = False, limit: Optional[int] = None) -> Iterator[Record]:
        """All records whose keys begin so, in the order of keys."""

    def commit(self, changes: Changes) -> None:
        """All of it, or Conflict and nothing."""

    def queue(self, name: str) -> list[QueueEntry]:
        """What waits to be acknowledged, in order."""

    def watch(self, revision: int, timeout: float) -> int:
        """Wait until something changed after this revision; the revision then (the same one after the time-out)."""

    def revision(self) -> int:
        """A number that grows with each commit."""

    def put_blob(self, data: bytes) -> str:
        """Keep bytes; the result is their digest, which is their name."""

    def blob(self, digest: str) -> Optional[bytes]:
        """The bytes of that name."""

    def close(self) -> None: ...
