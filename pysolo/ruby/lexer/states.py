"""The states of the lexer, as MRI has them, and the kinds of tokens that they hang on."""

from __future__ import annotations

BEG = 1  # a value is expected: after an operator, at the start of a statement
BEGL = 2  # the same, and `name:` is a label: after ( [ { , |
MID = 4  # after return, break, next, rescue: a value may follow
CLASS = 8  # after `class`
LABEL = 16  # after `name:`: a value, and a line end does not count
ARG = 32  # after a method name: arguments may follow
END = 64  # after a value
ENDL = 128  # after a local variable: a value, and `name:` is a label
ENDFN = 256  # after ) and ->
ENDARG = 512  # after the closing parenthesis of `name (..)`
FNAME = 1024  # after alias, undef

ANY_BEG = BEG | BEGL | MID | CLASS | LABEL
ANY_END = END | ENDL | ENDFN | ENDARG
LABEL_OK = BEGL | ARG | ENDFN | ENDL | LABEL
KEYWORD_OK = BEG | BEGL | CLASS | LABEL  # `if` begins an expression; elsewhere it is a modifier

# The last token, when a value follows it without an operator: what it becomes.
HEADS = {
    "IDENT": "CMD",
    "LVAR": "CMD",
    "CONST": "CMD",
    "DOTNAME": "DOTCMD",
    "COLON2CONST": "DOTCMD",
    "SUPER": "SUPER",
    "YIELD": "YIELD",
    "RETURN": "RETURN",
    "BREAK": "BREAK",
    "NEXT": "NEXT",
}
JUMPS = frozenset(("RETURN", "BREAK", "NEXT"))

# A name after one of these is a parameter, where parameters stand.
PARAMETER_AFTER = frozenset(
    ("LPARAMS", "PIPE", "COMMA", "STAR", "DSTAR", "AMPER", "LPAREN", "DEF_BARE", "ARROW", "SEMI", "DOTFCALL")
)

# Levels in which a line end before the closing mark means nothing.
ITEM_LEVELS = frozenset(("call", "array", "hash", "params"))
# Levels that hold statements.
KEYWORD_LEVELS = frozenset(("if", "unless", "while", "until", "for", "case", "begin", "def", "class", "module", "do"))
STATEMENT_LEVELS = KEYWORD_LEVELS | {"top", "block", "group", "embed", "endless"}
CLOSERS = {"call": ")", "group": ")", "params": ")", "array": "]", "hash": "}", "block": "}", "embed": "}", "bars": "|"}
