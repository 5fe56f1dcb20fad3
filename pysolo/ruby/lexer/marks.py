"""Which handler has which mark."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ruby.lexer.brackets import Brackets
from pysolo.ruby.lexer.lines import Lines


class Marks(Brackets, Lines):
    def double_quote(self, mark: str) -> None:
        self.quoted('"', '"', '"')

    def single_quote(self, mark: str) -> None:
        self.quoted("'", "'", "'")

    def backtick(self, mark: str) -> None:
        self.quoted("`", "`", "`")

    def mark(self, mark: str) -> None:
        MARKS.get(mark, Marks.operator)(self, mark)


MARKS: Dict[str, Any] = {
    "=": Marks.equals, "-": Marks.sign, "+": Marks.sign, "!": Marks.bang, "~": Marks.bang, "*": Marks.star,
    "**": Marks.double_star, "&": Marks.ampersand, "/": Marks.slash, "/=": Marks.slash, "%": Marks.percent, "%=": Marks.percent,
    "<<": Marks.less_less, "..": Marks.dots, "...": Marks.dots, "|": Marks.pipe, "^": Marks.caret, "=>": Marks.arrow,
    "->": Marks.lambda_arrow, ":": Marks.colon, "::": Marks.colons, "?": Marks.question, ";": Marks.semicolon,
    "{": Marks.brace, "}": Marks.brace_close, "(": Marks.paren, ")": Marks.paren_close, "[": Marks.bracket,
    "]": Marks.bracket_close, '"': Marks.double_quote, "'": Marks.single_quote, "`": Marks.backtick,
}  # fmt: skip
