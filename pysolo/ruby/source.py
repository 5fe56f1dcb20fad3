"""Source text, spans in it, and the one error that parsing raises."""

from __future__ import annotations

from bisect import bisect_right
from typing import List, NamedTuple, Optional


class Span(NamedTuple):
    """A stretch of a source, as offsets."""

    start: int
    end: int


class Source:
    """A named text that knows its lines. ``first_line`` is the number of the first one (``eval`` strings, templates)."""

    __slots__ = ("_starts", "first_line", "name", "text")

    def __init__(self, name: str, text: str, first_line: int = 1) -> None:
        self.name = name
        self.text = text
        self.first_line = first_line
        self._starts: Optional[List[int]] = None

    def _line_starts(self) -> List[int]:
        if self._starts is None:
            starts = [0]
            at = self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts = starts
        return self._starts

    def line_of(self, offset: int) -> int:
        return self.first_line + bisect_right(self._line_starts(), offset) - 1

    def column_of(self, offset: int) -> int:
        """1-based."""
        starts = self._line_starts()
        return offset - starts[bisect_right(starts, offset) - 1] + 1

    def line_text(self, line: int) -> str:
        starts = self._line_starts()
        index = line - self.first_line
        if not 0 <= index < len(starts):
            return ""
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(self.text)
        return self.text[starts[index] : end].rstrip("\r")

    def offset_of_line(self, line: int) -> int:
        """Where the first character of a line that is not blank stands."""
        starts = self._line_starts()
        start = starts[max(0, min(line - self.first_line, len(starts) - 1))]
        text = self.line_text(line)
        return start + len(text) - len(text.lstrip())


class RubySyntaxError(Exception):
    """The text is not Ruby (or not the Ruby that is understood here)."""

    def __init__(self, file: str, line: int, column: int, message: str, excerpt: str = "") -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.excerpt = excerpt

    @classmethod
    def at(cls, source: Source, span: Span, message: str) -> RubySyntaxError:
        line = source.line_of(span.start)
        return cls(source.name, line, source.column_of(span.start), message, source.line_text(line))

    def render(self) -> str:
        head = f"{self.file}:{self.line}: {self.message}"
        if not self.excerpt.strip():
            return head
        # Tabs stay tabs in front of the caret, so that it points right whatever their width.
        before = "".join("\t" if c == "\t" else " " for c in self.excerpt[: self.column - 1])
        return f"{head}\n{self.excerpt}\n{before}^"

    def __str__(self) -> str:
        return self.render()


class Fault(Exception):
    """A syntax error whose source is not known yet: the lexer and the builder raise it, the parser adds the file.

    ``offset`` or ``line`` says where; with neither it is where the parser stands.
    """

    def __init__(self, message: str, line: Optional[int] = None, offset: Optional[int] = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.offset = offset
