"""Calls, their arguments and blocks."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Array,
    Block,
    BlockPass,
    Break,
    Call,
    Const,
    DoubleSplat,
    ForwardArgs,
    Hash,
    Lambda,
    LVar,
    Next,
    Pair,
    Return,
    Splat,
    Str,
    Super,
    Sym,
    Yield,
    ZSuper,
)

PAIRS = (Pair, DoubleSplat)
SPECIAL = frozenset((Pair, DoubleSplat, BlockPass))


def new_call(
    receiver: Any, name: str, args: Any, line: int, block: Any = None, safe: bool = False, vcall: bool = False
) -> Call:
    return make(
        Call,
        {"line": line, "receiver": receiver, "name": name, "args": args, "block": block, "safe": safe, "vcall": vcall},
    )


# ----------------------------------------------------------------------------------------------------------- arguments


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


# --------------------------------------------------------------------------------------------------------------- calls


def vcall(name: Any) -> Any:
    return new_call(None, name[0], (), name[1], vcall=name[0][-1] not in "?!")


def fcall0(name: Any, _: Any) -> Any:
    return new_call(None, name[0], (), name[1])


def fcall(name: Any, items: List[Any], _: Any) -> Any:
    args, block = split_args(items)
    return new_call(None, name[0], args, name[1], block)


def command(name: Any, items: List[Any]) -> Any:
    args, block = split_args(items)
    return new_call(None, name[0], args, name[1], block)


def dot_name(receiver: Any, name: Any) -> Any:
    return new_call(receiver, name[0], (), name[1], None, name[2])


def dot_call0(receiver: Any, name: Any, _: Any) -> Any:
    return new_call(receiver, name[0], (), name[1], None, name[2])


def dot_call(receiver: Any, name: Any, items: List[Any], _: Any) -> Any:
    args, block = split_args(items)
    return new_call(receiver, name[0], args, name[1], block, name[2])


def dot_command(receiver: Any, name: Any, items: List[Any]) -> Any:
    args, block = split_args(items)
    return new_call(receiver, name[0], args, name[1], block, name[2])


def colon2_const(scope: Any, name: Any) -> Any:
    return make(Const, {"line": name[1], "scope": scope, "name": name[0], "top": False})


def index0(receiver: Any, line: Any, _: Any) -> Any:
    return new_call(receiver, "[]", (), line)


def index(receiver: Any, line: Any, items: List[Any], _: Any) -> Any:
    args, block = split_args(items)
    return new_call(receiver, "[]", args, line, block)


def zsuper(line: Any) -> Any:
    return ZSuper(line)


def super0(line: Any, _: Any) -> Any:
    return Super(line, ())


def super_args(line: Any, items: List[Any]) -> Any:
    args, block = split_args(items)
    return Super(line, args, block)


def super_paren(line: Any, items: List[Any], _: Any) -> Any:
    return super_args(line, items)


def yield0(line: Any, _: Any = None) -> Any:
    return Yield(line, ())


def yield_args(line: Any, items: List[Any]) -> Any:
    args, block = split_args(items)
    if block is not None:
        raise Fault(message("yield_block"), line=line)
    return Yield(line, args)


def yield_paren(line: Any, items: List[Any], _: Any) -> Any:
    return yield_args(line, items)


# -------------------------------------------------------------------------------------------------------------- blocks


def block_plain(body: Any) -> Any:
    return None, body


def block_params(params: Any, body: Any) -> Any:
    return params, body


def make_block(line: int, content: Any, end: Any) -> Block:
    params, body = content
    return make(Block, {"line": line, "params": params, "body": body, "numbered": end[0] if params is None else 0})


def attach(node: Any, block: Any) -> Any:
    """Give a block to the call that stands before it."""
    kind = node.__class__
    if kind is Call:
        if node.block is not None:
            raise Fault(message("block_twice"), line=block.line)
        # The node is not shared with anything yet.
        fields = node.__dict__
        fields["block"] = block
        fields["vcall"] = False
        return node
    if kind is LVar:
        return new_call(None, node.name, (), node.line, block)
    if kind is Const and not node.top:
        return new_call(node.scope, node.name, (), node.line, block)
    if kind is ZSuper:
        return ZSuper(node.line, block)
    if kind is Super:
        if node.block is not None:
            raise Fault(message("block_twice"), line=block.line)
        return Super(node.line, node.args, block)
    if kind is Yield:
        raise Fault(message("yield_block"), line=block.line)
    if kind is Lambda:
        raise Fault(message("block_unwanted", "a lambda"), line=block.line)
    raise Fault(message("block_unwanted", "what stands before this"), line=block.line)


def attach_brace(node: Any, line: Any, content: Any, end: Any) -> Any:
    return attach(node, make_block(line, content, end))


def command_brace(name: Any, items: List[Any], line: Any, content: Any, end: Any) -> Any:
    return attach(command(name, items), make_block(line, content, end))


def dot_command_brace(receiver: Any, name: Any, items: List[Any], line: Any, content: Any, end: Any) -> Any:
    return attach(dot_command(receiver, name, items), make_block(line, content, end))


def _lambda(line: int, params: Any, body: Any, end: Any) -> Any:
    return Lambda(line, Block(line, params, body, end[0] if params is None else 0))


def lambda_(line: Any, _: Any, body: Any, end: Any) -> Any:
    return _lambda(line, None, body, end)


def lambda_params(line: Any, params: Any, _: Any, body: Any, end: Any) -> Any:
    return _lambda(line, params.finish(), body, end)


# --------------------------------------------------------------------------------------------------------------- jumps


def jump_value(items: List[Any]) -> Any:
    args, block = split_args(items)
    if block is not None:
        raise Fault(message("block_pass_literal"), line=block.line)
    args = tuple([Hash(a.line, a.pairs) if a.__class__ is Hash and not a.braces else a for a in args])
    if len(args) == 1 and args[0].__class__ is not Splat:
        return args[0]
    return Array(args[0].line, args)


ACTIONS = {
    f.__name__: f
    for f in (
        pair_arrow, pair_label, pair_short, pair_string, double_splat, double_splat_bare, block_pass, block_pass_bare, forward,
        vcall, fcall0, fcall, command, dot_name, dot_call0, dot_call, dot_command, colon2_const, index0, index, zsuper, super0,
        super_args, yield0, yield_args, block_plain, block_params, attach_brace, command_brace, dot_command_brace, lambda_,
        lambda_params,
    )
}  # fmt: skip
ACTIONS["super"] = super_paren
ACTIONS["yield"] = yield_paren
ACTIONS["attach_do"] = ACTIONS["command_block"] = attach_brace
for _name, _kind in (("return", Return), ("break", Break), ("next", Next)):
    ACTIONS[_name + "0"] = lambda line, kind=_kind: kind(line, None)
    ACTIONS[_name + "_args"] = lambda line, items, kind=_kind: kind(line, jump_value(items))
    ACTIONS[_name + "_one"] = lambda line, node, kind=_kind: kind(line, node)
__all__ = ["ACTIONS", "Str", "attach", "new_call", "split_args"]
