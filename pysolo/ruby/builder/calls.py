"""Calls and their blocks."""

from __future__ import annotations

from typing import Any, Callable, Dict, List

from pysolo.ruby.builder.arguments import new_call, split_args
from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Block,
    Call,
    Const,
    Lambda,
    LVar,
    Super,
    Yield,
    ZSuper,
)


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


ACTIONS: Dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        vcall, fcall0, fcall, command, dot_name, dot_call0, dot_call, dot_command, colon2_const, index0, index, zsuper, super0,
        super_args, yield0, yield_args, block_plain, block_params, attach_brace, command_brace, dot_command_brace, lambda_,
        lambda_params,
    )
}  # fmt: skip
ACTIONS["super"] = super_paren
ACTIONS["yield"] = yield_paren
ACTIONS["attach_do"] = ACTIONS["command_block"] = attach_brace
