"""Line ends, comments, and what only counts in the first column."""

from __future__ import annotations

from pysolo.ruby.lexer.base import LexerBase
from pysolo.ruby.lexer.patterns import (
    COMMENT_BLOCK,
    DATA,
    LEADING_DOT,
)
from pysolo.ruby.lexer.states import (
    BEG,
    BEGL,
    CLASS,
    ITEM_LEVELS,
    LABEL,
)
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault


class Lines(LexerBase):
    def newline(self, _: str) -> None:
        self.line += 1
        if self.heredoc_resume:
            self.relocate(self.heredoc_resume)
            self.heredoc_resume = 0
        state = self.state
        level = self.level
        if not (
            state & (BEG | BEGL | CLASS)
            or (
                (state & LABEL and not (level.pattern or level.params)) or (state & LABEL and level.kind in ITEM_LEVELS)
            )
        ):
            if not LEADING_DOT.match(self.text, self.pos):
                self.terminate()
        self.line_begins()

    def line_begins(self) -> None:
        """Skip blank lines and comments; see to what only counts in the first column."""
        text = self.text
        while True:
            c = text[self.pos : self.pos + 1]
            if c == "=":
                if not text.startswith("=begin", self.pos):
                    return
                block = COMMENT_BLOCK.match(text, self.pos)
                if block is None:
                    if text[self.pos + 6 : self.pos + 7].isspace():
                        raise Fault(message("comment_unterminated", self.line), offset=self.pos)
                    return
                self.line += block[0].count("\n")
                self.pos = block.end()
                return
            if c == "_":
                end = DATA.match(text, self.pos)
                if end is not None:
                    self.data = text[end.end() :]
                    self.text = text[: self.pos]
                return
            if c not in "\n#" or not c:
                return
            blank = text.find("\n", self.pos)
            if blank < 0:
                return
            self.line += 1
            self.pos = blank + 1

    def comment(self, _: str) -> None:
        pass

    def blank(self, text: str) -> None:
        self.line += text.count("\n")

    def bad(self, text: str) -> None:
        raise Fault(message("unexpected_character", text), offset=self.start)
