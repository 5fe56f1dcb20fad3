"""The loop over the text."""

from __future__ import annotations

from pysolo.ruby.lexer.marks import Marks
from pysolo.ruby.lexer.patterns import MASTER
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault


class Lexer(Marks):
    """Text to tokens: after `run`, ``types``, ``vals`` and ``offsets`` run in parallel; token 0 is none.

    The lexer needs nothing from the parser. It keeps the stack of what is open, which statement in it is in hand, and which local
    variables are known, so that it can decide alone what `-`, `[`, `/`, `do`, `{`, `=>` ... mean at their place.
    """

    def run(self) -> None:
        handlers = {
            "word": self.word, "newline": self.newline, "dot": self.dot, "comma": self.comma, "single": self.simple,
            "double": self.simple, "symbol": self.symbol, "comment": self.comment, "number": self.number, "mark": self.mark,
            "instance": self.instance, "global": self.global_variable, "blank": self.blank, "bad": self.bad,
        }  # fmt: skip
        match = MASTER.match
        self.line_begins()
        while True:
            m = match(self.text, self.pos)
            kind = m.lastgroup  # type: ignore[union-attr]
            self.start = start = m.start(kind)  # type: ignore[union-attr, arg-type]
            self.space = start > self.pos
            if kind == "end":
                break
            self.pos = m.end()  # type: ignore[union-attr]
            handlers[kind](m[kind])  # type: ignore[index]
        self.close_endless()
        if len(self.levels) > 1:
            self.unfinished()
        self.types.append("$END")
        self.vals.append(None)
        self.offsets.append(len(self.text))
        if self.heredoc_resume > len(self.text):
            raise Fault(message("unexpected_eof"), offset=len(self.text))
