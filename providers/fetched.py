"""What is known of a URL from the last time it was fetched, kept in the run's cache."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Mapping, Optional

from pysolo.providers.settings import file_cache_path

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider


class Fetched:
    """ETag and date that the server gave for the content with this checksum."""

    def __init__(self, provider: Provider, path: str) -> None:
        self.system = provider.system
        self.path = path
        self.sha256: Optional[str] = None
        self.etag: Optional[str] = None
        self.modified: Optional[str] = None

    @classmethod
    def load(cls, provider: Provider, url: str) -> Fetched:
        """A damaged or missing note is an empty one."""
        import hashlib
        import json

        digest = hashlib.sha256(url.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        name = "%s-%s.json" % (re.sub(r"\W", "_", url)[:64], digest)
        found = cls(provider, file_cache_path(provider, "remote_file", name))
        try:
            kept = json.loads(found.system.read_text(found.path))
        except (OSError, ValueError):
            return found
        if isinstance(kept, dict):
            found.sha256, found.etag, found.modified = kept.get("checksum"), kept.get("etag"), kept.get("mtime")
        return found

    def note(self, sha256: str, headers: Mapping[str, str]) -> None:
        import json

        kept = {
            "checksum": sha256,
            "etag": headers.get("etag"),
            "mtime": headers.get("last-modified") or headers.get("date"),
        }
        self.system.write_atomic(self.path, json.dumps(kept).encode(), mode=0o600)
