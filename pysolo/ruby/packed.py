"""Trees as bytes: what the cache on disk holds.

A node is a tuple of its fields, with the number of its shape last, a sequence is a list, and the rest is what it is; ``marshal`` turns
these into bytes and back. It makes values only and calls nothing, so that no file can run code, but it trusts its input: whoever reads
bytes from elsewhere makes sure first that they are what was written (see :mod:`pysolo.ruby.cache`).

The bodies of methods and blocks are packed apart, and unpacked when the compiler asks for them: most methods of a library are never
called.
"""

from __future__ import annotations

import marshal
import sys
from typing import Any, Callable, Dict, List, Tuple, Type

from pysolo.ruby import tree
from pysolo.ruby.record import PACKED, put_off
from pysolo.ruby.tree import Node

_APART: Dict[Type[Node], str] = {tree.Block: "body", tree.Def: "body"}
_SMALL = 100  # bytes; a body of a few nodes is not worth a packet of its own
_PLAIN = ("str", "bool", "int", "float", "Optional[str]")

# A shape is a class and how many of its fields were kept: trailing ones that have their default are left out, and found in the class.
_SHAPES: List[
    Tuple[Type[Node], Tuple[str, ...], Tuple[str, ...]]
] = []  # class, kept fields, those of them that hold nodes
_NUMBERS: Dict[Tuple[type, int], int] = {}


def _number_shapes() -> None:
    nodes = [c for c in vars(tree).values() if isinstance(c, type) and issubclass(c, Node) and c is not Node]
    for cls in sorted(nodes, key=lambda c: c.__name__):
        fields: Tuple[str, ...] = cls.FIELDS  # type: ignore[attr-defined]
        needed = len(fields) - len(cls.DEFAULTS)  # type: ignore[attr-defined]
        notes = cls.__annotations__
        inner = tuple(name for name in fields if notes.get(name, "int") not in _PLAIN)
        for size in range(needed, len(fields) + 1):
            _NUMBERS[cls, size] = len(_SHAPES)
            kept = fields[:size]
            _SHAPES.append((cls, kept, tuple(name for name in inner if name in kept)))


_number_shapes()


def pack(program: tree.Program) -> bytes:
    return marshal.dumps(_encode(program))


def unpack(data: bytes) -> Any:
    return _decode(marshal.loads(data))


def _encode(value: Any) -> Any:
    if isinstance(value, Node):
        return _encode_node(value)
    if type(value) is tuple:
        return [_encode(item) for item in value]
    if type(value) is str:
        return sys.intern(value)  # the same name many times is written once
    return value


def _encode_node(node: Node) -> Tuple[Any, ...]:
    cls: Any = type(node)
    defaults = cls.DEFAULTS
    values = [getattr(node, name) for name in cls.FIELDS]
    while cls.FIELDS[len(values) - 1] in defaults and values[-1] is defaults[cls.FIELDS[len(values) - 1]]:
        values.pop()
    number = _NUMBERS[cls, len(values)]
    encoded = [_encode(value) for value in values]
    apart = _APART.get(cls)
    if apart is not None:
        at = cls.FIELDS.index(apart)
        body = marshal.dumps(encoded[at])
        if len(body) > _SMALL:
            encoded[at] = body
    return (*encoded, number)


_new = object.__new__
_set: Callable[..., None] = object.__setattr__


def _decode(raw: Tuple[Any, ...]) -> Any:
    """Nodes are made without their constructors, which would take three times as long."""
    cls, names, inner = _SHAPES[raw[-1]]
    fields = dict(zip(names, raw))
    for name in inner:
        value = fields[name]
        kind = value.__class__
        if kind is tuple:
            fields[name] = _decode(value)
        elif kind is list:
            fields[name] = _sequence(value) if value else ()
        elif kind is bytes:
            fields[PACKED] = fields.pop(name)
    node = _new(cls)
    _set(node, "__dict__", fields)
    return node


def _sequence(values: List[Any]) -> Tuple[Any, ...]:
    found = []
    for value in values:
        kind = value.__class__
        if kind is tuple:
            value = _decode(value)
        elif kind is list:
            value = _sequence(value)
        found.append(value)
    return tuple(found)


for _cls, _name in _APART.items():
    put_off(_cls, _name, unpack)
