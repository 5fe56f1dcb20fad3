"""`def`, `class`, `module`, `alias`, `undef`: what comes after them is not read as elsewhere."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ruby.lexer.base import LexerBase
from pysolo.ruby.lexer.patterns import (
    DEF_NAME,
    ENDLESS,
    FITEM,
    LINE_DONE,
    METHOD_AFTER_DOT,
    OPEN_PAREN,
)
from pysolo.ruby.lexer.states import (
    BEG,
    BEGL,
    END,
)
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Const,
    CVar,
    FalseLit,
    FileName,
    GAlias,
    GVar,
    IVar,
    LVar,
    Nil,
    Redo,
    Retry,
    SelfRef,
    Sym,
    TrueLit,
)

NODES: Dict[str, Any] = {
    "nil": Nil,
    "true": TrueLit,
    "false": FalseLit,
    "self": SelfRef,
    "redo": Redo,
    "retry": Retry,
    "__FILE__": FileName,
}


class Definitions(LexerBase):
    def k_class(self, word: str, kind: str) -> None:
        text = self.text
        after = self.pos
        while text[after : after + 1] in (" ", "\t") and after < len(text):
            after += 1
        outer = self.variables
        if self.scope_kind() == "def" and not text.startswith("<<", after):
            raise Fault(message("class_in_def"), offset=self.start)
        if kind == "CLASS" and text.startswith("<<", after):
            self.value("SCLASS", self.line)
            self.pos = after + 2
        else:
            self.value(kind, self.line)
        self.open(word, word, outer).header = True
        self.state = BEG

    def k_def(self, word: str, kind: str) -> None:
        m = DEF_NAME.match(self.text, self.pos)
        if m is None:
            self._def_expression()
            return
        line = self.line
        self.line += self.text.count("\n", self.pos, m.end())
        singleton = self._object(m["object"], line) if m["object"] else None
        self.pos = m.end()
        head = (m["name"], line, singleton)
        self.value("DEF", head)
        self._def_open()
        self.def_parameters()

    def _def_open(self) -> None:
        level = self.open("def", "def", self.variables)
        level.extra = len(self.types) - 1
        self.variables = set()

    def def_parameters(self) -> None:
        m = OPEN_PAREN.match(self.text, self.pos)
        if m is not None:
            self.pos = m.end()
            self.emit("LPARAMS", self.line)
            level = self.open("params", "(")
            level.params = True
            level.header = False
            level.extra = "def"
            self.state = BEGL
        elif not self.def_endless():
            if LINE_DONE.match(self.text, self.pos):
                self.state = BEG
            else:
                self.types[-1] = "DEF_BARE"
                self.level.params = True
                self.state = BEGL

    def def_endless(self) -> bool:
        """`def f(..) = value`: called where the `=` would stand."""
        m = ENDLESS.match(self.text, self.pos)
        if m is None:
            return False
        self.start = self.pos
        self.pos = m.end()
        self.emit("EQ", ("=", self.line))
        level = self.close_keeping_scope()
        self.open("endless", "def", level.outer)
        self.state = BEG
        return True

    def close_keeping_scope(self) -> Any:
        inner = self.variables
        level = self.close()
        self.variables = inner
        return level

    def _def_expression(self) -> None:
        """`def (expression).name`"""
        m = OPEN_PAREN.match(self.text, self.pos)
        if m is None:
            raise Fault(message("unexpected", "`def`"), offset=self.start)
        self.value("DEFS", self.line)
        self.open("def", "def", self.variables)
        self.pos = m.end()
        self.emit("LPAREN", self.line)
        self.open("group", "(").extra = "def"
        self.state = BEGL

    def def_expression_name(self) -> None:
        """After the closing parenthesis of `def (expression)`."""
        m = METHOD_AFTER_DOT.match(self.text, self.pos + 1)
        if m is None or self.text[self.pos] != "." or not m[1]:
            raise Fault(message("unexpected", "`)`"), offset=self.start)
        self.variables = set()
        self.pos = m.end()
        if m[2]:
            self.emit("DOTFCALL", (m[1], self.line, False))
            level = self.open("params", "(")
            level.params = True
            level.extra = "def"
            self.state = BEGL
        else:
            self.emit("DOTNAME", (m[1], self.line, False))
            if not self.def_endless():
                self.begin_statement()
                self.state = BEG

    def _object(self, name: str, line: int) -> Any:
        if name in NODES:
            return NODES[name](line)
        if name[0] == "@":
            return (CVar if name[1] == "@" else IVar)(line, name)
        if name[0] == "$":
            return GVar(line, name)
        if name in self.variables:
            return LVar(line, name)
        if name[0].isupper():
            return Const(line, None, name)
        return (name, line)

    def k_alias(self, word: str, kind: str) -> None:
        self.value("ALIAS", self.line)
        first, second = self._fitem(), self._fitem()
        if isinstance(first, str) or isinstance(second, str):
            if not (isinstance(first, str) and isinstance(second, str)):
                raise Fault(message("bad_alias"), offset=self.start)
            self.types[-1], self.vals[-1] = "LITERAL", GAlias(self.line, first, second)
        else:
            self.emit("FITEM", first)
            self.emit("FITEM", second)
        self.state = END

    def k_undef(self, word: str, kind: str) -> None:
        self.value("UNDEF", self.line)
        while True:
            self.emit("FITEM", self._fitem())
            at = self.pos
            while self.text[at : at + 1] in (" ", "\t") and at < len(self.text):
                at += 1
            if self.text[at : at + 1] != ",":
                break
            self.pos = at + 1
            self.emit("COMMA", self.line)
        self.state = END

    def _fitem(self) -> Any:
        m = FITEM.match(self.text, self.pos)
        if m is None:
            raise Fault(message("bad_alias"), offset=self.start)
        self.pos = m.end()
        if m[2]:
            return m[2]
        return Sym(self.line, next(g for g in (m[1], m[3], m[4]) if g is not None))
