"""A document of the wrong shape, mended just enough that its meaning can be looked at as well."""

from __future__ import annotations

import copy
import re
from typing import Any, Optional

from pysolo.stack.schema import Fault, Validator, load_schema

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
# What stands in for a part that must be there.
_STAND_INS: dict[str, Any] = {
    "Stack": {"Name": "?"},
    "Type": "custom",
    "Layers": [],
    "Size": 1,
    "NumberOfDisks": 1,
    "MountPoint": "/",
}
# Mending a part may uncover that its own parts are missing.
_ROUNDS = 4


def repaired(source: Any) -> Optional[Any]:
    """A copy without the faulty parts; None when too little is left to judge."""
    whole, validator = copy.deepcopy(source), Validator(load_schema())
    for _ in range(_ROUNDS):
        faults = [fault for fault in validator.check(whole) if fault.shape]
        if not faults:
            return whole
        if not all(_mend(whole, fault, number) for number, fault in enumerate(faults)):
            return None
    return None


def _mend(whole: Any, fault: Fault, number: int) -> bool:
    steps = [name or int(index) for name, index in _STEP.findall(fault.path)]
    holder = whole
    try:
        for step in steps[:-1]:
            holder = holder[step]
    except (KeyError, IndexError, TypeError):
        return False
    if not steps or not isinstance(holder, (dict, list)):
        return False
    last = steps[-1]
    if isinstance(holder, list):
        # A word that is no string can be another word; an object that is none cannot be made up.
        if fault.text.startswith("must be a string"):
            holder[last] = f"?{number}"
            return True
        return False
    holder.pop(last, None)
    if last in _required():
        holder[last] = copy.deepcopy(_STAND_INS.get(last, f"?{number}"))
    return True


def _required() -> frozenset[str]:
    schema = load_schema()
    return frozenset(key for rule in (schema, *schema["$defs"].values()) for key in rule.get("required", ()))
