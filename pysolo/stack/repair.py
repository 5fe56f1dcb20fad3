"""A document of the wrong shape, mended just enough that its meaning can be looked at as well."""

from __future__ import annotations

import copy
import re
from typing import Any, Optional

from pysolo.stack.schema import Fault, Validator, load_schema

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
# What stands in for a part that must be there.
_STAND_INS: dict[str, Any] = {"Type": "custom", "Layers": [], "Size": 1, "NumberOfDisks": 1, "MountPoint": "/"}


def repaired(source: Any, faults: list[Fault]) -> Optional[Any]:
    """A copy without the faulty parts; None when too little is left to judge."""
    whole = copy.deepcopy(source)
    for number, fault in enumerate(faults):
        steps = [name or int(index) for name, index in _STEP.findall(fault.path)]
        if not _mend(whole, steps, number):
            return None
    shapes = [fault for fault in Validator(load_schema()).check(whole) if "must be" in fault.text]
    return None if any(not fault.path for fault in shapes) else whole


def _mend(whole: Any, steps: list[Any], number: int) -> bool:
    holder = whole
    try:
        for step in steps[:-1]:
            holder = holder[step]
    except (KeyError, IndexError, TypeError):
        return False
    if not steps:
        return False
    last = steps[-1]
    if isinstance(last, int):
        if not isinstance(holder[last], (str, dict)):
            holder[last] = "?"
        return isinstance(holder[last], str)
    if not isinstance(holder, dict):
        return False
    value = holder.get(last)
    if isinstance(value, str) and last != "CustomJson":
        return True  # a wrong word is still a word
    holder[last] = None
    if last in _REQUIRED:
        holder[last] = _STAND_INS.get(last, f"?{number}")
    return True


_REQUIRED = frozenset(key for rule in load_schema()["$defs"].values() for key in rule.get("required", ()))
