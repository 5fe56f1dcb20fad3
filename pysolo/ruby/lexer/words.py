"""Names, labels, and method names after a dot."""

from __future__ import annotations

from typing import Any, Optional

from pysolo.ruby.lexer.base import Level
from pysolo.ruby.lexer.keywords import KEYWORDS, Keywords
from pysolo.ruby.lexer.patterns import (
    METHOD_AFTER_COLONS,
    METHOD_AFTER_DOT,
)
from pysolo.ruby.lexer.states import (
    ARG,
    BEG,
    BEGL,
    CLASS,
    END,
    ENDL,
    LABEL,
    LABEL_OK,
    MID,
    PARAMETER_AFTER,
)
from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Const,
    CVar,
    IVar,
    LVar,
)


class Words(Keywords):
    def word(self, word: str) -> None:
        text, pos = self.text, self.pos
        following = text[pos : pos + 1]
        level = self.level
        if following == ":" and self.state & LABEL_OK and text[pos + 1 : pos + 2] != ":":
            self.label(word)
            return
        keyword = KEYWORDS.get(word)
        if keyword is not None:
            keyword[0](self, word, keyword[1])
            return
        if level.params and self.types[-1] in PARAMETER_AFTER:
            self.variables.add(word)
            self.emit("IDENT", (word, self.line))
            self.state = ARG
            return
        first = word[0]
        if level.pattern:
            if first.isupper() and word[-1] not in "?!":
                self.value("CONST", make(Const, {"line": self.line, "scope": None, "name": word, "top": False}))
            else:
                if self.types[-1] != "CARET":
                    self.variables.add(word)
                self.emit("IDENT", (word, self.line))
            self.state = ARG
            return
        if following == "(":
            self.value("FCALL", (word, self.line))
            self.pos = pos + 1
            self.open("call", "(")
            self.state = BEGL
        elif word in self.variables:
            self.value("LVAR", make(LVar, {"line": self.line, "name": word}))
            self.state = ENDL
        elif first.isupper() and word[-1] not in "?!":
            self.value("CONST", make(Const, {"line": self.line, "scope": None, "name": word, "top": False}))
            self.state = ARG
        elif first == "_" and len(word) == 2 and "1" <= word[1] <= "9" and self.numbered_parameter(int(word[1])):
            self.value("LVAR", make(LVar, {"line": self.line, "name": word}))
            self.state = ENDL
        else:
            self.value("IDENT", (word, self.line))
            self.state = ARG

    def label(self, word: str) -> None:
        self.pos += 1
        if self.level.params and self.types[-1] in PARAMETER_AFTER:
            self.variables.add(word)
            self.emit("LABEL", (word, self.line, True))
        else:
            if self.level.pattern:
                self.variables.add(word)
            # Whether `word:` alone stands for a variable or for a call.
            self.value("LABEL", (word, self.line, word in self.variables))
        self.state = LABEL

    def numbered_parameter(self, number: int) -> bool:
        own: Optional[Level] = None
        for level in reversed(self.levels):
            if level.kind in ("def", "endless", "class", "module"):
                break
            is_block = level.kind == "block" or level.kind == "do"
            if (level.numbered_inside and own is None) or (is_block and own is not None and level.numbered):
                raise Fault(message("numbered_nested"), offset=self.start)
            if is_block and own is None:
                own = level
        if own is None:
            return False
        if own.branches:
            raise Fault(message("numbered_mixed", "_%d" % number), offset=self.start)
        own.numbered = max(own.numbered, number)
        return True

    # -------------------------------------------------------------------------------------------------------- after a dot
    def dot(self, mark: str) -> None:
        m = METHOD_AFTER_DOT.match(self.text, self.pos)
        if m is None:
            raise Fault(message("unexpected", "`%s`" % mark), offset=self.start)
        self._method(m, mark == "&.")

    def colons(self, mark: str) -> None:
        if self.state & (BEG | BEGL | MID | CLASS | LABEL) or (
            self.state & ARG and self.space and not self.text[self.pos : self.pos + 1].isspace()
        ):
            m = METHOD_AFTER_COLONS.match(self.text, self.pos)
            if m is None or not m[1] or not m[1][0].isupper():
                raise Fault(message("unexpected", "`::`"), offset=self.start)
            self.pos = m.end(1)
            self.value("COLON3CONST", make(Const, {"line": self.line, "scope": None, "name": m[1], "top": True}))
            self.state = ARG
            return
        m = METHOD_AFTER_COLONS.match(self.text, self.pos)
        if m is None:
            raise Fault(message("unexpected", "`::`"), offset=self.start)
        name = m[1]
        if name and name[0].isupper() and name[-1] not in "?!" and (not m[2] or self.level.pattern):
            self.line += self.text.count("\n", self.pos, m.start(1))
            self.pos = m.end(1)
            self.emit("COLON2CONST", (name, self.line, False))
            self.state = ARG
            return
        self._method(m, False)

    def _method(self, m: Any, safe: bool) -> None:
        name = m[1] or "call"
        begin = m.start(1) if m[1] else m.start(3)
        if begin > self.pos:
            self.line += self.text.count("\n", self.pos, begin)
        self.pos = m.end()
        self.start = begin
        if m[2] or m[3]:
            self.emit("DOTFCALL", (name, self.line, safe))
            self.open("call", "(")
            self.state = BEGL
        else:
            self.emit("DOTNAME", (name, self.line, safe))
            self.state = ARG

    # --------------------------------------------------------------------------------------------------------- variables
    def instance(self, name: str) -> None:
        self.value("LITERAL", make(CVar if name[1] == "@" else IVar, {"line": self.line, "name": name}))
        self.state = END
