"""Addrinfo: where a socket is, or may be."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

INET, INET6, UNIX = int(socket.AF_INET), int(socket.AF_INET6), int(socket.AF_UNIX)
FAMILIES = {"UNSPEC": 0, "UNIX": UNIX, "LOCAL": UNIX, "INET": INET, "INET6": INET6}
KINDS = {"STREAM": 1, "DGRAM": 2, "RAW": 3}
addrinfo = NativeClass("Addrinfo")


class RAddrinfo(RObject):
    """``address`` is Python's: (host, port ...) or the path of a Unix socket."""

    __slots__ = ("family", "kind", "protocol", "address")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.family, self.kind, self.protocol = INET, 0, 0
        self.address: Any = ("", 0)


addrinfo.allocator = RAddrinfo


def made(rt: Interpreter, family: int, address: Any, kind: int = 0, protocol: int = 0) -> RAddrinfo:
    found = RAddrinfo(rt.classes["Addrinfo"])
    found.family, found.address, found.kind, found.protocol = int(family), address, int(kind), int(protocol)
    return found


def constant(rt: Interpreter, value: Value, names: Any, default: int = 0) -> int:
    """A number, or a name with or without its prefix."""
    if value is None:
        return default
    if isinstance(value, (RSymbol, RString)):
        name = rt.to_s(value)
        short = name.partition("_")[2] if name[:3] in ("AF_", "PF_", "SO_", "NI_") or name.startswith("SOCK_") else name
        if short not in names:
            raise rt.error("SocketError", "unknown socket constant: %s" % name)
        return int(names[short])
    return rt.to_int(value)


def looked_up(
    rt: Interpreter, host: Optional[str], service: Optional[str], family: int = 0, kind: int = 0, protocol: int = 0, flags: int = 0
) -> Any:  # fmt: skip
    try:
        return socket.getaddrinfo(host, service, family, kind, protocol, flags)
    except socket.gaierror as failure:
        raise rt.error("SocketError", "getaddrinfo: %s" % (failure.strerror or failure))


def text_of(rt: Interpreter, value: Value) -> Optional[str]:
    return None if value is None else rt.to_s(value)


# -- the packed forms that the C library has


def packed(family: int, address: Any) -> bytes:
    if family == UNIX:
        path = address if isinstance(address, bytes) else str(address).encode("utf-8", "surrogateescape")
        return family.to_bytes(2, "little") + path.ljust(108, b"\0")
    port, host = (
        int(address[1]).to_bytes(2, "big"),
        socket.inet_pton(socket.AddressFamily(family), address[0].partition("%")[0]),
    )
    if family == INET:
        return family.to_bytes(2, "little") + port + host + bytes(8)
    return family.to_bytes(2, "little") + port + bytes(4) + host + bytes(4)


def unpacked(rt: Interpreter, value: Value) -> Any:
    """(family, address) of a packed form or an Addrinfo."""
    if isinstance(value, RAddrinfo):
        return value.family, value.address
    data = to_bytes(value) if isinstance(value, RString) else b""
    family = int.from_bytes(data[:2], "little")
    if family == UNIX:
        return family, data[2:].split(b"\0")[0].decode("utf-8", "surrogateescape")
    if family not in (INET, INET6) or len(data) < 16:
        raise rt.error("ArgumentError", "not an AF_INET/AF_INET6 sockaddr")
    raw = data[4:8] if family == INET else data[8:24]
    return family, (socket.inet_ntop(socket.AddressFamily(family), raw), int.from_bytes(data[2:4], "big"))


def binary(rt: Interpreter, data: bytes) -> Value:
    return rt.str(data.decode("latin-1"), "ASCII-8BIT")


# -- how one is made


@addrinfo.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RAddrinfo, address: Value, family: Value = None, kind: Value = None, protocol: int = 0
) -> None:
    if isinstance(address, RString):
        self.family, self.address = unpacked(rt, address)
    else:
        parts = rt.to_ary(address)
        self.family = constant(rt, parts[0], FAMILIES)
        self.address = rt.to_s(parts[1]) if self.family == UNIX else (rt.to_s(parts[3]), rt.to_int(parts[1]))
    self.kind, self.protocol = constant(rt, kind, KINDS), protocol


def _of_kind(kind: int, protocol: int) -> Any:
    def make(rt: Interpreter, self: RClass, host: Value, port: Value) -> RAddrinfo:
        family, _, _, _, address = looked_up(rt, text_of(rt, host), text_of(rt, port), 0, kind, protocol)[0]
        return made(rt, family, address[:2], kind, protocol)

    return make


addrinfo.singleton("tcp")(_of_kind(1, 6))
addrinfo.singleton("udp")(_of_kind(2, 17))


@addrinfo.singleton("ip")
def ip(rt: Interpreter, self: RClass, host: str) -> RAddrinfo:
    family, _, _, _, address = looked_up(rt, host, None)[0]
    return made(rt, family, (address[0], 0))


@addrinfo.singleton("unix")
def unix(rt: Interpreter, self: RClass, path: str, kind: Value = None) -> RAddrinfo:
    return made(rt, UNIX, path, constant(rt, kind, KINDS, 1))


@addrinfo.singleton("getaddrinfo", "foreach")
def getaddrinfo(
    rt: Interpreter, self: RClass, host: Value, service: Value, family: Value = None, kind: Value = None, protocol: Value = None,
    flags: Value = None, *, block: Value = None,
) -> Value:  # fmt: skip
    rows = looked_up(
        rt, text_of(rt, host), text_of(rt, service), constant(rt, family, FAMILIES), constant(rt, kind, KINDS),
        constant(rt, protocol, {}), constant(rt, flags, {}),
    )  # fmt: skip
    found = rt.array([made(rt, f, address[:2], k, p) for f, k, p, _, address in rows])
    return found if block is None else rt.send(found, "each", block=block)


# -- what one says


def _number(name: str) -> Any:
    def get(rt: Interpreter, self: RAddrinfo) -> Any:
        return getattr(self, name)

    return get


addrinfo.method("afamily", "pfamily")(_number("family"))
addrinfo.method("socktype")(_number("kind"))
addrinfo.method("protocol")(_number("protocol"))


def is_ip(self: RAddrinfo) -> bool:
    return self.family in (INET, INET6)


def number(self: RAddrinfo) -> Any:
    import ipaddress

    return ipaddress.ip_address(self.address[0].partition("%")[0])


def _asks(ask: Any) -> Any:
    def answer(rt: Interpreter, self: RAddrinfo) -> bool:
        return bool(ask(self))

    return answer


for name, ask in {
    "ip?": is_ip,
    "ipv4?": lambda a: a.family == INET,
    "ipv6?": lambda a: a.family == INET6,
    "unix?": lambda a: a.family == UNIX,
    "ipv4_loopback?": lambda a: a.family == INET and number(a).is_loopback,
    "ipv4_private?": lambda a: a.family == INET and any(number(a) in net for net in private_networks()),
    "ipv4_multicast?": lambda a: a.family == INET and number(a).is_multicast,
    "ipv6_loopback?": lambda a: a.family == INET6 and number(a).is_loopback,
    "ipv6_linklocal?": lambda a: a.family == INET6 and number(a).is_link_local,
    "ipv6_multicast?": lambda a: a.family == INET6 and number(a).is_multicast,
    "ipv6_unspecified?": lambda a: a.family == INET6 and number(a).is_unspecified,
    "ipv6_unique_local?": lambda a: a.family == INET6 and number(a).packed[0] & 0xFE == 0xFC,
    "ipv6_v4mapped?": lambda a: a.family == INET6 and number(a).ipv4_mapped is not None,
}.items():
    addrinfo.method(name)(_asks(ask))


def private_networks() -> Any:
    import ipaddress

    return [ipaddress.ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]


def need_ip(rt: Interpreter, self: RAddrinfo) -> RAddrinfo:
    if not is_ip(self):
        raise rt.error("SocketError", "need IPv4 or IPv6 address")
    return self


@addrinfo.method("ip_address")
def ip_address(rt: Interpreter, self: RAddrinfo) -> str:
    return str(need_ip(rt, self).address[0])


@addrinfo.method("ip_port")
def ip_port(rt: Interpreter, self: RAddrinfo) -> int:
    return int(need_ip(rt, self).address[1])


@addrinfo.method("ip_unpack")
def ip_unpack(rt: Interpreter, self: RAddrinfo) -> Value:
    return rt.array([rt.str(ip_address(rt, self)), ip_port(rt, self)])


@addrinfo.method("unix_path")
def unix_path(rt: Interpreter, self: RAddrinfo) -> str:
    if self.family != UNIX:
        raise rt.error("SocketError", "need AF_UNIX address")
    return str(self.address)


@addrinfo.method("to_sockaddr", "to_s")
def to_sockaddr(rt: Interpreter, self: RAddrinfo) -> Value:
    return binary(rt, packed(self.family, self.address))


@addrinfo.method("inspect_sockaddr")
def inspect_sockaddr(rt: Interpreter, self: RAddrinfo) -> str:
    if self.family == UNIX:
        return self.address if self.address.startswith("/") else "UNIX %s" % self.address
    host, port = self.address[0], self.address[1]
    if not port:
        return str(host)
    return "[%s]:%d" % (host, port) if self.family == INET6 else "%s:%d" % (host, port)


@addrinfo.method("inspect")
def inspect(rt: Interpreter, self: RAddrinfo) -> str:
    kind = {(1, 6): " TCP", (2, 17): " UDP", (1, 0): " SOCK_STREAM", (2, 0): " SOCK_DGRAM", (3, 0): " SOCK_RAW"}
    return "#<Addrinfo: %s%s>" % (inspect_sockaddr(rt, self), kind.get((self.kind, self.protocol), ""))


@addrinfo.method("==", "eql?")
def equal(rt: Interpreter, self: RAddrinfo, other: Value) -> bool:
    return isinstance(other, RAddrinfo) and (self.family, self.address) == (other.family, other.address)
