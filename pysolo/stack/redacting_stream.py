"""A text stream that takes secrets out of what is written, line by line, and passes it on to several others."""

from __future__ import annotations

import io
from typing import TextIO

from pysolo.stack.redact import Redactor


class RedactingStream(io.TextIOBase):
    """Stands in for sys.stdout while a command runs. A line is passed on when it is whole, for a secret may come in parts."""

    def __init__(self, redactor: Redactor, *targets: TextIO) -> None:
        self._redactor = redactor
        self._targets = targets
        self._rest = ""

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def write(self, text: str) -> int:
        whole, newline, rest = (self._rest + text).rpartition("\n")
        if newline:
            self._pass_on(whole + newline)
        self._rest = rest
        return len(text)

    def finish(self) -> None:
        """Pass on what had no line end."""
        rest, self._rest = self._rest, ""
        if rest:
            self._pass_on(rest)

    def _pass_on(self, text: str) -> None:
        clean = self._redactor.text(text)
        for target in self._targets:
            target.write(clean)
            target.flush()
