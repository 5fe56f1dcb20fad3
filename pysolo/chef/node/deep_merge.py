"""Merging attribute trees. Within the default levels and within the override levels arrays are united, between them replaced.

Documented with Chef's "About attributes: attribute precedence" and ``Chef::Mixin::DeepMerge``.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, Value, hkey


def united(first: List[Value], second: List[Value]) -> List[Value]:
    """``first | second``"""
    seen: Dict[Any, Value] = {}
    for item in first:
        seen.setdefault(hkey(item), item)
    for item in second:
        seen.setdefault(hkey(item), item)
    return list(seen.values())


def merge(onto: Value, stronger: Value, *, unite_arrays: bool) -> Value:
    """``stronger`` over ``onto``; neither is changed, parts may be shared. UNSET stands for "nothing at this level"."""
    if stronger is UNSET:
        return onto
    if isinstance(onto, RHash) and isinstance(stronger, RHash):
        made = RHash(onto.cls.rt.classes["Hash"])
        made.d = dict(onto.d)
        for key, pair in stronger.d.items():
            below = made.d.get(key)
            made.d[key] = pair if below is None else (below[0], merge(below[1], pair[1], unite_arrays=unite_arrays))
        return made
    if unite_arrays and isinstance(onto, RArray) and isinstance(stronger, RArray):
        return RArray(onto.cls.rt.classes["Array"], united(onto.items, stronger.items))
    return stronger


def merge_all(values: List[Value], *, unite_arrays: bool) -> Value:
    merged: Value = UNSET
    for value in values:
        merged = merge(merged, value, unite_arrays=unite_arrays)
    return merged


def at_path(level: Optional[RHash], path: List[Any]) -> Value:
    """What a level holds at a path of :func:`hkey` keys, UNSET when nothing; nothing is vivified."""
    value: Value = level
    for key in path:
        if isinstance(value, RHash):
            found = value.d.get(key)
            if found is None:
                return UNSET
            value = found[1]
        elif isinstance(value, RArray) and type(key) is int and -len(value.items) <= key < len(value.items):
            value = value.items[key]
        else:
            return UNSET
    return value
