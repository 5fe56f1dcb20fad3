"""YAML to plain Python values, from the nodes of the YAML reader; no Ruby is involved."""

from __future__ import annotations

from typing import Any

from pysolo.ruby.stdlib.yaml_nodes import PLAIN, Alias, AnyNode, Mapping, Scalar, Sequence, YamlError
from pysolo.ruby.stdlib.yaml_parser import CORE, parse
from pysolo.ruby.stdlib.yaml_scalars import STRING, Day, Moment, Symbolic, resolve


class YamlFault(Exception):
    """Text that cannot be read; the message names the line."""


def read_yaml(text: str) -> Any:
    """The first document's value; a document without content is None."""
    try:
        root = next(parse(text), None)
        return None if root is None else _Loader().load(root)
    except YamlError as fault:
        raise YamlFault(f"line {fault.line}, column {fault.column}: {fault.problem}") from None


class _Loader:
    def __init__(self) -> None:
        self.anchors: dict[str, Any] = {}

    def load(self, node: AnyNode) -> Any:
        if isinstance(node, Alias):
            if node.anchor not in self.anchors:
                raise YamlFault(f"unknown alias {node.anchor}")
            return self.anchors[node.anchor]
        if isinstance(node, Scalar):
            value = _scalar(node)
        elif isinstance(node, Sequence):
            value = [self.load(item) for item in node.items]
        else:
            value = self._mapping(node)
        if node.anchor:
            self.anchors[node.anchor] = value
        return value

    def _mapping(self, node: Mapping) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        merged: list[Any] = []
        for key_node, value_node in node.pairs:
            value = self.load(value_node)
            if isinstance(key_node, Scalar) and key_node.text == "<<" and key_node.style == PLAIN:
                merged.extend(value if isinstance(value, list) else [value])
                continue
            key = self.load(key_node)
            if isinstance(key, (list, dict)):
                raise YamlFault("a key must be a string")
            # Keys are names: `11:` and `on:` mean the text that was written.
            key = key_node.text if isinstance(key_node, Scalar) else str(key)
            if key in made:
                raise YamlFault(f"the key {key} stands twice in one mapping")
            made[key] = value
        for source in merged:
            if not isinstance(source, dict):
                raise YamlFault("<< needs a mapping")
            for key, value in source.items():
                made.setdefault(key, value)
        return made


def _scalar(node: Scalar) -> Any:
    if node.tag in ("!", "!str", CORE + "str") or (node.tag is None and node.style != PLAIN):
        return node.text
    found = resolve(node.text)
    if found is STRING or isinstance(found, (Symbolic, Moment, Day)):
        return node.text
    return found
