"""What went over each network interface, and its VLAN."""

from __future__ import annotations

import re
from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.plugins.network import HEAD, Interfaces, word_after
from pysolo.ohai.reading import output

_NUMBERS = re.compile(r"^\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)")
_VLAN = re.compile(r"vlan (?:protocol (\S+) )?id (\d+)")


@plugin("network/interfaces", "counters", "counters/network", "counters/network/interfaces")
def collect(ohai: Ohai) -> Facts:
    interfaces: Interfaces = {}
    counters: Dict[str, Any] = {}
    name, receiving = "", True
    for line in (output(ohai.system, ["ip", "-d", "-s", "link"]) or "").splitlines():
        head, numbers = HEAD.match(line), _NUMBERS.match(line)
        if head:
            name, receiving = head.group(1), True
            counters[name] = {}
            length = word_after("qlen", line)
            if length:
                counters[name]["tx"] = {"queuelen": length}
        elif numbers and name:
            last = ("overrun",) if receiving else ("carrier", "collisions")
            keys = ("bytes", "packets", "errors", "drop", *last)
            counters[name].setdefault("rx" if receiving else "tx", {}).update(zip(keys, numbers.groups()))
            receiving = not receiving
        elif name and " vlan " in line:
            interfaces[name] = {"vlan": _vlan(line)}
    return {"network": {"interfaces": interfaces}, "counters": {"network": {"interfaces": counters}}}


def _vlan(line: str) -> Dict[str, Any]:
    vlan: Dict[str, Any] = {}
    tagged = _VLAN.search(line)
    if tagged:
        vlan["id"] = tagged.group(2)
        if tagged.group(1):
            vlan["protocol"] = tagged.group(1)
    flags = list(dict.fromkeys(re.findall("REORDER_HDR|GVRP|LOOSE_BINDING", line)))
    if flags:
        vlan["flags"] = flags
    return vlan
