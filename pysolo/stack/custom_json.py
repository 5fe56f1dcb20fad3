"""Custom JSON: stack, then the instance's layers, then the deployment; what comes later wins, key by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pysolo.stack.model import Instance, StackDocument


def merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Objects are merged at every depth; anything else, a list too, is replaced. Neither argument is changed."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = merge(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return merged


def merged_custom_json(document: StackDocument, instance: Instance, deployment: Mapping[str, Any]) -> dict[str, Any]:
    """What a command on this instance carries. Of several layers the later one in the document wins."""
    merged = dict(document.stack.custom_json)
    for layer in document.layers_of(instance):
        merged = merge(merged, layer.custom_json)
    return merge(merged, deployment)
