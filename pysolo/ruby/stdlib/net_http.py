"""Net::HTTP: the wire, over Python's http.client. The classes that programs see stand in net_http.rb."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.core.system_error import system_error
from pysolo.ruby.core.waiting import outside
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RException, RHash, RString, Value
from pysolo.ruby.stdlib.timeout import CLASSES as TIMEOUT_CLASSES

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

net = NativeClass("Net", module=True)
protocol_error = NativeClass("Net::ProtocolError", superclass="StandardError")
open_timeout = NativeClass("Net::OpenTimeout", superclass="Timeout::Error")
read_timeout = NativeClass("Net::ReadTimeout", superclass="Timeout::Error")
write_timeout = NativeClass("Net::WriteTimeout", superclass="Timeout::Error")


def options_of(rt: Interpreter, given: RHash) -> Dict[str, Any]:
    return {rt.to_s(key): value for key, value in given.items()}


def number(rt: Interpreter, value: Value) -> Optional[float]:
    return None if value is None else rt.to_float(value)


def tls(rt: Interpreter, options: Dict[str, Any]) -> Any:
    import ssl

    context = ssl.create_default_context()
    if options.get("ca_file") is not None:
        context.load_verify_locations(rt.to_str(options["ca_file"]))
    if options.get("verify") is False:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def refused(rt: Interpreter, failure: OSError, text: str) -> Exception:
    """Errno's class with a message that does not begin with the system's words."""
    import errno

    cls = rt.errno_class(errno.errorcode.get(failure.errno or 0, "EIO"))
    found: Exception = rt.raising(RException(cls, rt.str(text)))
    return found


def has_header(rt: Interpreter, headers: RHash, wanted: str) -> bool:
    return any(rt.to_s(name).lower() == wanted for name, _ in headers.items())


def chunked(rt: Interpreter, headers: RHash) -> bool:
    return any(
        rt.to_s(name).lower() == "transfer-encoding" and "chunked" in rt.to_s(value).lower()
        for name, value in headers.items()
    )


def in_chunks(data: bytes) -> bytes:
    return (b"%x\r\n%s\r\n" % (len(data), data) if data else b"") + b"0\r\n\r\n"


@net.singleton("__exchange")
def exchange(
    rt: Interpreter, self: Value, options: RHash, method: str, path: str, headers: RHash, body: Value
) -> Value:
    """One request: [status, message, [[name, value], ...], body]."""
    import http.client
    import socket
    import ssl

    given = options_of(rt, options)
    host, port = rt.to_str(given["host"]), rt.to_int(given["port"])
    address = (
        (rt.to_str(given["proxy_host"]), rt.to_int(given["proxy_port"]))
        if given.get("proxy_host") is not None
        else (host, port)
    )
    shown = "Failed to open TCP connection to %s:%d" % (host, port)
    connection: Any
    wait = number(rt, given.get("open_timeout"))
    if rt.truthy(given.get("tls")):
        connection = http.client.HTTPSConnection(*address, timeout=wait, context=tls(rt, given))
        if address != (host, port):
            connection.set_tunnel(host, port)
    else:
        connection = http.client.HTTPConnection(*address, timeout=wait)
        if address != (host, port):
            path = "http://%s:%d%s" % (host, port, path)
    data = to_bytes(body) if isinstance(body, RString) else None
    try:
        try:
            outside(rt, connection.connect)
        except socket.gaierror as failure:
            raise rt.error("SocketError", "%s (getaddrinfo: %s)" % (shown, failure.strerror or failure))
        except ssl.SSLError as failure:
            raise rt.error(
                rt.const_get("OpenSSL::SSL::SSLError"),
                "SSL_connect returned=1 errno=0 state=error: %s" % failure.reason,
            )
        except socket.timeout:
            raise rt.error(rt.const_get("Net::OpenTimeout"), "execution expired")
        except OSError as failure:
            raise refused(
                rt, failure, "%s (%s - connect(2) for %s:%d)" % (shown, os.strerror(failure.errno or 0), host, port)
            )
        connection.sock.settimeout(number(rt, given.get("read_timeout")))
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(rt.to_s(name), rt.to_s(value))
        if data is not None and not (chunked(rt, headers) or has_header(rt, headers, "content-length")):
            connection.putheader("Content-Length", str(len(data)))
        outside(rt, connection.endheaders, data if not chunked(rt, headers) or data is None else in_chunks(data))
        answer = outside(rt, connection.getresponse)
        content = outside(rt, answer.read)
    except socket.timeout:
        raise rt.error(rt.const_get("Net::ReadTimeout"), "Net::ReadTimeout with #<Socket:(closed)>")
    except http.client.RemoteDisconnected:
        raise rt.error("EOFError", "end of file reached")
    except http.client.HTTPException as failure:
        shown = rt.inspect(rt.str(str(failure).rstrip("\r\n")))
        raise rt.error(rt.const_get("Net::HTTPBadResponse"), "wrong status line: %s" % shown)
    except OSError as failure:
        raise system_error(rt, failure)
    finally:
        connection.close()
    names = [rt.array([rt.str(name), rt.str(value)]) for name, value in answer.getheaders()]
    version = "1.0" if answer.version == 10 else "1.1"
    return rt.array(
        [rt.str(version), rt.str(str(answer.status)), rt.str(answer.reason), rt.array(names), read(rt, content)]
    )


def read(rt: Interpreter, content: bytes) -> Value:
    return rt.str(content.decode("utf-8", "surrogateescape"))


PROTOCOL_ERRORS = [
    NativeClass("Net::" + name, superclass="Net::ProtocolError")
    for name in (
        "ProtoSyntaxError", "ProtoFatalError", "ProtoUnknownError", "ProtoServerError", "ProtoAuthError", "ProtoCommandError",
        "ProtoRetriableError",
    )
]  # fmt: skip

CLASSES = (*TIMEOUT_CLASSES, net, protocol_error, *PROTOCOL_ERRORS, open_timeout, read_timeout, write_timeout)


def load(rt: Interpreter) -> None:
    for library in ("socket", "timeout", "openssl"):
        rt.require(library)
    rt.load_library_source("net_http")
