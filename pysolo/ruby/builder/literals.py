"""Strings with code in them, arrays, hashes."""

from __future__ import annotations

from typing import Any, Callable, Dict, List

from pysolo.ruby.builder.arguments import split_args
from pysolo.ruby.lexer.escapes import join_bytes
from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import Array, DoubleSplat, DStr, DSym, Hash, Nil, Pair, Regex, Str, Sym, XStr


def embed(parts: List[Any], line: Any, body: Any, _: Any) -> List[Any]:
    parts.append(Nil(line) if body is None else body)
    return parts


def dstr(begin: Any, parts: List[Any], flags: str) -> Any:
    kind, line = begin
    if kind == "/":
        return make(Regex, {"line": line, "parts": tuple(parts), "flags": flags})
    if kind == "`":
        return XStr(line, tuple(parts))
    if kind == ":":
        return DSym(line, tuple(parts))
    if kind == "W" or kind == "I":
        return words(line, parts, kind)
    return make(DStr, {"line": line, "parts": tuple(parts)})


def words(line: int, parts: List[Any], kind: str) -> Any:
    elements: List[Any] = []
    word: List[Any] = []
    for part in parts + [None]:
        if part is not None:
            word.append(part)
        elif word:
            if len(word) == 1 and word[0].__class__ is Str:
                elements.append(Sym(word[0].line, word[0].value) if kind == "I" else word[0])
            else:
                elements.append((DSym if kind == "I" else DStr)(word[0].line, tuple(word)))
            word = []
    return Array(line, tuple(elements))


def joined(strings: List[Any]) -> Any:
    """Adjacent strings."""
    parts: List[Any] = []
    for string in strings:
        for part in string.parts if string.__class__ is DStr else (string,):
            if part.__class__ is Str and parts and parts[-1].__class__ is Str:
                parts[-1] = Str(parts[-1].line, join_bytes(parts[-1].value + part.value))
            else:
                parts.append(part)
    if len(parts) == 1 and parts[0].__class__ is Str:
        return parts[0]
    return DStr(strings[0].line, tuple(parts))


def pair_dstr(begin: Any, parts: List[Any], _: Any, value: Any) -> Any:
    return Pair(begin[1], DSym(begin[1], tuple(parts)), value)


def array0(line: Any, _: Any) -> Any:
    return make(Array, {"line": line, "elements": ()})


def array(line: Any, items: List[Any], _: Any) -> Any:
    args, block = split_args(items)
    if block is not None:
        raise Fault(message("block_pass_literal"), line=block.line)
    if args and args[-1].__class__ is Hash and not args[-1].braces:
        args = (*args[:-1], Hash(args[-1].line, args[-1].pairs))
    return make(Array, {"line": line, "elements": args})


def hash0(line: Any, _: Any) -> Any:
    return make(Hash, {"line": line, "pairs": (), "braces": True})


def hash_(line: Any, items: List[Any], _: Any) -> Any:
    for item in items:
        if item.__class__ is not Pair and item.__class__ is not DoubleSplat:
            raise Fault(message("pair_needed"), line=item.line)
    return make(Hash, {"line": line, "pairs": tuple(items), "braces": True})


ACTIONS: Dict[str, Callable[..., Any]] = {
    "embed": embed,
    "dstr": dstr,
    "joined": joined,
    "pair_dstr": pair_dstr,
    "array0": array0,
    "array": array,
    "hash0": hash0,
    "hash": hash_,
}
