"""Sockets step by step: Socket itself, UDP, pairs, options, and the names of services."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.io import given_to_block
from pysolo.ruby.core.io_object import RIO
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.core.system_error import system_error
from pysolo.ruby.core.waiting import outside
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, RString, Value
from pysolo.ruby.stdlib.socket import adopt, as_socket
from pysolo.ruby.stdlib.socket_addrinfo import (
    FAMILIES,
    INET,
    KINDS,
    UNIX,
    RAddrinfo,
    binary,
    constant,
    made,
    packed,
    unpacked,
)

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

basic = NativeClass("BasicSocket", superclass="IO")
socket_ = NativeClass("Socket", superclass="BasicSocket")
udp = NativeClass("UDPSocket", superclass="IPSocket")
unix = NativeClass("UNIXSocket", superclass="BasicSocket")
tcp = NativeClass("TCPSocket", superclass="IPSocket")
option_class = NativeClass("Socket::Option")
LEVELS = {"SOCKET": 1, "IP": 0, "IPV6": 41, "TCP": 6, "UDP": 17}


def of_level(level: int) -> Any:
    prefix = {1: "SO_", 6: "TCP_", 0: "IP_", 41: "IPV6_"}.get(level, "SO_")
    return {name[len(prefix) :]: getattr(socket, name) for name in dir(socket) if name.startswith(prefix)}


def names_of(rt: Interpreter, level: Value, name: Value) -> Any:
    number = constant(rt, level, LEVELS)
    short = rt.to_s(name).partition("_")[2] if not isinstance(name, int) and "_" in rt.to_s(name)[:4] else None
    return number, constant(rt, rt.str(short) if short else name, of_level(number))


class ROption(RObject):
    __slots__ = ("data",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.data = b""


option_class.allocator = ROption


@option_class.method("int")
def option_int(rt: Interpreter, self: ROption) -> int:
    return int.from_bytes(self.data[:4], "little", signed=True)


@option_class.method("bool")
def option_bool(rt: Interpreter, self: ROption) -> bool:
    return option_int(rt, self) != 0


@option_class.method("data", "to_s")
def option_data(rt: Interpreter, self: ROption) -> Value:
    return binary(rt, self.data)


@option_class.method("unpack")
def option_unpack(rt: Interpreter, self: ROption, pattern: Value) -> Value:
    return rt.send(binary(rt, self.data), "unpack", pattern)


@basic.method("setsockopt")
def setsockopt(rt: Interpreter, self: RIO, level: Value, name: Value = None, value: Value = None) -> int:
    number, which = names_of(rt, level, name)
    raw: Any = to_bytes(value) if isinstance(value, RString) else int(value) if value is not None else 0
    with as_socket(self) as made_of:
        try:
            made_of.setsockopt(number, which, raw)
        except OSError as failure:
            raise system_error(rt, failure, None, "setsockopt(2)")
    return 0


@basic.method("getsockopt")
def getsockopt(rt: Interpreter, self: RIO, level: Value, name: Value) -> ROption:
    found = ROption(rt.classes["Socket::Option"])
    with as_socket(self) as made_of:
        try:
            found.data = made_of.getsockopt(*names_of(rt, level, name), 16)
        except OSError as failure:
            raise system_error(rt, failure, None, "getsockopt(2)")
    return found


def info(rt: Interpreter, made_of: socket.socket, address: Any) -> RAddrinfo:
    kind, protocol = int(made_of.type), {1: 6, 2: 17}.get(int(made_of.type), 0)
    if made_of.family == socket.AF_UNIX:
        return made(rt, UNIX, address, kind)
    return made(rt, made_of.family, address[:2], kind, protocol)


@basic.method("local_address")
def local_address(rt: Interpreter, self: RIO) -> RAddrinfo:
    with as_socket(self) as made_of:
        return info(rt, made_of, made_of.getsockname())


@basic.method("remote_address")
def remote_address(rt: Interpreter, self: RIO) -> RAddrinfo:
    with as_socket(self) as made_of:
        try:
            return info(rt, made_of, made_of.getpeername())
        except OSError as failure:
            raise system_error(rt, failure, None, "getpeername(2)")


@basic.method("getsockname")
def getsockname(rt: Interpreter, self: RIO) -> Value:
    found = local_address(rt, self)
    return binary(rt, packed(found.family, found.address))


@basic.method("getpeername")
def getpeername(rt: Interpreter, self: RIO) -> Value:
    found = remote_address(rt, self)
    return binary(rt, packed(found.family, found.address))


@basic.singleton("do_not_reverse_lookup")
@basic.method("do_not_reverse_lookup")
def no_reverse_lookup(rt: Interpreter, self: Value) -> bool:
    return True


@basic.singleton("do_not_reverse_lookup=")
@basic.method("do_not_reverse_lookup=")
def set_no_reverse_lookup(rt: Interpreter, self: Value, on: Value) -> Value:
    return on


def from_sender(rt: Interpreter, self: RIO, length: int, flags: int) -> Any:
    with as_socket(self) as made_of:
        data, address = outside(rt, made_of.recvfrom, length, flags)
        return data, made_of.family, address, info(rt, made_of, address) if address else None


# -- Socket itself


@socket_.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RIO, family: Value, kind: Value = None, protocol: int = 0) -> None:
    adopt(self, socket.socket(constant(rt, family, FAMILIES), constant(rt, kind, KINDS, 1), protocol))


@socket_.singleton("open")
def open_(rt: Interpreter, self: RClass, *args: Value, block: Optional[RProc] = None) -> Value:
    return given_to_block(rt, rt.send(self, "new", *args), block)


def step(rt: Interpreter, self: RIO, name: str, *args: Any) -> int:
    with as_socket(self) as made_of:
        try:
            outside(rt, getattr(made_of, name), *args)
        except OSError as failure:
            raise system_error(rt, failure, None, "%s(2)" % name)
    return 0


@socket_.method("bind")
def bind(rt: Interpreter, self: RIO, address: Value) -> int:
    return step(rt, self, "bind", unpacked(rt, address)[1])


@socket_.method("connect")
def connect(rt: Interpreter, self: RIO, address: Value) -> int:
    return step(rt, self, "connect", unpacked(rt, address)[1])


@socket_.method("listen")
def listen(rt: Interpreter, self: RIO, backlog: int) -> int:
    return step(rt, self, "listen", backlog)


@socket_.method("accept")
def accept(rt: Interpreter, self: RIO) -> Value:
    """The connection and where it comes from."""
    with as_socket(self) as made_of:
        client, address = outside(rt, made_of.accept)
        found = info(rt, made_of, address)
    taken = RIO(rt.classes["Socket"])
    adopt(taken, client)
    return rt.array([taken, found])


@socket_.method("recvfrom")
def recvfrom(rt: Interpreter, self: RIO, length: int, flags: int = 0) -> Value:
    data, _, _, sender = from_sender(rt, self, length, flags)
    return rt.array([binary(rt, data), sender])


@socket_.singleton("pair", "socketpair")
@unix.singleton("pair", "socketpair")
def pair(rt: Interpreter, self: RClass, *args: Value, block: Optional[RProc] = None) -> Value:
    ends = []
    for end in socket.socketpair():
        made_of = RIO(self)
        adopt(made_of, end)
        ends.append(made_of)
    return rt.array(ends) if block is None else rt.call_block(block, *ends)


@socket_.singleton("getservbyname")
def getservbyname(rt: Interpreter, self: Value, name: str, protocol: str = "tcp") -> int:
    try:
        return socket.getservbyname(name, protocol)
    except OSError:
        raise rt.error("SocketError", "no such service %s/%s" % (name, protocol))


@socket_.singleton("getservbyport")
def getservbyport(rt: Interpreter, self: Value, port: int, protocol: str = "tcp") -> str:
    try:
        return socket.getservbyport(port, protocol)
    except OSError:
        raise rt.error("SocketError", "no such service for port %d/%s" % (port, protocol))


@socket_.singleton("pack_sockaddr_in", "sockaddr_in")
def pack_sockaddr_in(rt: Interpreter, self: Value, port: Value, host: Value) -> Value:
    name = "" if host is None else rt.to_s(host)
    rows = socket.getaddrinfo(name or "0.0.0.0", rt.to_s(port), type=socket.SOCK_STREAM)
    return binary(rt, packed(int(rows[0][0]), rows[0][4]))


@socket_.singleton("unpack_sockaddr_in")
def unpack_sockaddr_in(rt: Interpreter, self: Value, address: Value) -> Value:
    family, found = unpacked(rt, address)
    if family == UNIX:
        raise rt.error("ArgumentError", "not an AF_INET/AF_INET6 sockaddr")
    return rt.array([found[1], rt.str(found[0])])


@socket_.singleton("pack_sockaddr_un", "sockaddr_un")
def pack_sockaddr_un(rt: Interpreter, self: Value, path: str) -> Value:
    return binary(rt, packed(UNIX, path))


@socket_.singleton("unpack_sockaddr_un")
def unpack_sockaddr_un(rt: Interpreter, self: Value, address: Value) -> Value:
    family, found = unpacked(rt, address)
    if family != UNIX:
        raise rt.error("ArgumentError", "not an AF_UNIX sockaddr")
    return rt.str(found)


# -- UDP and Unix sockets, TCP by name


@udp.method("initialize", visibility="private")
def udp_initialize(rt: Interpreter, self: RIO, family: Value = None) -> None:
    adopt(self, socket.socket(constant(rt, family, FAMILIES, INET), socket.SOCK_DGRAM))


@udp.method("bind")
def udp_bind(rt: Interpreter, self: RIO, host: Value, port: int) -> int:
    return step(rt, self, "bind", ("" if host is None else rt.to_s(host), port))


@udp.method("connect")
def udp_connect(rt: Interpreter, self: RIO, host: str, port: int) -> int:
    return step(rt, self, "connect", (host, port))


@udp.method("send")
def udp_send(rt: Interpreter, self: RIO, data: Value, flags: int = 0, host: Value = None, port: Value = None) -> int:
    raw = self.bytes_of(data)
    with as_socket(self) as made_of:
        if host is None:
            return int(made_of.send(raw, flags))
        address = unpacked(rt, host)[1] if port is None else (rt.to_s(host), rt.to_int(port))
        return int(made_of.sendto(raw, flags, address))


@udp.method("recvfrom")
def udp_recvfrom(rt: Interpreter, self: RIO, length: int, flags: int = 0) -> Value:
    data, family, address, _ = from_sender(rt, self, length, flags)
    name = "AF_INET6" if family == socket.AF_INET6 else "AF_INET"
    sender = rt.array([rt.str(name), address[1], rt.str(address[0]), rt.str(address[0])])
    return rt.array([binary(rt, data), sender])


@unix.method("path")
def unix_path(rt: Interpreter, self: RIO) -> str:
    with as_socket(self) as made_of:
        return str(made_of.getsockname() or "")


@unix.method("addr")
def unix_addr(rt: Interpreter, self: RIO) -> Value:
    return rt.array([rt.str("AF_UNIX"), rt.str(unix_path(rt, self))])


@unix.method("peeraddr")
def unix_peeraddr(rt: Interpreter, self: RIO) -> Value:
    with as_socket(self) as made_of:
        return rt.array([rt.str("AF_UNIX"), rt.str(str(made_of.getpeername() or ""))])


@tcp.singleton("gethostbyname")
def gethostbyname(rt: Interpreter, self: Value, host: str) -> Value:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return rt.array([rt.str(host), rt.array([]), int(found[0][0]), *[rt.str(str(row[4][0])) for row in found]])


CLASSES = (basic, socket_, option_class, udp, unix, tcp)
