"""Socket, TCPSocket, TCPServer, UNIXSocket: enough to ask whether somebody listens and to talk a little."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.io import given_to_block
from pysolo.ruby.core.io_object import RIO
from pysolo.ruby.core.system_error import system_error
from pysolo.ruby.core.waiting import outside
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

basic = NativeClass("BasicSocket", superclass="IO", allocator=RIO)
socket_ = NativeClass("Socket", superclass="BasicSocket")
constants = NativeClass("Socket::Constants", module=True)
ip_socket = NativeClass("IPSocket", superclass="BasicSocket")
tcp = NativeClass("TCPSocket", superclass="IPSocket")
tcp_server = NativeClass("TCPServer", superclass="TCPSocket")
udp = NativeClass("UDPSocket", superclass="IPSocket")
unix = NativeClass("UNIXSocket", superclass="BasicSocket")
unix_server = NativeClass("UNIXServer", superclass="UNIXSocket")
error = NativeClass("SocketError", superclass="StandardError")
socket_.constants.update(
    AF_UNSPEC=0, AF_UNIX=1, AF_INET=2, AF_INET6=10, PF_UNSPEC=0, PF_UNIX=1, PF_INET=2, PF_INET6=10, SOCK_STREAM=1, SOCK_DGRAM=2,
    SOCK_RAW=3, SOL_SOCKET=1, SO_REUSEADDR=2, SO_KEEPALIVE=9, SO_BROADCAST=6, SO_ERROR=4, SO_LINGER=13, SO_RCVBUF=8, SO_SNDBUF=7,
    SO_REUSEPORT=15, IPPROTO_IP=0, IPPROTO_TCP=6, IPPROTO_UDP=17, IPPROTO_IPV6=41, IPV6_V6ONLY=26, TCP_NODELAY=1, TCP_KEEPIDLE=4,
    TCP_KEEPINTVL=5, TCP_KEEPCNT=6, SOMAXCONN=4096, INADDR_ANY=0, INADDR_LOOPBACK=0x7F000001, AI_PASSIVE=1, AI_CANONNAME=2,
    AI_NUMERICHOST=4, NI_NUMERICHOST=1, NI_NUMERICSERV=2, MSG_OOB=1, MSG_PEEK=2, MSG_DONTWAIT=64, SHUT_RD=0, SHUT_WR=1, SHUT_RDWR=2,
)  # fmt: skip
constants.constants.update(socket_.constants)


def adopt(self: RIO, made: Any) -> None:
    """Take over a Python socket's descriptor."""
    self.fd = self.write_fd = made.detach()
    self.readable = self.writable = self.sync = True


def connected(rt: Interpreter, self: RIO, family: int, address: Any, shown: str, wait: Value = None) -> None:
    import socket

    try:
        if family == socket.AF_UNIX:
            made = socket.socket(socket.AF_UNIX)
            outside(rt, made.connect, address)
        else:
            made = outside(rt, socket.create_connection, address, None if wait is None else rt.to_float(wait))
            made.settimeout(None)
    except socket.gaierror as failure:
        raise rt.error("SocketError", "getaddrinfo: %s" % (failure.strerror or failure))
    except socket.timeout:
        raise rt.error("Errno::ETIMEDOUT", "Connection timed out - %s" % shown)
    except OSError as failure:
        raise system_error(rt, failure, None, shown)
    adopt(self, made)


@tcp.method("initialize", visibility="private")
def tcp_initialize(
    rt: Interpreter,
    self: RIO,
    host: Value,
    port: Value,
    local_host: Value = None,
    local_port: Value = None,
    *,
    connect_timeout: Value = None,
) -> None:
    name = "localhost" if host is None else rt.to_str(host)
    shown = 'connect(2) for "%s" port %s' % (name, rt.to_s(port))
    connected(rt, self, 2, (name, int(rt.to_s(port))), shown, connect_timeout)


@unix.method("initialize", visibility="private")
def unix_initialize(rt: Interpreter, self: RIO, path: str) -> None:
    connected(rt, self, 1, path, "connect(2) for %s" % path)


def listening(rt: Interpreter, self: RIO, family: int, address: Any, shown: str) -> None:
    import socket

    try:
        made = socket.socket(family)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen()
    except OSError as failure:
        raise system_error(rt, failure, None, shown)
    adopt(self, made)


@tcp_server.method("initialize", visibility="private")
def server_initialize(rt: Interpreter, self: RIO, host: Value, port: Value = None) -> None:
    if port is None:
        host, port = None, host
    name = "" if host is None else rt.to_s(host)
    family = 10 if ":" in name else 2
    listening(rt, self, family, (name, int(rt.to_s(port))), 'bind(2) for "%s" port %s' % (name, rt.to_s(port)))


@unix_server.method("initialize", visibility="private")
def unix_server_initialize(rt: Interpreter, self: RIO, path: str) -> None:
    listening(rt, self, 1, path, "bind(2) for %s" % path)


def as_socket(self: RIO) -> Any:
    import socket

    return socket.socket(fileno=os.dup(self.fd))


def accepted(rt: Interpreter, self: RIO, kind: str) -> RIO:
    """The next connection; other threads run while nobody comes."""
    if self.is_closed:
        raise rt.error("IOError", "closed stream")
    with as_socket(self) as listener:
        try:
            made, _ = outside(rt, listener.accept)
        except OSError as failure:
            raise system_error(rt, failure, None, "accept(2)")
    client = RIO(rt.classes[kind])
    adopt(client, made)
    return client


@tcp_server.method("accept")
def accept(rt: Interpreter, self: RIO) -> Value:
    return accepted(rt, self, "TCPSocket")


@unix_server.method("accept")
def unix_accept(rt: Interpreter, self: RIO) -> Value:
    return accepted(rt, self, "UNIXSocket")


@tcp_server.method("accept_nonblock")
@unix_server.method("accept_nonblock")
def accept_nonblock(rt: Interpreter, self: RIO, *, exception: Value = True) -> Value:
    import select

    if not select.select([self.fd], [], [], 0)[0]:
        if exception is False:
            return rt.sym("wait_readable")
        words = "Resource temporarily unavailable - accept(2) would block"
        raise rt.error(rt.const_get("IO::EAGAINWaitReadable"), words)
    return rt.send(self, "accept")


@tcp_server.method("listen")
@unix_server.method("listen")
def listen(rt: Interpreter, self: RIO, backlog: int) -> int:
    with as_socket(self) as made:
        made.listen(backlog)
    return 0


def opened(rt: Interpreter, self: RClass, *args: Value, block: Optional[RProc] = None) -> Value:
    return given_to_block(rt, rt.send(self, "new", *args), block)


for native in (tcp, tcp_server, unix, unix_server):
    native.singleton("open")(opened)


def address_of(rt: Interpreter, pair: Any, family: int) -> Value:
    host, port = pair[0], pair[1]
    return rt.array([rt.str("AF_INET6" if family == 10 else "AF_INET"), port, rt.str(host), rt.str(host)])


@ip_socket.method("addr")
def addr(rt: Interpreter, self: RIO, *lookup: Value) -> Value:
    with as_socket(self) as made:
        return address_of(rt, made.getsockname(), made.family)


@ip_socket.method("peeraddr")
def peeraddr(rt: Interpreter, self: RIO, *lookup: Value) -> Value:
    with as_socket(self) as made:
        return address_of(rt, made.getpeername(), made.family)


@basic.method("shutdown")
def shutdown(rt: Interpreter, self: RIO, how: Value = 2) -> int:
    with as_socket(self) as made:
        made.shutdown(
            how if type(how) is int else {"RD": 0, "WR": 1, "RDWR": 2}.get(rt.name(how).replace("SHUT_", ""), 2)
        )
    return 0


@basic.method("close_write")
def close_write(rt: Interpreter, self: RIO) -> None:
    shutdown(rt, self, 1)
    self.writable = False


@basic.method("send")
def send(rt: Interpreter, self: RIO, data: Value, flags: Value = 0, *rest: Value) -> int:
    raw = self.bytes_of(data)
    self.push(raw)
    return len(raw)


@basic.method("recv")
def recv(rt: Interpreter, self: RIO, length: int, flags: Value = 0) -> Value:
    return rt.str(self.pull(length).decode("latin-1"), "ASCII-8BIT")


@socket_.singleton("gethostname")
def gethostname(rt: Interpreter, self: Value) -> str:
    return os.uname().nodename


@socket_.singleton("getaddrinfo")
def getaddrinfo(
    rt: Interpreter,
    self: Value,
    host: Value,
    service: Value = None,
    family: Value = None,
    kind: Value = None,
    *rest: Value,
) -> Value:
    from pysolo.ruby.stdlib.socket_addrinfo import FAMILIES, KINDS, constant, looked_up, text_of

    rows = looked_up(
        rt, text_of(rt, host), text_of(rt, service), constant(rt, family, FAMILIES), constant(rt, kind, KINDS)
    )

    def row(found: Any) -> Value:
        number, type_, protocol, _, address = found
        host = rt.str(str(address[0]))
        name = rt.str("AF_INET6" if number == 10 else "AF_INET")
        return rt.array([name, address[1], host, host, int(number), int(type_), int(protocol)])

    return rt.array([row(found) for found in rows])


def looked_up(rt: Interpreter, host: str) -> Any:
    from pysolo.ruby.stdlib import socket_addrinfo

    return socket_addrinfo.looked_up(rt, host, None)


@ip_socket.singleton("getaddress")
def getaddress(rt: Interpreter, self: Value, host: str) -> str:
    return str(looked_up(rt, host)[0][4][0])


@socket_.singleton("gethostbyname")
def gethostbyname(rt: Interpreter, self: Value, host: str) -> Value:
    import socket

    rows = looked_up(rt, host)
    packed = [
        rt.str(socket.inet_pton(f, a[0]).decode("latin-1"), "ASCII-8BIT") for f, kind, _, _, a in rows if kind == 1
    ]
    return rt.array([rt.str(host), rt.array([]), int(rows[0][0]), *packed])


@socket_.singleton("tcp")
def tcp_(
    rt: Interpreter,
    self: Value,
    host: Value,
    port: Value,
    *rest: Value,
    block: Optional[RProc] = None,
    **options: Value,
) -> Value:
    made = RIO(rt.classes["Socket"])
    name, number = rt.to_s(host), rt.to_s(port)
    shown = "connect(2) for %s:%s" % (name, number)
    connected(rt, made, 2, (name, int(number)), shown, options.get("connect_timeout"))
    return given_to_block(rt, made, block)


@socket_.singleton("unix")
def unix_(rt: Interpreter, self: Value, path: Value, *, block: Optional[RProc] = None) -> Value:
    return given_to_block(rt, rt.send(rt.classes["UNIXSocket"], "new", path), block)


@socket_.singleton("ip_address_list")
def ip_address_list(rt: Interpreter, self: Value) -> Value:
    import psutil

    from pysolo.ruby.stdlib.socket_addrinfo import made

    rows = [row for found in psutil.net_if_addrs().values() for row in found if row.family in (2, 10)]
    return rt.array([made(rt, row.family, (row.address, 0)) for row in rows])


class RInterface(RObject):
    __slots__ = ("name", "address")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.name = ""
        self.address: Value = None


interface = NativeClass("Socket::Ifaddr", allocator=RInterface)


@interface.method("name")
def interface_name(rt: Interpreter, self: RInterface) -> str:
    return self.name


@interface.method("addr")
def interface_addr(rt: Interpreter, self: RInterface) -> Value:
    return self.address


@socket_.singleton("getifaddrs")
def getifaddrs(rt: Interpreter, self: Value) -> Value:
    import psutil

    from pysolo.ruby.stdlib.socket_addrinfo import made

    found = []
    for name, rows in psutil.net_if_addrs().items():
        for row in rows:
            one = RInterface(rt.classes["Socket::Ifaddr"])
            one.name = name
            one.address = made(rt, row.family, (row.address, 0)) if row.family in (2, 10) else None
            found.append(one)
    return rt.array(found)


CLASSES = (error, basic, socket_, constants, ip_socket, tcp, tcp_server, udp, unix, unix_server, interface)


def load(rt: Interpreter) -> None:
    from pysolo.ruby.stdlib import socket_addrinfo, socket_more

    for native in (socket_addrinfo.addrinfo, *socket_more.CLASSES):
        rt.install(native)
