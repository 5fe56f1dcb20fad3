"""Marshal: values as bytes and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from pysolo.ruby.core import marshal_read, marshal_write
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

marshal = NativeClass("Marshal", module=True)
marshal.constants["MAJOR_VERSION"] = 4
marshal.constants["MINOR_VERSION"] = 8


@marshal.module_function("dump")
def dump(rt: Interpreter, self: Value, value: Value, target: Value = UNSET, limit: Value = UNSET) -> Value:
    if type(target) is int:
        target, limit = UNSET, target
    if target is not UNSET and target is not None and not rt.respond_to(target, "write"):
        raise rt.error("TypeError", "instance of IO needed")
    data = marshal_write.dump(rt, value, None if limit is UNSET else rt.to_int(limit))
    text = rt.str(data.decode("latin-1"), "ASCII-8BIT")
    if target is UNSET or target is None:
        return text
    if rt.respond_to(target, "binmode"):
        rt.send(target, "binmode")
    rt.send(target, "write", text)
    return target


@marshal.module_function("load", "restore")
def load_(rt: Interpreter, self: Value, source: Value, proc: Value = None, *, freeze: bool = False) -> Value:
    def each(value: Value) -> Value:
        return rt.send(proc, "call", value)

    return marshal_read.load(rt, taker(rt, source), each if proc is not None else None, freeze)


def taker(rt: Interpreter, source: Value) -> Callable[[int], bytes]:
    """A function that gives the next so many bytes of a String or IO."""
    if not isinstance(source, RString) and rt.respond_to(source, "to_str"):
        source = rt.str(rt.to_str(source))
    if isinstance(source, RString):
        data = to_bytes(source)
        at = [0]

        def from_string(count: int) -> bytes:
            at[0] += count
            return data[at[0] - count : at[0]]

        return from_string
    if not (rt.respond_to(source, "read") and rt.respond_to(source, "getbyte")):
        raise rt.error("TypeError", "instance of IO needed")
    if rt.respond_to(source, "binmode"):
        rt.send(source, "binmode")

    def from_io(count: int) -> bytes:
        if not count:
            return b""
        found: Optional[RString] = rt.send(source, "read", count)
        if found is None:
            raise rt.error("EOFError", "end of file reached")
        return to_bytes(found)

    return from_io


CLASSES = (marshal,)
