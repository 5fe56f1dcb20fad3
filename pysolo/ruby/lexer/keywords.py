"""Keywords."""

from __future__ import annotations

from typing import Callable, Dict, Tuple

from pysolo.ruby.lexer.definitions import NODES, Definitions
from pysolo.ruby.lexer.patterns import (
    BARS,
)
from pysolo.ruby.lexer.states import (
    ARG,
    BEG,
    BEGL,
    END,
    KEYWORD_LEVELS,
    KEYWORD_OK,
    MID,
)
from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Const,
    Int,
)


class Keywords(Definitions):
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
        self.closed.append((level, self.start))
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


Handler = Callable[[Keywords, str, str], None]

KEYWORDS: Dict[str, Tuple[Handler, str]] = {
    **dict.fromkeys(NODES, (Keywords.k_node, "LITERAL")),
    "__LINE__": (Keywords.k_line, "LITERAL"),
    "__ENCODING__": (Keywords.k_encoding, "LITERAL"),
    "end": (Keywords.k_end, "END"),
    "do": (Keywords.k_do, "DO"),
    "if": (Keywords.k_if, "IF"),
    "unless": (Keywords.k_if, "UNLESS"),
    "while": (Keywords.k_while, "WHILE"),
    "until": (Keywords.k_while, "UNTIL"),
    "for": (Keywords.k_for, "FOR"),
    "in": (Keywords.k_in, "KW_IN"),
    "case": (Keywords.k_open, "CASE"),
    "begin": (Keywords.k_open, "BEGIN"),
    "then": (Keywords.k_branch, "THEN"),
    "when": (Keywords.k_branch, "WHEN"),
    "else": (Keywords.k_branch, "ELSE"),
    "elsif": (Keywords.k_branch, "ELSIF"),
    "ensure": (Keywords.k_branch, "ENSURE"),
    "rescue": (Keywords.k_rescue, "RESCUE"),
    "and": (Keywords.k_and, "SOP"),
    "or": (Keywords.k_and, "SOP"),
    "not": (Keywords.k_not, "NOT"),
    "defined?": (Keywords.k_not, "DEFINED"),
    "return": (Keywords.k_jump, "RETURN"),
    "break": (Keywords.k_jump, "BREAK"),
    "next": (Keywords.k_jump, "NEXT"),
    "super": (Keywords.k_super, "SUPER"),
    "yield": (Keywords.k_super, "YIELD"),
    "class": (Keywords.k_class, "CLASS"),
    "module": (Keywords.k_class, "MODULE"),
    "def": (Keywords.k_def, "DEF"),
    "alias": (Keywords.k_alias, "ALIAS"),
    "undef": (Keywords.k_undef, "UNDEF"),
    "BEGIN": (Keywords.k_program_block, "BEGIN_BLOCK"),
    "END": (Keywords.k_program_block, "END_BLOCK"),
}
