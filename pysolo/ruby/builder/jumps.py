"""return, break, next."""

from __future__ import annotations

from typing import Any, Callable, Dict, List

from pysolo.ruby.builder.arguments import split_args
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Array,
    Break,
    Hash,
    Next,
    Return,
    Splat,
)


def jump_value(items: List[Any]) -> Any:
    args, block = split_args(items)
    if block is not None:
        raise Fault(message("block_pass_literal"), line=block.line)
    args = tuple([Hash(a.line, a.pairs) if a.__class__ is Hash and not a.braces else a for a in args])
    if len(args) == 1 and args[0].__class__ is not Splat:
        return args[0]
    return Array(args[0].line, args)


ACTIONS: Dict[str, Callable[..., Any]] = {}
for _name, _kind in (("return", Return), ("break", Break), ("next", Next)):
    ACTIONS[_name + "0"] = lambda line, kind=_kind: kind(line, None)
    ACTIONS[_name + "_args"] = lambda line, items, kind=_kind: kind(line, jump_value(items))
    ACTIONS[_name + "_one"] = lambda line, node, kind=_kind: kind(line, node)
