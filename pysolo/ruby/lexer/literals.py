"""Numbers, symbols, character literals and the % forms."""

from __future__ import annotations

from typing import Any

from pysolo.ruby.lexer.base import LexerBase
from pysolo.ruby.lexer.escapes import ESCAPE, unescape
from pysolo.ruby.lexer.heredocs import Heredocs
from pysolo.ruby.lexer.patterns import NUMBER
from pysolo.ruby.lexer.states import ANY_BEG, ANY_END, ARG, BEG, END
from pysolo.ruby.lexer.strings import BRACKETS, global_node
from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import Float, Imaginary, Int, Rational, Sym

PERCENT_KINDS = {"q": "'", "Q": '"', "w": "w", "W": "W", "i": "i", "I": "I", "x": "`", "r": "/", "s": ":'"}


class Literals(Heredocs, LexerBase):
    def number(self, _: str) -> None:
        self.read_number(self.start, 1)

    def read_number(self, begin: int, sign: int) -> None:
        m = NUMBER.match(self.text, begin)
        if m is None:
            raise Fault(message("bad_number", self.text[begin : begin + 8].split()[0]), offset=begin)
        end = m.end()
        if sign < 0 and self.text.startswith("**", self._after_blanks(end)):
            # The power binds tighter than this minus.
            self.value("UOP", ("-@", self.line))
            sign = 1
        self.pos = end
        self.value("LITERAL", self.number_node(m, sign))
        self.state = END

    def _after_blanks(self, pos: int) -> int:
        text = self.text
        while text.startswith((" ", "\t"), pos):
            pos += 1
        return pos

    def number_node(self, m: Any, sign: int) -> Any:
        line = self.line
        suffix = m["suffix"]
        if m["float"]:
            digits = m["float"].replace("_", "")
            if suffix and suffix[0] == "r":
                if "e" in digits.lower():
                    raise Fault(message("bad_number", m[0]), offset=self.start)
                from fractions import Fraction

                fraction = Fraction(digits) * sign
                node: Any = Rational(line, fraction.numerator, fraction.denominator)
            else:
                node = make(Float, {"line": line, "value": sign * float(digits)})
        else:
            if m["int"]:
                number = int(m["int"].replace("_", ""))
            elif m["oct"]:
                number = int(m["oct"].replace("_", ""), 8)
            elif m["hex"]:
                number = int(m["hex"].replace("_", ""), 16)
            elif m["bin"]:
                number = int(m["bin"].replace("_", ""), 2)
            else:
                number = int(m["dec"].replace("_", ""))
            number *= sign
            node = (
                Rational(line, number, 1) if suffix and suffix[0] == "r" else make(Int, {"line": line, "value": number})
            )
        return Imaginary(line, node) if suffix and suffix[-1] == "i" else node

    # ---------------------------------------------------------------------------------------------------------- symbols
    def symbol(self, text: str) -> None:
        if self.state & ANY_END:
            self.pos = self.start + 1
            self.colon_of_ternary()
            return
        self.value("LITERAL", make(Sym, {"line": self.line, "name": text[1:]}))
        self.state = END

    def colon_of_ternary(self) -> None:
        level = self.level
        if not level.ternary:
            raise Fault(message("unexpected", "`:`"), offset=self.start)
        level.ternary -= 1
        if self.types[-1] == "NL":
            del self.types[-1], self.vals[-1], self.offsets[-1]
        self.emit("COLON", self.line)
        self.state = BEG

    # --------------------------------------------------------------------------------------------------------- characters
    def question(self, mark: str) -> None:
        text, pos = self.text, self.pos
        c = text[pos : pos + 1]
        following = text[pos + 1 : pos + 2]
        if (
            self.state & ANY_END
            or not c
            or c.isspace()
            or ((c.isalnum() or c == "_") and (following.isalnum() or following == "_"))
        ):
            self.level.ternary += 1
            self.emit("QMARK", ("?", self.line))
            self.state = BEG
            return
        if c == "\\":
            m = ESCAPE.match(text, pos)
            if m is None:
                raise Fault(message("bad_character_literal"), offset=self.start)
            self.pos = m.end()
            self.string(unescape(m[0]), self.line)
        else:
            self.pos = pos + 1
            self.string(c, self.line)

    # ------------------------------------------------------------------------------------------------------------ % forms
    def percent(self, mark: str) -> None:
        text, pos = self.text, self.start + 1
        c = text[pos : pos + 1]
        if not (
            self.state & ANY_BEG or (self.state & ARG and self.space and not c.isspace() and not mark.endswith("="))
        ):
            self.operator(mark)
            return
        kind = '"'
        if c in PERCENT_KINDS and c:
            kind = PERCENT_KINDS[c]
            pos += 1
            c = text[pos : pos + 1]
        if not c or c.isalnum():
            raise Fault(message("unexpected", "`%`"), offset=self.start)
        self.pos = pos + 1
        self.quoted(kind, c, BRACKETS.get(c, c))

    def global_variable(self, name: str) -> None:
        self.value("LITERAL", global_node(name, self.line))
        self.state = END

    def operator(self, mark: str) -> None:
        raise NotImplementedError
