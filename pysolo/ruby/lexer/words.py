"""Names, labels and keywords."""

from __future__ import annotations

from typing import Any, Callable, Dict, Tuple

from pysolo.ruby.lexer.base import LexerBase
from pysolo.ruby.lexer.patterns import (
    BARS,
    DEF_NAME,
    ENDLESS,
    FITEM,
    LINE_DONE,
    METHOD_AFTER_COLONS,
    METHOD_AFTER_DOT,
    OPEN_PAREN,
)
from pysolo.ruby.lexer.states import (
    ARG,
    BEG,
    BEGL,
    CLASS,
    END,
    ENDFN,
    ENDL,
    KEYWORD_LEVELS,
    KEYWORD_OK,
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
    FalseLit,
    FileName,
    GAlias,
    GVar,
    Int,
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


class Words(LexerBase):
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
        for level in reversed(self.levels):
            if level.kind == "block" or level.kind == "do":
                if level.branches:
                    raise Fault(message("numbered_mixed", "_%d" % number), offset=self.start)
                level.numbered = max(level.numbered, number)
                return True
            if level.kind in ("def", "class", "module"):
                break
        return False

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

    # ---------------------------------------------------------------------------------------------------------- keywords
    def k_node(self, word: str, kind: str) -> None:
        self.value("LITERAL", make(NODES[word], {"line": self.line}))
        self.state = END

    def k_line(self, word: str, kind: str) -> None:
        self.value("LITERAL", Int(self.line, self.line))
        self.state = END

    def k_encoding(self, word: str, kind: str) -> None:
        self.value("LITERAL", Const(self.line, Const(self.line, None, "Encoding"), "UTF_8"))
        self.state = END

    def k_end(self, word: str, kind: str) -> None:
        self.close_endless()
        level = self.level
        if level.kind not in KEYWORD_LEVELS:
            self.wrong_closer("end")
        self.close()
        self.emit("END", (level.numbered, self.line))
        if level.kind == "begin":
            self.last_begin = (level.opened - 1, len(self.types) - 1)
        self.state = END

    def k_do(self, word: str, kind: str) -> None:
        level = self.level
        if level.lambda_outer is not None:
            kind, outer = "DO_LAMBDA", level.lambda_outer
            level.lambda_outer = None
            level.params = False
        elif level.loop_do:
            level.loop_do = level.pattern = False
            self.emit("DO_COND", self.line)
            self.begin_statement()
            self.state = BEG
            return
        else:
            if level.do_free:
                kind = "DO"
            else:
                kind = "DO_BLOCK"
                level.do_free = True
            outer = self.block_scope()
        self.emit(kind, self.line)
        self.open("do", "do", outer)
        self.state = BEG
        if kind != "DO_LAMBDA":
            self.bars()

    def bars(self) -> None:
        """The parameters of a block, when they follow."""
        m = BARS.match(self.text, self.pos)
        if m is None:
            return
        self.line += self.text.count("\n", self.pos, m.start(1))
        self.pos = m.end()
        self.start = m.start(1)
        self.level.branches = 1
        self.emit("PIPE", self.line)
        if m[1] == "||":
            self.emit("PIPE", self.line)
            self.begin_statement()
        else:
            self.open("bars", "|").params = True
            self.state = BEGL

    def modifier(self, word: str) -> None:
        self.close_endless()
        self.level.pattern = False
        self.emit("SOP", (word, self.line))
        self.begin_statement()
        self.level.joined = True
        self.state = BEG

    def k_if(self, word: str, kind: str) -> None:
        if self.state & KEYWORD_OK:
            self.value(kind, self.line)
            self.open(word, word)
            self.state = BEG
        elif self.level.pattern and self.level.branches:
            self.level.pattern = False
            self.emit("GUARD", (word, self.line))
            self.begin_statement()
            self.state = BEG
        else:
            self.modifier(word)

    def k_while(self, word: str, kind: str) -> None:
        if self.state & KEYWORD_OK:
            self.value(kind, self.line)
            self.open(word, word).loop_do = True
            self.state = BEG
        else:
            begin, end = self.last_begin
            after_body = end == len(self.types) - 1 and begin == self.level.statement
            self.modifier("do_" + word if after_body else word)

    def k_open(self, word: str, kind: str) -> None:
        self.value(kind, self.line)
        self.open(word, word)
        self.state = BEG

    def k_for(self, word: str, kind: str) -> None:
        self.value(kind, self.line)
        level = self.open(word, word)
        level.header = level.loop_do = True
        self.state = BEG

    def k_in(self, word: str, kind: str) -> None:
        level = self.level
        if level.kind == "for" and level.header:
            level.header = False
            for i in range(level.statement, len(self.types)):
                if self.types[i] == "IDENT":
                    self.variables.add(self.vals[i][0])
            self.emit("FOR_IN", self.line)
            self.begin_statement()
            self.state = BEG
            return
        if level.kind == "case" and self.types[-1] == "NL":
            level.branches += 1
            self.emit("CASE_IN", self.line)
            self.begin_statement()
        else:
            self.emit("KW_IN", self.line)
        level.pattern = True
        self.state = BEGL

    def k_branch(self, word: str, kind: str) -> None:
        """then, when, else, elsif, ensure"""
        self.close_endless()
        level = self.level
        level.pattern = level.rescue = False
        if kind == "THEN" and self.types[-1] == "NL":
            del self.types[-1], self.vals[-1], self.offsets[-1]
        self.emit(kind, self.line)
        self.begin_statement()
        self.state = BEG

    def k_rescue(self, word: str, kind: str) -> None:
        if self.state & KEYWORD_OK:
            self.begin_statement()
            self.emit("RESCUE", self.line)
            self.level.rescue = True
            self.state = MID
        else:
            level = self.level
            if level.joined and not level.assigned:
                # `a if b rescue c` guards the whole of it.
                self.modifier(word)
                return
            self.emit("RESCUE_MOD" if level.command and not level.assigned else "RESCUE_OP", ("rescue", self.line))
            self.state = BEG

    def k_and(self, word: str, kind: str) -> None:
        self.modifier(word)

    def k_not(self, word: str, kind: str) -> None:
        if self.text[self.pos : self.pos + 1] == "(":
            self.pos += 1
            self.value(kind + "_P", (word, self.line))
            self.open("group", "(")
            self.state = BEGL
        elif kind == "NOT":
            self.emit(kind, (word, self.line))
            self.level.joined = True
            self.state = BEG
        else:
            self.value(kind, (word, self.line))
            self.state = BEG

    def k_jump(self, word: str, kind: str) -> None:
        self.value(kind, self.line)
        self.state = MID

    def k_super(self, word: str, kind: str) -> None:
        if self.text[self.pos : self.pos + 1] == "(":
            self.pos += 1
            self.value(kind + "_P", self.line)
            self.open("call", "(")
            self.state = BEGL
        else:
            self.value(kind, self.line)
            self.state = ARG

    def k_program_block(self, word: str, kind: str) -> None:
        if word == "BEGIN" and len(self.levels) > 1:
            raise Fault(message("begin_not_top"), offset=self.start)
        self.value(kind, self.line)
        self.state = END

    # -------------------------------------------------------------------------------------------------------- definitions
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


Handler = Callable[[Words, str, str], None]

KEYWORDS: Dict[str, Tuple[Handler, str]] = {
    **dict.fromkeys(NODES, (Words.k_node, "LITERAL")),
    "__LINE__": (Words.k_line, "LITERAL"),
    "__ENCODING__": (Words.k_encoding, "LITERAL"),
    "end": (Words.k_end, "END"),
    "do": (Words.k_do, "DO"),
    "if": (Words.k_if, "IF"),
    "unless": (Words.k_if, "UNLESS"),
    "while": (Words.k_while, "WHILE"),
    "until": (Words.k_while, "UNTIL"),
    "for": (Words.k_for, "FOR"),
    "in": (Words.k_in, "KW_IN"),
    "case": (Words.k_open, "CASE"),
    "begin": (Words.k_open, "BEGIN"),
    "then": (Words.k_branch, "THEN"),
    "when": (Words.k_branch, "WHEN"),
    "else": (Words.k_branch, "ELSE"),
    "elsif": (Words.k_branch, "ELSIF"),
    "ensure": (Words.k_branch, "ENSURE"),
    "rescue": (Words.k_rescue, "RESCUE"),
    "and": (Words.k_and, "SOP"),
    "or": (Words.k_and, "SOP"),
    "not": (Words.k_not, "NOT"),
    "defined?": (Words.k_not, "DEFINED"),
    "return": (Words.k_jump, "RETURN"),
    "break": (Words.k_jump, "BREAK"),
    "next": (Words.k_jump, "NEXT"),
    "super": (Words.k_super, "SUPER"),
    "yield": (Words.k_super, "YIELD"),
    "class": (Words.k_class, "CLASS"),
    "module": (Words.k_class, "MODULE"),
    "def": (Words.k_def, "DEF"),
    "alias": (Words.k_alias, "ALIAS"),
    "undef": (Words.k_undef, "UNDEF"),
    "BEGIN": (Words.k_program_block, "BEGIN_BLOCK"),
    "END": (Words.k_program_block, "END_BLOCK"),
}
__all__ = ["ENDFN", "KEYWORDS", "Words"]
