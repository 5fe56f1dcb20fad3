"""What all parts of the lexer share: the token lists, the state, the open levels, the known local variables."""

from __future__ import annotations

from typing import Any, Collection, List, NoReturn, Optional, Set, Tuple

from pysolo.ruby.lexer.states import (
    BEG,
    CLOSERS,
    HEADS,
    JUMPS,
    KEYWORD_LEVELS,
)
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault, Source

DEEPEST = 500  # levels: what walks the tree later is recursive


class Level:
    """Something open that an `end` or a bracket will close."""

    __slots__ = (
        "assigned", "branches", "command", "do_free", "extra", "header", "kind", "lambda_outer", "line", "loop_do", "numbered",
        "numbered_inside", "offset", "opened", "outer", "params", "pattern", "rescue", "statement", "ternary",
        "word", "joined",
    )  # fmt: skip

    def __init__(
        self, kind: str, word: str, line: int, offset: int, statement: int, outer: Optional[Set[str]] = None
    ) -> None:
        self.kind = kind
        self.word = word
        self.line = line
        self.offset = offset
        self.statement = statement  # index of the token that begins the statement in hand
        self.opened = statement  # ... and of the one after the opener
        self.outer = outer  # the local variables to go back to
        self.command = False  # a call without parentheses has begun in this statement
        self.do_free = True  # ... and a `do` belongs to it when this is False
        self.assigned = False  # there was an assignment after the last command's name
        self.loop_do = False  # the `do` to come is that of while, until, for
        self.joined = False  # a modifier, `and`, `or` or `not` came before in this statement
        self.lambda_outer: Optional[Set[str]] = None  # `->` was seen, its body not yet
        self.params = False  # names are parameters here
        self.pattern = False  # names bind here
        self.rescue = False  # between `rescue` and its `then`
        self.header = False  # between `class` or `for` and its body
        self.branches = 0
        self.ternary = 0  # `?` seen, `:` not yet
        self.numbered = 0
        self.numbered_inside = False  # a block that is closed again had numbered parameters
        self.extra: Any = None


class LexerBase:
    def __init__(self, source: Source, known: Collection[str] = ()) -> None:
        self.source = source
        self.text = source.text
        self.pos = 0
        self.start = 0
        self.space = False
        self.line = source.first_line
        self.state = BEG
        # A token 0 that is no token, so that there is always a last one.
        self.types: List[str] = ["NL"]
        self.vals: List[Any] = [None]
        self.offsets: List[int] = [0]
        self.variables: Set[str] = set(known)
        self.level = Level("top", "", self.line, 0, 1)
        self.levels: List[Level] = [self.level]
        self.heredoc_resume = 0  # where the line after this one begins, when heredocs lie between
        self.closed: List[Tuple[Level, int]] = []  # what an `end` has closed, and where that is
        self.last_begin = (0, 0)  # tokens of the last `begin` and its `end`
        self.data: Optional[str] = None
        self.string_end = -1  # index of the last token when it is a string that another may follow

    # ----------------------------------------------------------------------------------------------------------- tokens
    def emit(self, kind: str, value: Any) -> None:
        self.types.append(kind)
        self.vals.append(value)
        self.offsets.append(self.start)

    def value(self, kind: str, value: Any) -> None:
        """A token that begins a value: directly after a name it makes that name a command."""
        types = self.types
        last = types[-1]
        if last in HEADS:
            self._make_command(last)
        types.append(kind)
        self.vals.append(value)
        self.offsets.append(self.start)

    def _make_command(self, last: str) -> None:
        level = self.level
        level.command = True
        level.assigned = False
        if last in JUMPS:
            return
        level.do_free = False
        self.types[-1] = HEADS[last]
        if last == "LVAR" or last == "CONST":
            node = self.vals[-1]
            self.vals[-1] = (node.name, node.line)

    def begin_statement(self) -> None:
        level = self.level
        level.command = level.assigned = level.joined = False
        level.do_free = True
        level.statement = len(self.types)
        if level.kind == "group":
            level.branches = 0

    def terminate(self) -> None:
        """A line end that counts, or a semicolon."""
        if self.level.kind == "endless":
            self.close_endless()
        level = self.level
        level.params = level.pattern = level.loop_do = level.rescue = False
        if level.header:
            level.header = False
            if level.kind != "for":
                self.variables = set()
        # One that ends nothing is dropped, so that the grammar need not allow for it everywhere.
        if len(self.types) != level.statement or level.joined:
            self.emit("NL", None)
        self.begin_statement()
        self.state = BEG

    # ----------------------------------------------------------------------------------------------------------- levels
    def open(self, kind: str, word: str, outer: Optional[Set[str]] = None) -> Level:
        """After the opening token has been emitted."""
        if len(self.levels) > DEEPEST:
            raise Fault(message("too_deep"), offset=self.start)
        level = Level(kind, word, self.line, self.start, len(self.types), outer)
        self.level = level
        self.levels.append(level)
        return level

    def close(self) -> Level:
        levels = self.levels
        level = levels.pop()
        if level.outer is not None:
            self.variables = level.outer
        self.level = levels[-1]
        if (level.numbered or level.numbered_inside) and level.kind not in ("def", "endless", "class", "module"):
            self.level.numbered_inside = True
        return level

    def close_endless(self) -> None:
        """The body of `def f = ..` has no closing token."""
        while self.level.kind == "endless":
            self.close()

    def scope_kind(self) -> str:
        for level in reversed(self.levels):
            if level.kind in ("def", "endless", "class", "module"):
                return "def" if level.kind == "endless" else level.kind
        return "top"

    def block_scope(self) -> Set[str]:
        """Names of the enclosing scope stay known in a block; its own are forgotten after it. Answers the set to go back to."""
        outer = self.variables
        self.variables = set(outer)
        return outer

    def wrong_closer(self, closer: str) -> NoReturn:
        level = self.level
        if level.kind == "top":
            if closer == "end":
                raise Fault(message("unexpected_end"), offset=self.start)
            raise Fault(message("unmatched_closer", closer), offset=self.start)
        raise Fault(message("wrong_closer", closer, level.word, level.line), offset=self.start)

    def unfinished(self) -> NoReturn:
        """The text ends while something is open: name the opener."""
        level = self.suspect() or self.level
        if level.kind in KEYWORD_LEVELS:
            raise Fault(message("no_end", level.word, level.line), offset=level.offset)
        raise Fault(message("no_closer", level.word, level.line, CLOSERS.get(level.kind, "end")), offset=level.offset)

    def suspect(self) -> Optional[Level]:
        """An opener that took the `end` of another: its own line is indented deeper than the `end` that closed it."""
        for level, end in self.closed:
            if self.level.offset < level.offset and self.indent_of(level.offset) > self.indent_of(
                end
            ) == self.column_of(end):
                return level
        return None

    def column_of(self, offset: int) -> int:
        return offset - self.text.rfind("\n", 0, offset) - 1

    def indent_of(self, offset: int) -> int:
        begin = self.text.rfind("\n", 0, offset) + 1
        line = self.text[begin:offset]
        return len(line) - len(line.lstrip())

    def relocate(self, pos: int) -> None:
        self.pos = pos
        self.line = self.source.line_of(pos)
