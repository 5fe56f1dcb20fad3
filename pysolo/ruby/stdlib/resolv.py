"""Resolv, by the system's resolver."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value
from pysolo.ruby.stdlib.timeout import CLASSES as TIMEOUT_CLASSES

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resolv = NativeClass("Resolv")
error = NativeClass("Resolv::ResolvError", superclass="StandardError")
timeout = NativeClass("Resolv::ResolvTimeout", superclass="Timeout::Error")


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


def each(rt: Interpreter, found: List[str], block: RProc) -> None:
    for text in found:
        rt.call_block(block, rt.str(text))


def each_address(rt: Interpreter, self: Value, name: Value, *, block: RProc) -> None:
    each(rt, addresses(rt.to_s(name)), block)


def each_name(rt: Interpreter, self: Value, address: Value, *, block: RProc) -> None:
    each(rt, names(rt.to_s(address)), block)


for ruby_name, function in (
    ("getaddress", getaddress), ("getaddresses", getaddresses), ("getname", getname), ("getnames", getnames),
    ("each_address", each_address), ("each_name", each_name),
):  # fmt: skip
    resolv.method(ruby_name)(function)
    resolv.singleton(ruby_name)(function)
resolv.method("initialize", visibility="private")(initialize)

CLASSES = (*TIMEOUT_CLASSES, resolv, error, timeout)


def load(rt: Interpreter) -> None:
    rt.load_library_source("resolv")
    rt.classes["Resolv"].autoloads["DNS"] = "resolv/dns"
