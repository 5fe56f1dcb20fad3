"""An indented stream of lines: what formatters write on."""

from __future__ import annotations

from typing import Any, TextIO

COLORS = {"green": "32", "yellow": "33", "red": "31", "cyan": "36", "white": "37"}


class Output:
    """Keeps the indentation, and whether a line is still open.

    A piece may belong to a ``stream`` (a resource): text of another stream begins on a line of its own, so that the output of a command
    that runs in between never ends up inside a resource's line.
    """

    def __init__(self, out: TextIO, color: bool = False) -> None:
        self.out = out
        self.color = color
        self.indentation = 0
        self._open = False
        self._stream: Any = None

    def indent(self) -> None:
        self.indentation += 2

    def unindent(self) -> None:
        self.indentation = max(0, self.indentation - 2)

    def line(self, text: str, color: str = "") -> None:
        """A whole line of its own."""
        self.start(text, color)
        self._end()

    def start(self, text: str, color: str = "", stream: Any = None) -> None:
        """Begin a line and leave it open."""
        if self._open:
            self._end()
        self._stream = stream
        lines = text.split("\n")
        for number, piece in enumerate(lines):
            self._write(piece, color)
            if number < len(lines) - 1:
                self._end()

    def finish(self, text: str, color: str = "", stream: Any = None) -> None:
        """Append to the open line, when it is this stream's, and end it."""
        if self._open and stream is not None and stream is not self._stream:
            self._end()
        self._write(text, color)
        self._end()

    def end_line(self) -> None:
        if self._open:
            self._end()

    def raw(self, text: str) -> None:
        """A command's live output, indented, ending wherever it ends."""
        for piece in text.splitlines(keepends=True):
            self._write(piece.rstrip("\n"), "")
            if piece.endswith("\n"):
                self._end()

    def _write(self, text: str, color: str) -> None:
        if not self._open:
            self.out.write(" " * self.indentation)
        code = COLORS.get(color) if self.color and text else None
        self.out.write("\x1b[%sm%s\x1b[0m" % (code, text) if code else text)
        self._open = True

    def _end(self) -> None:
        self.out.write("\n")
        self.out.flush()
        self._open = False
        self._stream = None
