"""Operators, and the signs that are operators or something else."""

from __future__ import annotations

from typing import Any

from pysolo.ruby.lexer.literals import Literals
from pysolo.ruby.lexer.patterns import (
    ASSIGN_AHEAD,
    BARE_BLOCK,
    BARE_SPLAT,
    CLOSE_AHEAD,
    HEREDOC,
    NAMED_GROUP,
    NO_KEYWORDS,
    OPEN_PAREN,
    RESCUE_NAME,
    SYMBOL_OPERATOR,
)
from pysolo.ruby.lexer.states import (
    ANY_BEG,
    ANY_END,
    ARG,
    BEG,
    BEGL,
    CLASS,
    END,
    STATEMENT_LEVELS,
)
from pysolo.ruby.lexer.words import Words
from pysolo.ruby.messages import message
from pysolo.ruby.node import Nothing
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import Regex, Splat, Str

CONSTANTS = frozenset(("CONST", "COLON2CONST", "COLON3CONST"))
ASSIGNMENTS = frozenset(("+=", "-=", "*=", "/=", "%=", "**=", "||=", "&&=", "|=", "&=", "^=", "<<=", ">>="))


class Operators(Words, Literals):
    def operator(self, mark: str) -> None:
        """A binary operator."""
        if mark in ASSIGNMENTS:
            self.declare()
            if self.types[-1] in CONSTANTS:
                self.constant_allowed()
            self.level.assigned = True
        elif mark == "=~" and self.types[-1] == "LITERAL":
            self.named_groups(self.vals[-1])
        self.emit("OP", (mark, self.line))
        self.state = BEG

    def prefix_here(self) -> bool:
        """MRI's rule for `name -1`: blank before, none after."""
        return bool(
            self.state & ANY_BEG
            or (self.state & ARG and self.space and not self.text[self.pos : self.pos + 1].isspace())
        )

    def named_groups(self, node: Any) -> None:
        if type(node) is Regex and len(node.parts) == 1 and type(node.parts[0]) is Str:
            self.variables.update(NAMED_GROUP.findall(node.parts[0].value))

    def declare(self) -> None:
        """The name before an assignment operator is a local variable from here on."""
        if self.types[-1] == "IDENT":
            self.variables.add(self.vals[-1][0])

    def equals(self, mark: str) -> None:
        level = self.level
        types = self.types
        if types[-1] == "IDENT":
            self.variables.add(self.vals[-1][0])
        if not level.assigned and not level.command and len(types) - level.statement > 1:
            self.declare_many(level.statement)
        elif types[-1] in CONSTANTS:
            self.constant_allowed()
        level.assigned = True
        self.emit("EQ", (mark, self.line))
        self.state = BEG

    def constant_allowed(self) -> None:
        if self.scope_kind() == "def":
            raise Fault(message("constant_in_def"), offset=self.start)

    def declare_many(self, begin: int) -> None:
        """The names on the left of a multiple assignment."""
        types = self.types
        if "COMMA" not in types[begin:] and "STAR" not in types[begin:]:
            return
        last = len(types) - 1
        for i in range(begin, last + 1):
            if (
                types[i] == "IDENT"
                and (i == begin or types[i - 1] in ("COMMA", "STAR", "LPAREN"))
                and (i == last or types[i + 1] in ("COMMA", "RPAREN"))
            ):
                self.variables.add(self.vals[i][0])

    def sign(self, mark: str) -> None:
        if not self.prefix_here():
            self.operator(mark)
        elif self.text[self.pos : self.pos + 1].isdigit():
            self.read_number(self.pos, -1 if mark == "-" else 1)
        else:
            self.value("UOP", (mark + "@", self.line))
            self.state = BEG

    def bang(self, mark: str) -> None:
        self.value("UOP", (mark, self.line))
        self.state = BEG

    def star(self, mark: str) -> None:
        if not self.prefix_here():
            self.operator(mark)
        elif BARE_SPLAT.match(self.text, self.pos):
            level = self.level
            if level.kind in ("call", "array") and not (level.params or level.pattern):
                raise Fault(message("no_anonymous", mark), offset=self.start)
            self.value("STAR_BARE", Splat(self.line, None))
            self.state = END
        else:
            self.value("STAR", ("*", self.line))
            self.state = BEG

    def double_star(self, mark: str) -> None:
        if not self.prefix_here():
            self.operator(mark)
            return
        level = self.level
        if level.params or level.pattern:
            none = NO_KEYWORDS.match(self.text, self.pos)
            if none is not None:
                self.pos = none.end()
                self.emit("DSTAR_NIL", self.line)
                self.state = END
                return
        if BARE_SPLAT.match(self.text, self.pos):
            if not (level.params or level.pattern):
                raise Fault(message("no_anonymous", mark), offset=self.start)
            self.value("DSTAR_BARE", self.line)
            self.state = END
        else:
            self.value("DSTAR", self.line)
            self.state = BEG

    def ampersand(self, mark: str) -> None:
        if not self.prefix_here():
            self.operator(mark)
        elif BARE_BLOCK.match(self.text, self.pos):
            self.anonymous("&")
            self.value("AMPER_BARE", self.line)
            self.state = END
        else:
            self.value("AMPER", self.line)
            self.state = BEG

    def anonymous(self, mark: str) -> None:
        """`&` or `...` among parameters, or among arguments: there it passes on what a parameter took."""
        if self.level.params:
            self.variables.update((mark, "&"))
        elif mark not in self.variables:
            raise Fault(message("no_anonymous", mark), offset=self.start)

    def slash(self, mark: str) -> None:
        if self.state & ANY_BEG or (
            self.state & ARG and self.space and mark == "/" and not self.text[self.pos : self.pos + 1].isspace()
        ):
            self.pos = self.start + 1
            self.quoted("/", "/", "/")
        else:
            self.operator(mark)

    def less_less(self, mark: str) -> None:
        if not self.state & (ANY_END | CLASS) and (not self.state & ARG or self.space):
            m = HEREDOC.match(self.text, self.start)
            if m is not None:
                self.heredoc(m)
                return
        self.operator(mark)

    def dots(self, mark: str) -> None:
        if not self.state & ANY_BEG:
            self.emit("DOT2", (mark, self.line))
        elif mark == "..." and self.level.kind in ("call", "params") and CLOSE_AHEAD.match(self.text, self.pos):
            self.anonymous("...")
            self.emit("FORWARD", self.line)
            self.state = END
            return
        else:
            self.value("UOP", (mark, self.line))
        self.state = BEG

    def drop_terminator(self) -> None:
        del self.types[-1], self.vals[-1], self.offsets[-1]

    def pipe(self, mark: str) -> None:
        level = self.level
        if level.kind == "bars":
            if self.types[-1] == "NL":
                self.drop_terminator()
            self.close()
            self.emit("PIPE", self.line)
            self.begin_statement()
            self.state = BEG
        elif level.pattern:
            self.emit("PIPE", self.line)
            self.state = BEGL
        else:
            self.operator(mark)

    def caret(self, mark: str) -> None:
        if self.level.pattern and self.state & ANY_BEG:
            self.emit("CARET", self.line)
            self.state = BEG
        else:
            self.operator(mark)

    def arrow(self, mark: str) -> None:
        """``=>``"""
        level = self.level
        if level.rescue:
            level.rescue = False
            name = RESCUE_NAME.match(self.text, self.pos)
            if name is not None:
                self.variables.add(name[1])
        elif not level.pattern and level.kind in STATEMENT_LEVELS and not level.command:
            level.pattern = True
            self.emit("PAT_ASSOC", self.line)
            self.state = BEGL
            return
        self.emit("ASSOC", self.line)
        self.state = BEGL if level.pattern else BEG

    def lambda_arrow(self, mark: str) -> None:
        self.value("ARROW", self.line)
        level = self.level
        level.lambda_outer = self.block_scope()
        m = OPEN_PAREN.match(self.text, self.pos)
        if m is not None:
            self.pos = m.end()
            self.emit("LPARAMS", self.line)
            self.open("params", "(").params = True
        else:
            level.params = True
        self.state = BEGL

    def colon(self, mark: str) -> None:
        following = self.text[self.pos : self.pos + 1]
        if self.state & ANY_END or not following or following.isspace() or following == "#":
            self.colon_of_ternary()
        elif following == '"':
            self.pos += 1
            self.quoted(":", '"', '"')
        elif following == "'":
            self.pos += 1
            self.quoted(":'", "'", "'")
        else:
            self.operator_symbol()

    def operator_symbol(self) -> None:
        m = SYMBOL_OPERATOR.match(self.text, self.pos)
        if m is None:
            raise Fault(message("unexpected", "`:`"), offset=self.start)
        self.pos = m.end()
        self.symbol(":" + m[0])

    def comma(self, mark: str) -> None:
        if self.level.kind == "endless" and not self.level.command:
            self.close_endless()
        # In parentheses names with commas may be the targets of an assignment around them.
        self.emit("COMMA", self.level.kind == "group")
        if self.level.kind == "group":
            self.level.branches += 1
        self.state = BEGL
        if self.level.command:
            self.level.assigned = False
        if self.level.kind == "group" and CLOSE_AHEAD.match(self.text, self.pos) and not self.level.pattern:
            self.emit("NOTHING", Nothing(self.line))
            self.state = END
        elif ASSIGN_AHEAD.match(self.text, self.pos) and not self.level.params:
            self.emit("NOTHING", Nothing(self.line))
            self.state = END

    def semicolon(self, mark: str) -> None:
        level = self.level
        if level.kind == "bars" or level.kind == "params" or (level.params and level.lambda_outer is not None):
            self.emit("SEMI", self.line)
            self.state = BEGL
        else:
            self.terminate()
