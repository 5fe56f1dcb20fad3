"""Lists that grow while a rule repeats, and rules that only pick one of their values."""

from __future__ import annotations

from typing import Any, List


def one(item: Any) -> List[Any]:
    return [item]


def append(items: List[Any], item: Any) -> List[Any]:
    items.append(item)
    return items


def append3(items: List[Any], _: Any, item: Any) -> List[Any]:
    items.append(item)
    return items


def append_two(items: List[Any], first: Any, second: Any) -> List[Any]:
    items.append(first)
    items.append(second)
    return items


def pair(left: Any, right: Any) -> List[Any]:
    return [left, right]


def pair3(left: Any, _: Any, right: Any) -> List[Any]:
    return [left, right]


def first(item: Any, _: Any) -> Any:
    return item


def second(_: Any, item: Any) -> Any:
    return item


def nothing() -> None:
    return None


def empty_list() -> List[Any]:
    return []


ACTIONS = {f.__name__: f for f in (one, append, append3, append_two, pair, pair3, first, second, nothing, empty_list)}
