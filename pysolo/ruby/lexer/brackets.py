"""Brackets."""

from __future__ import annotations

from pysolo.ruby.lexer.operators import Operators
from pysolo.ruby.lexer.patterns import (
    TARGETS_GO_ON,
)
from pysolo.ruby.lexer.states import (
    ANY_BEG,
    ARG,
    BEG,
    BEGL,
    END,
    ENDARG,
    ENDFN,
    ITEM_LEVELS,
    PARAMETER_AFTER,
)
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault


class Brackets(Operators):
    def brace(self, mark: str) -> None:
        level = self.level
        state = self.state
        if level.lambda_outer is not None:
            outer = level.lambda_outer
            level.lambda_outer = None
            level.params = False
            self.emit("LAMBEG", self.line)
            self.open("block", "{", outer)
            self.state = BEG
        elif state & ANY_BEG:
            self.value("LBRACE", self.line)
            inner = self.open("hash", "{")
            inner.pattern = level.pattern
            self.state = BEGL
        else:
            kind = "LBRACE_BLOCK"
            if state & ENDARG and level.command:
                kind = "LBRACE_ARG"
            self.emit(kind, self.line)
            self.open("block", "{", self.block_scope())
            self.state = BEG
            self.bars()

    def brace_close(self, mark: str) -> None:
        self.close_endless()
        level = self.level
        if level.kind == "hash":
            if self.types[-1] == "NL":
                self.drop_terminator()
        elif level.kind != "block" and level.kind != "embed":
            self.wrong_closer(mark)
        self.close()
        if level.kind == "embed":
            self.emit("EMB_END", self.line)
            self.content(level.extra)
            return
        self.emit("RBRACE", (level.numbered, self.line))
        self.state = END

    def paren(self, mark: str) -> None:
        level = self.level
        if level.params and self.types[-1] in PARAMETER_AFTER:
            self.emit("LPAREN", self.line)
            self.open("params", "(").params = True
            self.state = BEGL
            return
        if level.pattern and not self.state & ANY_BEG:
            self.emit("LPAREN_CALL", self.line)
            self.open("call", "(").pattern = True
        else:
            argument = bool(self.state & ARG)
            pinned = self.types[-1] == "CARET"
            self.value("LPAREN", self.line)
            inner = self.open("group", "(")
            inner.extra = "argument" if argument else None
            inner.pattern = level.pattern and not pinned
        self.state = BEGL

    def paren_close(self, mark: str) -> None:
        self.close_endless()
        level = self.level
        kind = level.kind
        if kind != "group" and kind != "call" and kind != "params":
            self.wrong_closer(mark)
        if self.types[-1] == "NL" and (kind in ITEM_LEVELS or level.pattern):
            self.drop_terminator()
        self.close()
        self.emit("RPAREN", self.line)
        self.state = ENDFN
        if (
            level.branches
            and not (level.assigned or level.command or level.pattern)
            and not TARGETS_GO_ON.match(self.text, self.pos)
        ):
            raise Fault(message("stray_comma"), offset=self.start)
        if level.extra is not None:
            if level.extra == "argument":
                self.state = ENDARG
            elif kind == "group":
                self.def_expression_name()
            elif not self.def_endless():
                self.begin_statement()
                self.state = BEG

    def bracket(self, mark: str) -> None:
        level = self.level
        if self.state & ANY_BEG or (self.state & ARG and self.space):
            self.value("LBRACK", self.line)
        else:
            self.emit("LBRACK_INDEX", self.line)
        self.open("array", "[").pattern = level.pattern
        self.state = BEGL

    def bracket_close(self, mark: str) -> None:
        self.close_endless()
        if self.level.kind != "array":
            self.wrong_closer(mark)
        if self.types[-1] == "NL":
            self.drop_terminator()
        self.close()
        self.emit("RBRACK", self.line)
        self.state = END
