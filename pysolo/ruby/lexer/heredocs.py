"""Heredocs. The body is read at once, where its opening mark stands; the line end after it then skips the body."""

from __future__ import annotations

import re
from typing import Match

from pysolo.ruby.lexer.base import LexerBase
from pysolo.ruby.lexer.escapes import unescape
from pysolo.ruby.lexer.strings import Quote, Strings
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault

CODE = re.compile(r"\\.|#\{", re.S)
BRACES = re.compile(r"[{}]")


def width(blank: str) -> int:
    """Columns of leading white space: a tab goes to the next multiple of eight."""
    columns = 0
    for c in blank:
        columns = (columns // 8 + 1) * 8 if c == "\t" else columns + 1
    return columns


def strip_columns(line: str, columns: int) -> str:
    at = done = 0
    while at < len(line) and done < columns:
        if line[at] == " ":
            done += 1
        elif line[at] == "\t" and (done // 8 + 1) * 8 <= columns:
            done = (done // 8 + 1) * 8
        else:
            break
        at += 1
    return line[at:]


def common_indent(body: str, interpolated: bool) -> int:
    """Of the lines that are not blank; lines that begin inside ``#{ }`` have no say."""
    if interpolated and "#{" in body:
        body = _without_code(body)
    least = -1
    for line in body.split("\n"):
        rest = line.lstrip(" \t")
        if rest and rest != "\r":
            columns = width(line[: len(line) - len(rest)])
            least = columns if least < 0 else min(least, columns)
    return max(least, 0)


def _without_code(body: str) -> str:
    kept = []
    at = 0
    while True:
        m = CODE.search(body, at)
        if m is None:
            kept.append(body[at:])
            return "".join(kept)
        kept.append(body[at : m.end()])
        at = m.end()
        if m[0] == "#{":
            depth = 1
            while depth:
                brace = BRACES.search(body, at)
                if brace is None:
                    return "".join(kept)
                depth += 1 if brace[0] == "{" else -1
                at = brace.end()


class Heredocs(Strings, LexerBase):
    def heredoc(self, m: Match[str]) -> None:
        """``m`` matched the opening mark, which begins at ``self.start``."""
        dash, mark = m[1], m[2] or '"'
        name = m[3] if m[2] else m[4]
        text = self.text
        resume = m.end()
        begin = self.heredoc_resume or text.find("\n", resume) + 1
        end, after = self.heredoc_end(begin, name, bool(dash)) if begin else (-1, -1)
        if end < 0:
            raise Fault(message("heredoc_unterminated", self.line, name), offset=self.start)
        line = self.line
        body = text[begin:end]
        indent = common_indent(body, mark != "'") if dash == "~" else 0
        self.heredoc_resume = after
        self.pos = resume
        plain = mark == "'" or "#" not in body
        if plain and mark != "`":
            if indent:
                body = "".join([strip_columns(part, indent) for part in body.splitlines(True)])
            self.string(body if mark == "'" else unescape(body), line)
            return
        quote = Quote("`" if mark == "`" else "heredoc", "", "\0", line, self.start)
        quote.heredoc = True
        quote.indent = indent
        quote.end = end
        quote.resume = resume
        quote.line_start = True
        self.join()
        self.value("DSTR_BEG", (quote.kind, line))
        self.relocate(begin)
        self.heredoc_resume = 0
        quote.depth = after
        self.content(quote)

    def heredoc_end(self, begin: int, name: str, indented: bool) -> tuple[int, int]:
        """Where the closing line begins, and the line after it."""
        text = self.text
        at = begin
        size = len(text)
        while at < size:
            stop = text.find("\n", at)
            stop = size if stop < 0 else stop
            line = text[at:stop].rstrip("\r")
            if (line.lstrip(" \t\f\v") if indented else line) == name:
                return at, min(stop + 1, size)
            at = stop + 1
        return -1, -1

    def heredoc_done(self, quote: Quote) -> None:
        self.relocate(quote.resume)
        self.start = quote.offset
        self.heredoc_resume = quote.depth
        self.finish(quote)

    def dedent(self, raw: str, quote: Quote) -> str:
        lines = raw.splitlines(True)
        kept = [strip_columns(lines[0], quote.indent) if quote.line_start else lines[0]]
        kept += [strip_columns(line, quote.indent) for line in lines[1:]]
        quote.line_start = raw.endswith("\n")
        return "".join(kept)
