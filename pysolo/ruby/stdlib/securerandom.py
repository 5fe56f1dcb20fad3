"""SecureRandom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RRange, Value
from pysolo.ruby.stdlib.base64 import encoded

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

random = NativeClass("SecureRandom", module=True)
ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def octets(count: Optional[int]) -> bytes:
    import os

    return os.urandom(16 if count is None else count)


@random.singleton("hex")
def hex_(rt: Interpreter, self: Value, count: Optional[int] = None) -> Value:
    return rt.str(octets(count).hex(), "US-ASCII")


@random.singleton("random_bytes", "bytes")
def random_bytes(rt: Interpreter, self: Value, count: Optional[int] = None) -> Value:
    return rt.str(octets(count).decode("latin-1"), "ASCII-8BIT")


@random.singleton("base64")
def base64_(rt: Interpreter, self: Value, count: Optional[int] = None) -> Value:
    return rt.str(encoded(octets(count)), "US-ASCII")


@random.singleton("urlsafe_base64")
def urlsafe_base64(rt: Interpreter, self: Value, count: Optional[int] = None, padding: Value = False) -> Value:
    text = encoded(octets(count)).replace("+", "-").replace("/", "_")
    return rt.str(text if rt.truthy(padding) else text.rstrip("="), "US-ASCII")


@random.singleton("uuid")
def uuid(rt: Interpreter, self: Value) -> Value:
    data = bytearray(octets(16))
    data[6] = data[6] & 0x0F | 0x40
    data[8] = data[8] & 0x3F | 0x80
    text = data.hex()
    return rt.str("-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:])), "US-ASCII")


@random.singleton("random_number", "rand")
def random_number(rt: Interpreter, self: Value, limit: Value = 0) -> Value:
    import random as python_random

    source = python_random.SystemRandom()
    if isinstance(limit, RRange):
        low, high = limit.low, limit.high
        if type(low) is float or type(high) is float:
            return source.uniform(low, high)
        return source.randrange(low, high + (0 if limit.exclusive else 1))
    if type(limit) is float and limit > 0:
        return source.random() * limit
    if limit is None or limit <= 0:
        return source.random()
    return source.randrange(limit)


@random.singleton("alphanumeric")
def alphanumeric(rt: Interpreter, self: Value, count: Optional[int] = None) -> Value:
    import secrets

    return rt.str("".join(secrets.choice(ALPHANUMERIC) for _ in range(16 if count is None else count)), "US-ASCII")


@random.singleton("choose")
def choose(rt: Interpreter, self: Value, source: Value, count: int) -> Value:
    import secrets

    items = rt.to_ary(source)
    return rt.str("".join(rt.to_s(secrets.choice(items)) for _ in range(count)))


CLASSES = (random,)
