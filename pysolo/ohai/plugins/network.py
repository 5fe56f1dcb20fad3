"""Network interfaces with their addresses and routes, and the way out: what iproute2 says."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output, text_of

Interfaces = Dict[str, Dict[str, Any]]

#: address family -> (how the attributes of its default route begin, the address that is no gateway)
FAMILIES = {"inet": ("default", "0.0.0.0"), "inet6": ("default_inet6", "::")}
#: the line that begins an interface in iproute2's output
HEAD = re.compile(r"^\d+: ([0-9a-zA-Z@:;.\-_]*?)(?:@[0-9a-zA-Z\-_]+)?:\s")
_KIND = re.compile(r"^(\w+?)(\d+.*)")
_FLAGS = frozenset(
    (
        "UP", "BROADCAST", "DEBUG", "LOOPBACK", "POINTTOPOINT", "NOTRAILERS", "LOWER_UP", "NOARP", "PROMISC", "ALLMULTI",
        "SLAVE", "MASTER", "MULTICAST", "DYNAMIC",
    )
)  # fmt: skip
_LINK = re.compile(r"link/(\w+) ([\da-f:]+) ")
_INET = re.compile(r"inet (\d+\.\d+\.\d+\.\d+)(?:/(\d+))?")
_INET6 = re.compile(r"inet6 ([a-f0-9:]+)/(\d+) scope (\w+)(?: (.*))?")
_ENCAPSULATIONS = {"loopback": "Loopback", "ether": "Ethernet"}
_ROUTE_WORDS = ("via", "scope", "metric", "proto", "src")


def word_after(key: str, text: str) -> Optional[str]:
    """The word that follows a key in iproute2's output."""
    found = re.search(rf"\b{key}\s+(\S+)", text)
    return found.group(1) if found else None


def netmask_of(prefix: int) -> str:
    """A prefix length as a netmask."""
    bits = (0xFFFFFFFF << (32 - prefix)) & 0xFFFFFFFF
    return ".".join(str(bits >> shift & 255) for shift in (24, 16, 8, 0))


def _scope(word: Optional[str]) -> str:
    return "Node" if word == "host" else (word or "").capitalize()


@plugin("network", "network/interfaces")
def collect(ohai: Ohai) -> Facts:
    system = ohai.system
    addresses = output(system, ["ip", "addr"])
    if addresses is None:
        from pysolo.ohai.plainnet import without_iproute

        return {"network": without_iproute(system)}
    interfaces = _interfaces(addresses)
    network: Dict[str, Any] = {"interfaces": interfaces}
    for family, (prefix, nowhere) in FAMILIES.items():
        if family == "inet6" and text_of(system, "/proc/net/if_inet6") is None:
            continue
        _routes(output(system, ["ip", "-o", "-f", family, "route", "show", "table", "main"]) or "", interfaces, family)
        default = default_route(interfaces, family)
        if default is not None:
            network[f"{prefix}_interface"] = default["dev"]
            network[f"{prefix}_gateway"] = default.get("via") or nowhere
    return {"network": network}


def routes_of(interfaces: Interfaces, family: str) -> List[Dict[str, Any]]:
    """Every route of a family, with the interface that has it."""
    return [
        {**route, "dev": name}
        for name, interface in interfaces.items()
        for route in interface.get("routes", ())
        if route["family"] == family
    ]


def default_route(interfaces: Interfaces, family: str) -> Optional[Dict[str, Any]]:
    """The default route with the lowest metric."""
    routes = [route for route in routes_of(interfaces, family) if route["destination"] == "default"]
    return min(routes, key=lambda route: int(route.get("metric", 0)), default=None)


def _interfaces(text: str) -> Interfaces:
    found: Interfaces = {}
    name = ""
    for line in text.splitlines():
        head = HEAD.match(line)
        if head:
            name = head.group(1)
            found[name] = _described(name, line)
            continue
        link, inet, inet6 = _LINK.search(line), _INET.search(line), _INET6.search(line)
        if link:
            found[name]["encapsulation"] = _ENCAPSULATIONS.get(link.group(1), link.group(1))
            if link.group(2) != "00:00:00:00:00:00":
                found[name].setdefault("addresses", {})[link.group(2).upper()] = {"family": "lladdr"}
        elif inet:
            alias = re.search(rf"{re.escape(name)}:\d+$", line)
            _add_inet(found.setdefault(alias.group(0) if alias else name, {}), inet, line)
        elif inet6:
            address, prefix, scope, tags = inet6.groups()
            found[name].setdefault("addresses", {})[address] = {
                "family": "inet6",
                "prefixlen": prefix,
                "scope": _scope(scope),
                "tags": (tags or "").split(),
            }
    return found


def _described(name: str, line: str) -> Dict[str, Any]:
    interface: Dict[str, Any] = {}
    kind = _KIND.match(name)
    if kind:
        interface["type"], interface["number"] = kind.groups()
    mtu = word_after("mtu", line)
    if mtu:
        interface["mtu"] = mtu
    listed = re.search(r"<([^>]*)>", line)
    flags = [flag for flag in (listed.group(1).split(",") if listed else ()) if flag in _FLAGS]
    if len(flags) > 1:
        interface["flags"] = flags
    state = word_after("state", line)
    if state:
        interface["state"] = state.lower()
    return interface


def _add_inet(interface: Dict[str, Any], inet: re.Match[str], line: str) -> None:
    address, prefix = inet.group(1), inet.group(2) or "32"
    entry = {"family": "inet", "prefixlen": prefix, "netmask": netmask_of(int(prefix))}
    for key, name in (("peer", "peer"), ("brd", "broadcast")):
        word = word_after(key, line)
        if word:
            entry[name] = word.partition("/")[0]
    scope = word_after("scope", line)
    if scope:
        entry["scope"] = _scope(scope)
    interface.setdefault("addresses", {})[address] = entry


def _routes(text: str, interfaces: Interfaces, family: str) -> None:
    for line in text.splitlines():
        line = line.strip()
        destination, _, rest = line.partition(" ")
        if "\\" in line:  # several ways, one after the other
            common, *ways = rest.split("\\") if "\\" in rest else (rest,)
            endings = [f"{common} {way}" if "nexthop" in way else way for way in ways]
        else:
            endings = [rest]
        for ending in endings:
            _add_route(interfaces, family, destination.rstrip("\\"), ending)


def _add_route(interfaces: Interfaces, family: str, destination: str, text: str) -> None:
    route: Dict[str, Any] = {"destination": destination, "family": family}
    device, source = word_after("dev", text), word_after("src", text)
    if source and not device:
        device = next((name for name, one in interfaces.items() if source in one.get("addresses", {})), None)
        route["inferred"] = True
    if device is None or device not in interfaces:
        return
    for word in _ROUTE_WORDS:
        value = word_after(word, text)
        if value:
            route[word] = value
    over = re.search(r"\bvia\s+inet6\s+(\S+)", text)
    if over:
        route["via"] = over.group(1)
    addresses = interfaces[device].get("addresses", {})
    if source and source not in addresses and any(one["family"] == family for one in addresses.values()):
        return  # the route's source is an address that this interface does not have
    interfaces[device].setdefault("routes", []).append(route)
