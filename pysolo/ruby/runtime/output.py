"""Standard output and error as Ruby code writes to them."""

from __future__ import annotations

import sys
from typing import Any


class Output:
    """Writes text to a file descriptor's stream; bytes that were not UTF-8 come out as they went in."""

    def __init__(self, name: str, buffered: bool) -> None:
        self.name = name
        self.buffered = buffered

    @property
    def stream(self) -> Any:
        """Asked for each time, so that a replaced sys.stdout is respected."""
        return getattr(sys, self.name)

    def write(self, text: str) -> None:
        stream = self.stream
        binary = getattr(stream, "buffer", None)
        if binary is None:
            stream.write(text)
        else:
            stream.flush()
            binary.write(text.encode("utf-8", "surrogateescape"))
            if not self.buffered:
                binary.flush()

    def flush(self) -> None:
        try:
            self.stream.flush()
        except (OSError, ValueError):
            pass  # nobody reads any more
