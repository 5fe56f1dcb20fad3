"""The network without iproute2: what psutil and /proc tell."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ohai.reading import text_of
from pysolo.system.interface import System


def without_iproute(system: System) -> Dict[str, Any]:
    """Interfaces with their addresses, and the default route. Nothing where the kernel shows no network."""
    routes = text_of(system, "/proc/net/route")
    if routes is None:
        return {"interfaces": {}}
    network: Dict[str, Any] = {"interfaces": _interfaces()}
    best = None
    for line in routes.splitlines()[1:]:
        fields = line.split()
        if len(fields) > 7 and fields[1] == "00000000" and (best is None or int(fields[6]) < best):
            best = int(fields[6])
            network["default_interface"] = fields[0]
            # the kernel prints the address in its own byte order
            gateway = int(fields[2], 16).to_bytes(4, "little")
            network["default_gateway"] = ".".join(str(byte) for byte in gateway)
    return network


def _interfaces() -> Dict[str, Any]:
    import socket

    import psutil

    states = psutil.net_if_stats()
    found: Dict[str, Any] = {}
    for name, rows in psutil.net_if_addrs().items():
        loopback = name == "lo"
        interface: Dict[str, Any] = {"encapsulation": "Loopback" if loopback else "Ethernet", "addresses": {}}
        if name in states:
            interface["mtu"] = str(states[name].mtu)
            interface["state"] = "up" if states[name].isup else "down"
            interface["flags"] = [flag.upper() for flag in getattr(states[name], "flags", "").split(",") if flag]
        for row in rows:
            address = row.address.partition("%")[0]
            if row.family == psutil.AF_LINK:
                if address != "00:00:00:00:00:00":
                    interface["addresses"][address.upper()] = {"family": "lladdr"}
            elif row.family == socket.AF_INET:
                interface["addresses"][address] = _inet(row.netmask or "", row.broadcast, loopback)
            elif row.family == socket.AF_INET6:
                interface["addresses"][address] = _inet6(address, row.netmask or "")
        found[name] = interface
    return found


def _inet(netmask: str, broadcast: Any, loopback: bool) -> Dict[str, Any]:
    bits = sum(bin(int(part)).count("1") for part in netmask.split(".") if part)
    entry = {"family": "inet", "prefixlen": str(bits), "netmask": netmask, "scope": "Node" if loopback else "Global"}
    if broadcast:
        entry["broadcast"] = broadcast
    return entry


def _inet6(address: str, netmask: str) -> Dict[str, Any]:
    bits = sum(bin(int(part, 16)).count("1") for part in netmask.partition("/")[0].split(":") if part)
    scope = "Node" if address == "::1" else "Link" if address.startswith("fe80") else "Global"
    return {"family": "inet6", "prefixlen": str(bits), "scope": scope, "tags": []}
