"""English: long names of the special global variables. Those that are plain aliases the run time knows itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

ALIASES = {
    "$INPUT_LINE_NUMBER": "$.",
    "$NR": "$.",
    "$LAST_READ_LINE": "$_",
    "$DEFAULT_INPUT": "$<",
    "$ARGV": "$*",
}
FROM_MATCH = {"$MATCH": "to_s", "$PREMATCH": "pre_match", "$POSTMATCH": "post_match", "$LAST_PAREN_MATCH": ""}

CLASSES = ()


def _reader(rt: Interpreter, method: str) -> Callable[[], Value]:
    def read() -> Value:
        match = rt.frame.match
        if match is None:
            return None
        if method:
            return rt.send(match, method)
        return rt.send(rt.send(rt.send(match, "captures"), "compact"), "last")

    return read


def load(rt: Interpreter) -> None:
    for new, old in ALIASES.items():
        rt.alias_global(new, old)
    for name, method in FROM_MATCH.items():
        rt.hook_global(name, _reader(rt, method))
