"""Text in a source that is read as bytes: MRI gives such literals the encoding ASCII-8BIT, and joins them with none but their like.

In such a source each byte that is not ASCII is a surrogate escape, so that the real characters in a literal are those of ``\\u`` escapes.
"""

from __future__ import annotations

import os
import re
from typing import Any, Tuple

from pysolo.ruby import tree

_BYTE = re.compile("[\udc80-\udcff]")


def as_bytes(text: str) -> str:
    """The source with its bytes apart."""
    return text.encode("utf-8", "surrogateescape").decode("ascii", "surrogateescape")


def binary_literals(node: Any) -> Any:
    """The tree again, its String literals that hold bytes made binary ones."""
    kind = type(node)
    if kind is tuple:
        return tuple([binary_literals(one) for one in node])
    if kind is tree.Str:
        return _binary(node) if _BYTE.search(node.value) else node
    if kind is tree.DStr and any(type(part) is tree.Str and _BYTE.search(part.value) for part in node.parts):
        return _joined(node)
    if kind is tree.Regex or kind is tree.XStr:
        return kind(**{**_fields(node), "parts": tuple([_plain(part) for part in node.parts])})
    if isinstance(node, tree.Node):
        return kind(**{name: binary_literals(value) for name, value in _fields(node).items()})
    return node


def _fields(node: Any) -> Any:
    return {name: getattr(node, name) for name in node.FIELDS}


def _plain(part: Any) -> Any:
    """A piece of a pattern or command: its bytes are the characters that they spell."""
    if type(part) is tree.Str:
        return tree.Str(part.line, _spelt(part.value))
    return binary_literals(part)


def _spelt(text: str) -> str:
    return os.fsdecode(text.encode("utf-8", "surrogateescape"))


def _binary(node: tree.Str) -> tree.Node:
    return tree.Call(node.line, tree.Str(node.line, _spelt(node.value)), "b")


def _joined(node: tree.DStr) -> tree.Node:
    """Interpolation as a sum, which refuses to join bytes with characters that are not ASCII."""
    parts: Tuple[tree.Node, ...] = tuple(
        [
            binary_literals(part) if type(part) is tree.Str else tree.DStr(node.line, (binary_literals(part),))
            for part in node.parts
        ]
    )
    total = parts[0]
    for part in parts[1:]:
        total = tree.Call(node.line, total, "+", (part,))
    return total
