"""Arguments."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Tuple

from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    BlockPass,
    Call,
    Const,
    DoubleSplat,
    ForwardArgs,
    Hash,
    LVar,
    Pair,
    Sym,
)

SPECIAL = frozenset((Pair, DoubleSplat, BlockPass))


def new_call(
    receiver: Any, name: str, args: Any, line: int, block: Any = None, safe: bool = False, vcall: bool = False
) -> Call:
    return make(
        Call,
        {"line": line, "receiver": receiver, "name": name, "args": args, "block": block, "safe": safe, "vcall": vcall},
    )


def split_args(items: List[Any]) -> Tuple[Tuple[Any, ...], Optional[Any]]:
    """Arguments as written to (positional and one trailing hash, block)."""
    for item in items:
        if item.__class__ in SPECIAL:
            return _split(items)
    return tuple(items), None


def _split(items: List[Any]) -> Tuple[Tuple[Any, ...], Optional[Any]]:
    args: List[Any] = []
    pairs: List[Any] = []
    block = None
    for item in items:
        kind = item.__class__
        if block is not None:
            raise Fault(message("block_pass_last"), line=item.line)
        if kind is Pair or kind is DoubleSplat:
            pairs.append(item)
        elif kind is BlockPass:
            block = item
        else:
            if pairs and kind is not ForwardArgs:
                raise Fault(message("unexpected", "argument after `key => value`"), line=item.line)
            if pairs:
                args.append(make(Hash, {"line": pairs[0].line, "pairs": tuple(pairs), "braces": False}))
                pairs = []
            args.append(item)
    if pairs:
        args.append(make(Hash, {"line": pairs[0].line, "pairs": tuple(pairs), "braces": False}))
    return tuple(args), block


def pair_arrow(key: Any, _: Any, value: Any) -> Any:
    return make(Pair, {"line": key.line, "key": key, "value": value})


def pair_label(label: Any, value: Any) -> Any:
    line = label[1]
    return make(Pair, {"line": line, "key": make(Sym, {"line": line, "name": label[0]}), "value": value})


def pair_short(label: Any) -> Any:
    name, line, known = label
    if known:
        value: Any = LVar(line, name)
    elif name[0].isupper():
        value = Const(line, None, name)
    else:
        value = new_call(None, name, (), line, vcall=True)
    return Pair(line, Sym(line, name), value)


def pair_string(label: Any, value: Any) -> Any:
    return Pair(label[1], Sym(label[1], label[0]), value)


def double_splat(line: Any, value: Any) -> Any:
    return DoubleSplat(line, value)


def double_splat_bare(line: Any) -> Any:
    return DoubleSplat(line, None)


def block_pass(line: Any, value: Any) -> Any:
    return make(BlockPass, {"line": line, "value": value})


def block_pass_bare(line: Any) -> Any:
    return BlockPass(line, None)


def forward(line: Any) -> Any:
    return ForwardArgs(line)


ACTIONS: Dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        pair_arrow, pair_label, pair_short, pair_string, double_splat, double_splat_bare, block_pass, block_pass_bare, forward,
    )
}  # fmt: skip
