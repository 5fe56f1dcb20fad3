"""ERB templates to Ruby, by the rules of Ruby's own library.

Documented with ``ERB.new(.., trim_mode:)``: ``-`` lets ``-%>`` take the newline and ``<%-`` the indent, ``<>`` takes the newline of
lines that begin and end with a tag, ``>`` that of lines that end with one, ``%`` makes lines that begin with ``%`` code.
"""

from __future__ import annotations

import re
from typing import List, Optional

from pysolo.ruby.template_code import TemplateCode

_OPENING = re.compile(r"<%[%=#]?")
_OPENING_TRIMMED = re.compile(r"^[ \t]*<%-|<%[%=#-]?", re.M)
_CLOSING = re.compile(r"%%?>")
_CLOSING_TRIMMED = re.compile(r"-%>|%%?>")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NEWLINE = re.compile(r"\r?\n|\Z")


_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "#": "\\#", "\n": "\\n", "\r": "\\r"})


class _ErbCode(TemplateCode):
    """Texts stand on one line, their newlines behind them: a comment at a tag's end hides no more than the rest of its line."""

    def text(self, text: str) -> None:
        if text:
            self.lines_after('%s << "%s".freeze' % (self.buffer, text.translate(_ESCAPED)), text.count("\n"))


def erb_to_ruby(text: str, trim_mode: Optional[str] = None, eoutvar: str = "_erbout") -> str:
    """Ruby source whose value is the rendered text."""
    mode = trim_mode or ""
    compiler = _Compiler(mode, _ErbCode(eoutvar))
    if "%" not in mode:
        compiler.scan(text)
    else:
        for line in text.splitlines(keepends=True):
            compiler.percent_line(line)
    return compiler.finish()


class _Compiler:
    """Takes pieces of a template; a tag may begin in one and end in another."""

    def __init__(self, mode: str, out: TemplateCode) -> None:
        self.dashes = "-" in mode
        self.line_ends = not self.dashes and ">" in mode
        self.whole_lines = self.line_ends and "<>" in mode
        self.by_lines = self.line_ends or ("%" in mode and not self.dashes)
        self.out = out
        self.tag: Optional[str] = None  # the kind of the tag that is open: "", "=" or "#"
        self.content: List[str] = []

    def percent_line(self, line: str) -> None:
        if self.tag is not None or not line.startswith("%"):
            self.scan(line)
        elif line.startswith("%%"):
            self.scan(line[1:])
        else:
            self.flush()
            self.out.statement(line[1:] if line.endswith("\n") else line[1:] + "\n")

    def scan(self, text: str) -> None:
        opening = _OPENING_TRIMMED if self.dashes else _OPENING
        closing = _CLOSING_TRIMMED if self.dashes else _CLOSING
        at = 0
        while True:
            found = (opening if self.tag is None else closing).search(text, at)
            if found is None:
                self.content.append(text[at:])
                if self.tag is None and text[at:] == "\n":  # a lone newline is a text of its own
                    self.flush()
                return
            self.content.append(text[at : found.start()])
            at = found.end()
            mark = found.group()
            if mark in ("<%%", "%%>"):
                self.content.append(mark.replace("%%", "%"))
            elif self.tag is None:
                self.flush()
                self.tag = mark.lstrip(" \t")[2:].replace("-", "")
            else:
                at = self.close(text, found, mark)

    def close(self, text: str, found: re.Match[str], mark: str) -> int:
        """The end of a tag; gives where the text goes on."""
        code, self.content = "".join(self.content), []
        if self.tag == "=":
            self.out.expression(code)
        elif self.tag == "#":
            self.out.lines(code)
        else:
            self.out.statement(code)
        self.tag = None
        newline = _NEWLINE.match(text, found.end())
        if newline is None:
            return found.end()
        if mark == "-%>" or (newline.group() and self.takes_newline(text, found.start())):
            self.out.lines(newline.group())
            return newline.end()
        if not self.whole_lines or not newline.group():
            return found.end()
        self.content.append("\n")
        return newline.end()

    def takes_newline(self, text: str, at: int) -> bool:
        if self.whole_lines:
            line = text.rfind("\n", 0, at) + 1
            return text.startswith("<%", line) and not text.startswith("<%%", line)
        return self.line_ends

    def flush(self) -> None:
        text, self.content = "".join(self.content), []
        for piece in _LINE.findall(text) if self.by_lines else [text]:
            self.out.text(piece)

    def finish(self) -> str:
        """What a tag without an end holds is text."""
        self.flush()
        return self.out.source()
