"""The machines next door, by interface: ARP's table and its IPv6 counterpart."""

from __future__ import annotations

import re

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.plugins.network import Interfaces
from pysolo.ohai.reading import output, text_of

_NEIGHBOUR = re.compile(r"^([a-f0-9:.]+)\s+dev\s+(\S+)\s+lladdr\s+([a-fA-F0-9:]+)")


@plugin("network/interfaces")
def collect(ohai: Ohai) -> Facts:
    interfaces: Interfaces = {}
    for family, attribute in (("inet", "arp"), ("inet6", "neighbour_inet6")):
        if family == "inet6" and text_of(ohai.system, "/proc/net/if_inet6") is None:
            continue
        for line in (output(ohai.system, ["ip", "-f", family, "neigh", "show"]) or "").splitlines():
            found = _NEIGHBOUR.match(line)
            if found:
                address, name, hardware = found.groups()
                interfaces.setdefault(name, {}).setdefault(attribute, {})[address] = hardware.lower()
    return {"network": {"interfaces": interfaces}}
