"""Sorting and finding extremes by ``<=>``: stable, like the C library's sort that MRI uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.ruby.core.comparable import compare, comparison_failed
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RArray, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

Comparison = Callable[[Value, Value], int]


def block_comparison(rt: Interpreter, block: Optional[RProc]) -> Comparison:
    if block is None:
        return lambda a, b: compare(rt, a, b)

    def by_block(a: Value, b: Value) -> int:
        found = rt.call_block(block, a, b)
        if type(found) is int:
            return found
        if found is None:
            raise comparison_failed(rt, a, b)
        return 1 if rt.truthy(rt.send(found, ">", 0)) else -1 if rt.truthy(rt.send(found, "<", 0)) else 0

    return by_block


def ordering(comparison: Comparison) -> Callable[[Value], Any]:
    """A Python sort key that asks in MRI's order: the element that stands first is the receiver."""

    class Key:
        __slots__ = ("value",)

        def __init__(self, value: Value) -> None:
            self.value = value

        def __lt__(self, earlier: Key) -> bool:
            return comparison(earlier.value, self.value) > 0

    return Key


def plain_key(rt: Interpreter, keys: List[Value]) -> Optional[Callable[[Value], Any]]:
    """A Python sort key when all values are of one simple kind."""
    kinds = {type(key) for key in keys}
    if kinds <= {int, float} and "<=>" not in rt.redefined:
        return (lambda key: key) if all(key == key for key in keys) else None
    if kinds == {RString} and all(key.enc == "UTF-8" or key.s.isascii() for key in keys):
        return lambda key: key.s
    if kinds == {RSymbol}:
        return lambda key: key.name
    return None


def sort_list(rt: Interpreter, items: List[Value], block: Optional[RProc] = None) -> List[Value]:
    if len(items) < 2:
        return list(items)
    key = plain_key(rt, items) if block is None else None
    if key is not None:
        return sorted(items, key=key)
    comparison = block_comparison(rt, block)
    try:
        return sorted(items, key=ordering(comparison))
    except RubyError:
        if block is None:
            merge_sorted(items, comparison)  # fails at the pair that MRI's message names
        raise


def merge_sorted(items: List[Value], comparison: Comparison) -> List[Value]:
    """The C library's merge sort, comparison by comparison."""
    if len(items) < 2:
        return items
    half = len(items) // 2
    left, right = merge_sorted(items[:half], comparison), merge_sorted(items[half:], comparison)
    made: List[Value] = []
    while left and right:
        made.append((left if comparison(left[0], right[0]) <= 0 else right).pop(0))
    return made + left + right


def sort_by_keys(rt: Interpreter, keys: List[Value], items: List[Value]) -> List[Value]:
    order = list(range(len(items)))
    plain = plain_key(rt, keys)
    if plain is not None:
        made = [plain(key) for key in keys]
        order.sort(key=made.__getitem__)
    else:
        comparison = block_comparison(rt, None)
        by_order = ordering(comparison)
        wrapped = [by_order(key) for key in keys]
        try:
            order.sort(key=wrapped.__getitem__)
        except RubyError:
            merge_sorted(keys, comparison)  # fails at the pair that MRI's message names
            raise
    return [items[at] for at in order]


def extreme(
    rt: Interpreter, items: List[Value], block: Optional[RProc], sign: int, count: Value, best_first: bool = True
) -> Value:
    """``max`` (sign 1) and ``min`` (-1), of all or the first ``count`` of them."""
    if count is not None:
        number = rt.to_int(count)
        if number < 0:
            raise rt.error("ArgumentError", "negative size (%d)" % number)
        ordered = sort_list(rt, items, block)
        return rt.array((ordered[::-1] if sign > 0 else ordered)[:number])
    if not items:
        return None
    best = items[0]
    if block is None:
        for item in items[1:]:
            if compare(rt, best, item) * sign < 0 if best_first else compare(rt, item, best) * sign > 0:
                best = item
        return best
    comparison = block_comparison(rt, block)
    for item in items[1:]:
        if comparison(item, best) * sign > 0:
            best = item
    return best


def extreme_by(rt: Interpreter, items: List[Value], block: RProc, sign: int, count: Value) -> Value:
    keys = [rt.call_block(block, item) for item in items]
    if count is not None:
        ordered = sort_by_keys(rt, keys, items)
        return rt.array((ordered[::-1] if sign > 0 else ordered)[: rt.to_int(count)])
    if not items:
        return None
    best = 0
    for at in range(1, len(items)):
        if compare(rt, keys[at], keys[best]) * sign > 0:
            best = at
    return items[best]


def sum_list(rt: Interpreter, items: List[Value], start: Value) -> Value:
    """Exact for Integers and Rationals, with Kahan and Babuska's correction for Floats, by ``+`` for all else."""
    total = start
    at = 0
    if not (type(start) in (int, float) or isinstance(start, RArray)) and items and type(items[0]) is int:
        # leading Integers are added up among themselves first, whatever the start
        at = next((i for i, item in enumerate(items) if type(item) is not int), len(items))
        total = rt.send(sum(items[:at]), "+", start)
    while at < len(items) and type(total) is int and type(items[at]) is int:
        total += items[at]
        at += 1
    while at < len(items) and type(total) not in (int, float) and type(items[at]) is not float:
        total = rt.send(total, "+", items[at])
        at += 1
    while at < len(items) and type(total) is int and type(items[at]) not in (int, float):
        total = rt.send(total, "+", items[at])
        at += 1
    if at < len(items) and (type(total) is float or type(items[at]) is float) and is_plain_number(rt, total):
        total = float(total) if type(total) in (int, float) else rt.send(total, "to_f")
        correction = 0.0
        while at < len(items) and is_plain_number(rt, items[at]):
            value = items[at]
            value = float(value) if type(value) in (int, float) else rt.send(value, "to_f")
            at += 1
            if value != value or value in (float("inf"), float("-inf")) or total in (float("inf"), float("-inf")):
                total += value
                continue
            following = total + value
            if abs(total) >= abs(value):
                correction += (total - following) + value
            else:
                correction += (value - following) + total
            total = following
        total += correction
    for item in items[at:]:
        total = rt.send(total, "+", item)
    return total


def is_plain_number(rt: Interpreter, value: Value) -> bool:
    return type(value) in (int, float) or rt.class_name(value) == "Rational"
