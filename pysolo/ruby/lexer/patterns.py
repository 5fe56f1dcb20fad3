"""The regular expressions of the lexer. One master expression finds the next token; the handlers decide what it is."""

from __future__ import annotations

import re

# Any character beyond ASCII may stand in a name. Said by what may not: a class with a range up to the last character takes
# milliseconds to compile.
HEAD = r"[^\0-@\[-^`{-\x7f]"
TAIL = r"[^\0-/:-@\[-^`{-\x7f]"
NAME = f"{HEAD}{TAIL}*"
METHOD = f"{NAME}(?:[?!](?!=))?"
OPERATOR_METHOD = r"\[\]=?|\*\*|<=>|===?|=~|![=~@]?|<<|>>|<=|>=|[+\-~]@|[+\-*/%&|^<>~`]"
GLOBAL = rf"\$(?:{NAME}|[0-9]+|-{TAIL}|[~*$?!@/\\;,.=:<>\"&`'+_])"
INSTANCE = f"@@?{NAME}"

MASTER = re.compile(
    rf"""[ \t]*(?:
      (?P<word>{METHOD})
    | (?P<newline>\n)
    | (?P<dot>&?\.(?!\.))
    | (?P<comma>,)
    | (?P<single>'[^'\\]*')
    | (?P<double>"[^"\\\#]*")
    | (?P<symbol>:{NAME}(?:[?!](?!=)|=(?![=~>]))?)
    | (?P<comment>\#[^\n]*)
    | (?P<number>[0-9])
    | (?P<mark>\*\*=|<=>|===|\.\.\.|<<=|>>=|&&=|\|\|=|\*\*|==|!=|>=|<=|&&|\|\||=~|!~|=>|\.\.|::|<<|>>|->
               |\+=|-=|\*=|/=|%=|&=|\|=|\^=|[-+*/%=<>!&|^~?:;()\[\]{{}}"'`])
    | (?P<instance>{INSTANCE})
    | (?P<global>{GLOBAL})
    | (?P<blank>[\r\f\v]+|\\\r?\n)
    | (?P<end>\Z|[\0\4\x1a])
    | (?P<bad>.)
    )""",
    re.X | re.S,
)

LEADING_DOT = re.compile(r"(?:[ \t\f\r\v]*#[^\n]*\n)*[ \t\f\r\v]*(?:\.(?!\.)|&\.)")
COMMENT_BLOCK = re.compile(r"=begin(?=\s)[^\n]*\n(?:(?!=end(?:\s|\Z))[^\n]*\n)*=end[^\n]*")
DATA = re.compile(r"__END__\r?(?:\n|\Z)")
METHOD_AFTER_DOT = re.compile(rf"(?:\s|\\\n|#[^\n]*\n)*(?:({METHOD}|{OPERATOR_METHOD})(\()?|(\())")
METHOD_AFTER_COLONS = re.compile(rf"\s*(?:({METHOD}|{OPERATOR_METHOD})(\()?|(\())")
BARS = re.compile(r"\s*(\|\|?)")
OPEN_PAREN = re.compile(r"[ \t]*\(")
ENDLESS = re.compile(r"[ \t]*=(?![=~>])[ \t]*")
ASSIGN_AHEAD = re.compile(r"[ \t]*=(?![=~>])")
CLOSE_AHEAD = re.compile(r"\s*\)")
BARE_SPLAT = re.compile(r"[ \t]*(?:[,)|\]=;\n]|in\b)")
BARE_BLOCK = re.compile(r"[ \t]*[,)|\n]")
NO_KEYWORDS = re.compile(r"[ \t]*nil\b")
LINE_DONE = re.compile(r"[ \t]*(?:[;\n#]|\Z)")
DEF_NAME = re.compile(
    rf"\s*(?:(?P<object>{NAME}|{INSTANCE}|{GLOBAL})[ \t]*(?:\.|::)\s*)?"
    rf"(?P<name>{NAME}=(?![=~>])|{METHOD}|{OPERATOR_METHOD})"
)
TARGETS_GO_ON = re.compile(r"\s*(?:[,)]|=(?![=~>])|in\b)")
RESCUE_NAME = re.compile(rf"\s*([^\0-^`{{-\x7f]{TAIL}*)(?![?!\[(.:])(?!{TAIL})")
FITEM = re.compile(
    rf"\s*(?::?({NAME}(?:[?!](?!=)|=(?![=~>]))?|{OPERATOR_METHOD})|({GLOBAL})|:\"([^\"\\#]*)\"|:'([^'\\]*)')"
)
NAMED_GROUP = re.compile(rf"\(\?<({NAME})>")
HEREDOC = re.compile(rf"""<<([~-]?)(?:(["'`])([^\n]+?)\2|({NAME}))""")
NUMBER = re.compile(
    r"""(?:
      0[xX](?P<hex>[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)
    | 0[bB](?P<bin>[01]+(?:_[01]+)*)
    | 0[dD](?P<dec>[0-9]+(?:_[0-9]+)*)
    | (?P<float>(?:0|[1-9][0-9]*(?:_[0-9]+)*)(?:\.[0-9]+(?:_[0-9]+)*(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?|[eE][+-]?[0-9]+(?:_[0-9]+)*))
    | 0[oO_]?(?P<oct>[0-7]+(?:_[0-7]+)*)(?![0-9])
    | (?P<int>0(?![0-9])|[1-9][0-9]*(?:_[0-9]+)*)
    )(?:(?P<suffix>ri?|i)(?![A-Za-z0-9_]))?(?![0-9])""",
    re.X,
)
SYMBOL_OPERATOR = re.compile(rf"{OPERATOR_METHOD}|{INSTANCE}|{GLOBAL}")
