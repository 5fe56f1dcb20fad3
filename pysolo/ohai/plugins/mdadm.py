"""Software RAID arrays."""

from __future__ import annotations

import re
from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output, text_of

_DETAILS = (
    ("version", r"Version\s+: ([0-9.]+)", float),
    ("level", r"Raid Level\s+: raid([0-9]+)", int),
    ("size", r"Array Size.*\(([0-9.]+)", float),
    ("state", r"State\s+: ([a-z]+)", str),
    ("UUID", r"UUID\s+: ([0-9a-z:]+)", str),
)
_MEMBER = re.compile(r"(.+)\[\d+\](?:\((\w)\))?")


@plugin("mdadm")
def collect(ohai: Ohai) -> Facts:
    arrays: Dict[str, Any] = {}
    for line in (text_of(ohai.system, "/proc/mdstat") or "").splitlines():
        fields = line.split()
        if fields and re.fullmatch(r"md[0-9]+", fields[0]):
            details = output(ohai.system, ["mdadm", "--detail", f"/dev/{fields[0]}"]) or ""
            arrays[fields[0]] = {**_details(details), **_members(fields)}
    return {"mdadm": arrays or None}


def _details(text: str) -> Dict[str, Any]:
    found: Dict[str, Any] = {"device_counts": {}}
    for name, pattern, convert in _DETAILS:
        value = re.search(rf"^\s*{pattern}", text, re.MULTILINE)
        if value:
            found[name] = convert(value.group(1))
    for kind in ("Total", "Raid", "Working", "Failed", "Active", "Spare"):
        value = re.search(rf"{kind} Devices\s+: ([0-9]+)", text)
        if value:
            found["device_counts"][kind.lower()] = int(value.group(1))
    return found


def _members(fields: list[str]) -> Dict[str, Any]:
    found: Dict[str, Any] = {"members": [], "spares": [], "journal": None}
    for field in fields:
        member = _MEMBER.fullmatch(field)
        if member and member.group(2) == "J":
            found["journal"] = member.group(1)
        elif member:
            found["spares" if member.group(2) == "S" else "members"].append(member.group(1))
    return found
