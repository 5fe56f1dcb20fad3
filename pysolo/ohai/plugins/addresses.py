"""The addresses that stand for the host: those of the interface that leads out."""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.plugins.network import FAMILIES, Interfaces, default_route, routes_of

_SCOPES = ("global", "site", "link", "host", "node", "")


class _Candidate(NamedTuple):
    interface: str
    address: str
    prefix: int
    scope: str


@plugin("ipaddress", "ip6address", "macaddress")
def collect(ohai: Ohai) -> Facts:
    network = ohai.given_by("network").get("network", {})
    interfaces: Interfaces = network.get("interfaces", {})
    facts: Facts = {}
    for family, name in (("inet", "ipaddress"), ("inet6", "ip6address")):
        address, interface = _favoured(interfaces, family)
        if interface:  # the route out decides; of two such, inet's interface gives the hardware address
            mac = _hardware_address(interfaces[interface])
            if mac and "macaddress" not in facts:
                facts["macaddress"] = mac
        if address:
            facts[name] = address
    for family, name in (("inet", "ipaddress"), ("inet6", "ip6address")):
        chosen = _found(network, family)
        if chosen is None:
            continue
        facts.setdefault(name, chosen.address)
        mac = _link_address(interfaces[chosen.interface])
        if mac and "macaddress" not in facts:
            facts["macaddress"] = mac
    return facts


def _favoured(interfaces: Interfaces, family: str) -> Tuple[Optional[str], Optional[str]]:
    """The source address of the best route towards the default gateway, and its interface."""
    default = default_route(interfaces, family)
    if default is None:
        return None, None
    good = []
    for number, route in enumerate(routes_of(interfaces, family)):
        interface = interfaces[route["dev"]]
        if family == "inet":
            if not route.get("src") or not _usable(interface, route["src"]):
                continue
        elif interface.get("state") != "up":
            continue
        if _leads_to(route, default):
            rank = (
                route["destination"] != "default",
                int(route.get("metric", 0)),
                bool(route.get("inferred")),
                0 if route["destination"] == "default" else _prefix_of(route["destination"]),
                number,
            )
            good.append((rank, route))
    if not good:
        return None, None
    best = min(good, key=lambda row: row[0])[1]
    return best.get("src"), best["dev"]


def _usable(interface: Dict[str, Any], address: str) -> bool:
    addresses = interface.get("addresses", {})
    if all(one["family"] != "inet" for one in addresses.values()):
        return True
    return address in addresses and addresses[address].get("scope", "").lower() != "link"


def _prefix_of(network: str) -> int:
    prefix = network.partition("/")[2]
    return int(prefix) if prefix.isdigit() else 0


def _leads_to(route: Dict[str, Any], default: Dict[str, Any]) -> bool:
    """Is it a default route, or one to the network that the default gateway is in?"""
    if route["destination"] == "default":
        return True
    return default.get("via") is not None and _within(default["via"], route["destination"])


def _number(address: str) -> int:
    """An address as a number; IPv6's have 128 bits."""
    import socket

    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return int.from_bytes(socket.inet_pton(family, address), "big")


def _within(address: str, network: str) -> bool:
    base, _, prefix = network.partition("/")
    bits = 128 if ":" in base else 32
    if (":" in address) != (":" in base):
        return False
    try:
        rest = bits - int(prefix or bits)
        return _number(address) >> rest == _number(base) >> rest
    except (OSError, ValueError):
        return False


def _hardware_address(interface: Dict[str, Any]) -> Optional[str]:
    flags = interface.get("flags", ())
    if "LOOPBACK" in flags:
        return "00:00:00:00:00:00"
    return None if "NOARP" in flags else _link_address(interface)


def _link_address(interface: Dict[str, Any]) -> Optional[str]:
    addresses = interface.get("addresses", {})
    return next((address for address, one in addresses.items() if one["family"] == "lladdr"), None)


def _sorted(interfaces: Interfaces, family: str) -> List[_Candidate]:
    rows = [
        _Candidate(name, address, int(one.get("prefixlen", 0)), (one.get("scope") or "").lower())
        for name, interface in interfaces.items()
        for address, one in interface.get("addresses", {}).items()
        if one["family"] == family
    ]

    def rank(row: _Candidate) -> Tuple[int, int, int]:
        scope = _SCOPES.index(row.scope) if row.scope in _SCOPES else len(_SCOPES)
        return scope, 128 - row.prefix, _number(row.address)

    return sorted(rows, key=rank)


def _found(network: Dict[str, Any], family: str) -> Optional[_Candidate]:
    """Without a telling route: the widest-known address, on the interface that leads out if there is one."""
    rows = _sorted(network.get("interfaces", {}), family)
    prefix = FAMILIES[family][0]
    way, gateway = network.get(f"{prefix}_interface"), network.get(f"{prefix}_gateway")
    if way:
        rows = [row for row in rows if row.interface == way]
        if gateway and gateway not in ("0.0.0.0", "::") and not gateway.startswith("fe80:"):
            near = [row for row in rows if _within(gateway, f"{row.address}/{row.prefix}")]
            rows = near or rows
    return rows[0] if rows else None
