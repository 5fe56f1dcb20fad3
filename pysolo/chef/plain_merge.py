"""Deep merge of plain Python data: role attributes, ``-j`` documents, stack JSON."""

from __future__ import annotations

from typing import Any


def deep_merge(onto: Any, stronger: Any) -> Any:
    """``stronger`` over ``onto`` as new containers: objects merge key by key, arrays unite without repeats, all else is replaced."""
    if isinstance(onto, dict) and isinstance(stronger, dict):
        merged = dict(onto)
        for key, value in stronger.items():
            merged[key] = deep_merge(merged[key], value) if key in merged else value
        return merged
    if isinstance(onto, list) and isinstance(stronger, list):
        return onto + [item for item in stronger if not _has(onto, item)]
    return stronger


def hash_merge(onto: Any, stronger: Any) -> Any:
    """As :func:`deep_merge`, but arrays are replaced too."""
    if isinstance(onto, dict) and isinstance(stronger, dict):
        return {**onto, **{key: hash_merge(onto[key], v) if key in onto else v for key, v in stronger.items()}}
    return stronger


def _has(items: list[Any], wanted: Any) -> bool:
    # 1, 1.0 and True are three values here, unlike in Python
    return any(type(item) is type(wanted) and item == wanted for item in items)
