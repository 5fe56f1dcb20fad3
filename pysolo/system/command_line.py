"""Does a command string need a shell? The rule of Ruby's `exec`, which users' recipes rely on."""

from __future__ import annotations

import re
from typing import Sequence, Tuple, Union

_SYNTAX = re.compile(r"""[*?{}\[\]<>()~&|\\$;'`"\n#]""")
_BLANK = " \t"
#: Words that only a shell knows. A name with a slash is never one of them.
_SHELL_WORDS = frozenset(
    (
        "!",
        ".",
        ":",
        "break",
        "case",
        "continue",
        "do",
        "done",
        "elif",
        "else",
        "esac",
        "eval",
        "exec",
        "exit",
        "export",
        "fi",
        "for",
        "if",
        "in",
        "readonly",
        "return",
        "set",
        "shift",
        "then",
        "times",
        "trap",
        "unset",
        "until",
        "while",
    )
)


def needs_shell(text: str) -> bool:
    """True when the text has shell syntax, begins with an assignment or with a word of the shell's own."""
    if _SYNTAX.search(text):
        return True
    first = text.lstrip(_BLANK).split(" ", 1)[0].split("\t", 1)[0]
    return "=" in first or first in _SHELL_WORDS


def arguments(command: Union[str, Sequence[str]]) -> Tuple[str, ...]:
    """The argument vector to execute for a command."""
    if not isinstance(command, str):
        return tuple(command)
    if needs_shell(command):
        return ("/bin/sh", "-c", command)
    return tuple(command.split())
