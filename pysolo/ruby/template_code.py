"""The Ruby text that a template becomes: pieces of text and of code, line by line as in the template."""

from __future__ import annotations

from typing import List


class TemplateCode:
    """Gathers Ruby source that appends to the String ``buffer`` and gives it as its value."""

    def __init__(self, buffer: str) -> None:
        self.buffer = buffer
        self._parts: List[str] = ["%s = ::String.new;" % buffer]

    def text(self, text: str) -> None:
        """Text as it stands; its newlines keep their lines inside the literal."""
        if text:
            quoted = text.replace("\\", "\\\\").replace("'", "\\'")
            # Ruby reads a line's end as \n, however it is written
            self._parts.append(" %s << '%s'.freeze;" % (self.buffer, quoted.replace("\r", "' \"\\r\" '")))

    def expression(self, code: str) -> None:
        self._parts.append(" %s << (%s).to_s;" % (self.buffer, code))

    def statement(self, code: str) -> None:
        self._parts.append(code if code.endswith("\n") else code + ";")

    def lines(self, text: str) -> None:
        """Nothing but the newlines of what was left out, so that later lines keep their numbers."""
        self._parts.append("\n" * text.count("\n"))

    def lines_after(self, code: str, count: int) -> None:
        """A statement, and the newlines that it stands for."""
        self._parts.append(" %s%s;" % (code, "\n" * count))

    def source(self) -> str:
        return "".join(self._parts) + "\n%s.to_s\n" % self.buffer
