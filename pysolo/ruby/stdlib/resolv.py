"""Resolv, by the system's resolver."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resolv = NativeClass("Resolv")
error = NativeClass("Resolv::ResolvError", superclass="StandardError")
timeout = NativeClass("Resolv::ResolvTimeout", superclass="StandardError")
dns = NativeClass("Resolv::DNS")
hosts = NativeClass("Resolv::Hosts")
ipv4 = NativeClass("Resolv::IPv4")
ipv6 = NativeClass("Resolv::IPv6")


def addresses(name: str) -> List[str]:
    import socket

    found: List[str] = []
    try:
        for row in socket.getaddrinfo(name, None, 0, socket.SOCK_STREAM):
            text = str(row[4][0])
            if text not in found:
                found.append(text)
    except (socket.gaierror, UnicodeError):
        pass
    return found


def names(address: str) -> List[str]:
    import socket

    try:
        first, others, _ = socket.gethostbyaddr(address)
    except (socket.herror, socket.gaierror):
        return []
    return [first, *others]


def _one(rt: Interpreter, found: List[str], what: str, asked: str) -> str:
    if not found:
        raise rt.error(rt.const_get("Resolv::ResolvError"), "no %s for %s" % (what, asked))
    return found[0]


def getaddress(rt: Interpreter, self: Value, name: Value) -> Value:
    return rt.str(_one(rt, addresses(rt.to_s(name)), "address", rt.to_s(name)))


def getaddresses(rt: Interpreter, self: Value, name: Value) -> Value:
    return rt.from_python(addresses(rt.to_s(name)))


def getname(rt: Interpreter, self: Value, address: Value) -> Value:
    return rt.str(_one(rt, names(rt.to_s(address)), "name", rt.to_s(address)))


def getnames(rt: Interpreter, self: Value, address: Value) -> Value:
    return rt.from_python(names(rt.to_s(address)))


def initialize(rt: Interpreter, self: Value, *config: Value) -> None:
    return None


def close(rt: Interpreter, self: Value) -> None:
    return None


def opened(rt: Interpreter, self: Value, *config: Value, block: Optional[RProc] = None) -> Value:
    made = rt.send(self, "new", *config)
    return made if block is None else rt.call_block(block, made)


for native in (resolv, dns, hosts):
    for ruby_name, function in (
        ("getaddress", getaddress), ("getaddresses", getaddresses), ("getname", getname), ("getnames", getnames),
    ):  # fmt: skip
        native.method(ruby_name)(function)
        if native is resolv:
            native.singleton(ruby_name)(function)
    native.method("initialize", visibility="private")(initialize)
    native.method("close")(close)
    native.singleton("open")(opened)

CLASSES = (resolv, error, timeout, dns, hosts, ipv4, ipv6)


def load(rt: Interpreter) -> None:
    digits = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
    patterns = {
        "Resolv::IPv4": r"\A%s\z" % r"\.".join([digits] * 4),
        "Resolv::IPv6": r"\A(?=.*:)[\h:.]+(?:%[-0-9A-Za-z._~]+)?\z",
    }
    for name, source in patterns.items():
        rt.const_set(rt.classes[name], "Regex", rt.send(rt.c_regexp, "new", rt.str(source)))
