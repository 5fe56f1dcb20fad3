"""OpenSSL::SSL::SSLSocket: TLS over a socket, by Python's ssl. What a connection is told stands in openssl_ssl.rb."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Dict, Iterator, Optional

from pysolo.ruby.core.io_object import RIO
from pysolo.ruby.core.system_error import system_error
from pysolo.ruby.core.waiting import outside
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RTls(RIO):
    """An IO whose bytes go through TLS; the socket below keeps its own descriptor."""

    __slots__ = ("tls",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.tls: Any = None

    @contextmanager
    def _failures(self) -> Iterator[None]:
        import ssl

        rt = self.cls.rt
        try:
            yield
        except ssl.SSLError as failure:
            raise refused(rt, failure)
        except OSError as failure:
            raise system_error(rt, failure)

    def _connection(self) -> Any:
        if self.tls is None:
            raise self.cls.rt.error("OpenSSL::SSL::SSLError", "SSL session is not started yet")
        return self.tls

    def pull(self, count: int) -> bytes:
        with self._failures():
            data: bytes = outside(self.cls.rt, self._connection().recv, count)
        return data

    def push(self, data: bytes) -> None:
        with self._failures():
            outside(self.cls.rt, self._connection().sendall, data)

    def forget_ahead(self) -> None:
        """What was read ahead stays: reading and writing are two streams."""

    def shake_hands(self, fd: int, context: Any, server: bool, name: Optional[str]) -> None:
        import socket

        with self._failures():
            below = socket.socket(fileno=os.dup(fd))
            self.tls = outside(
                self.cls.rt, lambda: context.wrap_socket(below, server_side=server, server_hostname=name)
            )
        self.readable = self.writable = self.sync = True

    def close_all(self) -> None:
        self.is_closed = True
        tls, self.tls = self.tls, None
        if tls is not None:
            tls.close()


def refused(rt: Interpreter, failure: Any) -> Exception:
    words = (failure.reason or str(failure)).replace("_", " ").lower()
    verify = getattr(failure, "verify_message", None)
    if verify:
        words = "certificate verify failed (%s)" % verify
    found: Exception = rt.error(
        "OpenSSL::SSL::SSLError", "SSL_connect returned=1 errno=0 peeraddr=(null) state=error: %s" % words
    )
    return found


def context_of(rt: Interpreter, settings: Dict[str, Any], server: bool, named: bool) -> Any:
    """Python's context for what Ruby's says; the server's name is only checked when the client said which it expects."""
    import ssl

    text = {name: rt.to_str(value) for name, value in settings.items() if value is not None and type(value) is not bool}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
    verify = settings["verify"]
    context.check_hostname = named and verify and settings["hostname"]
    context.verify_mode = ssl.CERT_REQUIRED if verify else ssl.CERT_NONE
    if verify and not text.get("ca_file") and not text.get("ca_path"):
        context.load_default_certs(ssl.Purpose.CLIENT_AUTH if server else ssl.Purpose.SERVER_AUTH)
    elif verify:
        context.load_verify_locations(text.get("ca_file"), text.get("ca_path"))
    if text.get("ciphers"):
        context.set_ciphers(text["ciphers"])
    if text.get("cert"):
        _present(context, text["cert"], text.get("key", ""))
    return context


def _present(context: Any, certificates: str, key: str) -> None:
    """Python takes certificate and key from a file alone: one that nobody else can read, and not for long."""
    import tempfile

    with tempfile.NamedTemporaryFile("w") as file:
        file.write(certificates + key)
        file.flush()
        context.load_cert_chain(file.name)


module = NativeClass("OpenSSL::SSL", module=True)
error = NativeClass("OpenSSL::SSL::SSLError", superclass="OpenSSL::OpenSSLError")
socket_ = NativeClass("OpenSSL::SSL::SSLSocket", superclass="IO", allocator=RTls)


@socket_.method("__handshake")
def handshake(rt: Interpreter, self: RTls, io: RIO, server: Value, name: Value, settings: RHash) -> None:
    given = {rt.to_s(key): value for key, value in settings.items()}
    context = context_of(rt, given, rt.truthy(server), name is not None)
    self.shake_hands(io.fd, context, rt.truthy(server), None if name is None else rt.to_str(name))


@socket_.method("__peer_certificate")
def peer_certificate(rt: Interpreter, self: RTls) -> Value:
    der = self.tls.getpeercert(True) if self.tls is not None else None
    return None if der is None else rt.str(der.decode("latin-1"), "ASCII-8BIT")


@socket_.method("__close")
def close(rt: Interpreter, self: RTls) -> None:
    self.close_all()


@socket_.method("ssl_version")
def ssl_version(rt: Interpreter, self: RTls) -> Value:
    return None if self.tls is None else self.tls.version()


@socket_.method("cipher")
def cipher(rt: Interpreter, self: RTls) -> Value:
    found = self.tls.cipher() if self.tls is not None else None
    return None if found is None else rt.array([rt.str(found[0]), rt.str(found[1]), found[2], found[2]])


CLASSES = (module, error, socket_)


def load(rt: Interpreter) -> None:
    rt.load_library_source("openssl_ssl")
