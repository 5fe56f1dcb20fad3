"""Kernel: Integer(), Float(), String(), Array(), Hash()."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.float_text import float_to_s
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

kernel = NativeClass("Kernel", module=True)

PREFIXES = {"0x": 16, "0b": 2, "0o": 8, "0d": 10}
FLOAT = re.compile(r"[+-]?(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?\Z")
HEX_FLOAT = re.compile(r"[+-]?0[xX][0-9a-fA-F]+(?:\.[0-9a-fA-F]+)?(?:[pP][+-]?\d+)?\Z")


def parse_integer(text: str, base: Optional[int]) -> Optional[int]:
    """Strictly: the whole text is a number with the prefix that fits ``base`` (None: any)."""
    body = text.strip(" \t\n\v\f\r")
    sign = -1 if body.startswith("-") else 1
    if body[:1] in ("+", "-"):
        body = body[1:]
    prefix = PREFIXES.get(body[:2].lower())
    if prefix is not None and base in (None, 0, prefix) and not (base is None and prefix is None):
        body, base = body[2:], prefix
    elif base in (None, 0):
        if len(body) > 1 and body[0] == "0":
            body, base = body[1:].lstrip("_") if body[1:2] == "_" else body[1:], 8
        else:
            base = 10
    assert base is not None
    if not body or body[0] == "_" or body[-1] == "_" or "__" in body or not body.isascii() or not body[0].isalnum():
        return None
    try:
        return sign * int(body, base)
    except ValueError:
        return None


def wants_exception(exception: Value) -> bool:
    return exception is not False and exception is not None


@kernel.module_function("Integer")
def integer(rt: Interpreter, self: Value, value: Value, base: Value = None, *, exception: Value = True) -> Value:
    try:
        return to_integer(rt, value, None if base is None else rt.to_int(base))
    except RubyError:
        if wants_exception(exception):
            raise
        return None


def to_integer(rt: Interpreter, value: Value, base: Optional[int]) -> int:
    if base is not None and (base == 1 or abs(base) > 36):
        raise rt.error("ArgumentError", "invalid radix %d" % base)
    if isinstance(value, RString):
        found = parse_integer(value.s, base)
        if found is None:
            raise rt.error("ArgumentError", "invalid value for Integer(): %s" % rt.inspect(value))
        return found
    if base is not None:
        if rt.respond_to(value, "to_str"):
            return to_integer(rt, rt.str(rt.to_str(value)), base)
        raise rt.error("ArgumentError", "base specified for non string value")
    if type(value) is int:
        return value
    if type(value) is float:
        if value != value or value in (float("inf"), float("-inf")):
            raise rt.error("FloatDomainError", float_to_s(value))
        return int(value)
    if value is None:
        raise rt.error("TypeError", "can't convert nil into Integer")
    if rt.respond_to(value, "to_int"):
        found = rt.send(value, "to_int")
        if type(found) is int:
            return found
    if rt.respond_to(value, "to_i"):
        found = rt.send(value, "to_i")
        if type(found) is int:
            return found
        raise rt.error(
            "TypeError",
            "can't convert %s to Integer (%s#to_i gives %s)"
            % (rt.class_name(value), rt.class_name(value), rt.class_name(found)),
        )
    raise rt.error("TypeError", "can't convert %s into Integer" % rt.describe(value))


def parse_float(text: str) -> Optional[float]:
    body = text.strip(" \t\n\v\f\r")
    if FLOAT.match(body):
        return float(body.replace("_", ""))
    if HEX_FLOAT.match(body):
        return float.fromhex(body)
    return None


@kernel.module_function("Float")
def float_(rt: Interpreter, self: Value, value: Value, *, exception: Value = True) -> Value:
    try:
        return to_float(rt, value)
    except RubyError:
        if wants_exception(exception):
            raise
        return None


def to_float(rt: Interpreter, value: Value) -> float:
    if type(value) is float:
        return value
    if type(value) is int:
        return float(value)
    if isinstance(value, RString):
        found = parse_float(value.s)
        if found is None:
            raise rt.error("ArgumentError", "invalid value for Float(): %s" % rt.inspect(value))
        return found
    if value is None or isinstance(value, bool) or not rt.respond_to(value, "to_f"):
        raise rt.error("TypeError", "can't convert %s into Float" % rt.describe(value))
    result: float = rt.send(value, "to_f")
    return result


@kernel.module_function("String")
def string(rt: Interpreter, self: Value, value: Value) -> RString:
    if isinstance(value, RString):
        return value
    if rt.respond_to(value, "to_str"):
        return rt.str(rt.to_str(value))
    found = rt.send(value, "to_s")
    if not isinstance(found, RString):
        raise rt.error("TypeError", "can't convert %s into String" % rt.class_name(value))
    return found


@kernel.module_function("Array")
def array(rt: Interpreter, self: Value, value: Value) -> RArray:
    if isinstance(value, RArray):
        return value
    if value is None:
        return rt.array([])
    for name in ("to_ary", "to_a"):
        if rt.respond_to(value, name, True):
            found = rt.send(value, name)
            if isinstance(found, RArray):
                return found
            if found is not None:
                raise rt.error(
                    "TypeError",
                    "can't convert %s to Array (%s#%s gives %s)"
                    % (rt.class_name(value), rt.class_name(value), name, rt.class_name(found)),
                )
    return rt.array([value])


@kernel.module_function("Hash")
def hash_(rt: Interpreter, self: Value, value: Value) -> RHash:
    if isinstance(value, RHash):
        return value
    if value is None or (isinstance(value, RArray) and not value.items):
        return rt.hash({})
    if rt.respond_to(value, "to_hash"):
        return rt.to_hash(value)
    raise rt.error("TypeError", "can't convert %s into Hash" % rt.class_name(value))


CLASSES = (kernel,)
