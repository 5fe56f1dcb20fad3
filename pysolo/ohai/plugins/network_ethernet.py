"""What ethtool says of each Ethernet interface."""

from __future__ import annotations

import re
from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.plugins.network import Interfaces
from pysolo.ohai.reading import output
from pysolo.system.interface import System

_LINK = ("Duplex", "Port", "Transceiver", "Auto-negotiation", "MDI-X")


@plugin("network/interfaces")
def collect(ohai: Ohai) -> Facts:
    path = ohai.system.which("ethtool")
    if path is None:
        return {}
    listed: Interfaces = ohai.given_by("network").get("network", {}).get("interfaces", {})
    names = [name for name, one in listed.items() if one.get("encapsulation") == "Ethernet"]
    return {"network": {"interfaces": {name: _described(ohai.system, path, name) for name in names}}}


def _described(system: System, path: str, name: str) -> Dict[str, Any]:
    facts: Dict[str, Any] = {}
    for line in (output(system, [path, name]) or "").splitlines():
        key, _, value = line.strip().partition(": ")
        if key == "Speed":  # of the link as it is, not the most that the card could do
            digits = re.search(r"\d+", value)
            facts["link_speed"] = int(digits.group(0)) if digits else None
        elif key in _LINK:
            facts[key.lower().replace("-", "_")] = value
    rows = (line.partition(":") for line in (output(system, [path, "-i", name]) or "").splitlines())
    facts["driver_info"] = {key.lower().replace(" ", "_"): value.strip() for key, _, value in rows}
    return facts
