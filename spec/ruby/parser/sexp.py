"""Trees as short text, for tables in specs."""

from __future__ import annotations

from typing import Any

from pysolo.ruby.parser import parse
from pysolo.ruby.tree import Node


def sexp(value: Any) -> str:
    """``(Kind field ...)`` without lines and without trailing fields that have their default; tuples in brackets."""
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return "[" + " ".join(map(sexp, value)) + "]"
    if not isinstance(value, Node):
        return repr(value)
    kind: Any = type(value)
    fields = [(name, getattr(value, name)) for name in kind.FIELDS if name != "line"]
    while fields and fields[-1][0] in kind.DEFAULTS and fields[-1][1] == kind.DEFAULTS[fields[-1][0]]:
        fields.pop()
    return "(" + " ".join([kind.__name__, *[sexp(field) for _, field in fields]]) + ")"


def tree_of(source: str) -> str:
    return sexp(parse(source).body)
