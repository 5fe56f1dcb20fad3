"""Digest: MD5, SHA1, SHA2 and RMD160."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RString, Value
from pysolo.ruby.stdlib.base64 import data_of, encoded

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

ALGORITHMS = {
    "Digest::MD5": "md5",
    "Digest::SHA1": "sha1",
    "Digest::SHA256": "sha256",
    "Digest::SHA384": "sha384",
    "Digest::SHA512": "sha512",
    "Digest::RMD160": "ripemd160",
    "Digest::SHA2": "sha256",
}


class RDigest(RObject):
    __slots__ = ("name", "state")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.name = ""
        self.state: Any = None
        for ancestor in cls.ancestors:
            if ancestor.name in ALGORITHMS:
                self.start(ALGORITHMS[ancestor.name])
                break

    def start(self, name: str) -> None:
        import hashlib

        self.name = name
        self.state = hashlib.new(name)


digest = NativeClass("Digest", module=True)
instance = NativeClass("Digest::Instance", module=True)
class_ = NativeClass("Digest::Class", includes=("Digest::Instance",), allocator=RDigest)
base = NativeClass("Digest::Base", superclass="Digest::Class")


def binary(rt: Interpreter, data: bytes) -> Value:
    return rt.str(data.decode("latin-1"), "ASCII-8BIT")


def hex_text(rt: Interpreter, data: bytes) -> Value:
    return rt.str(data.hex(), "US-ASCII")


def digest_of(rt: Interpreter, cls: RClass, value: Value) -> bytes:
    made = RDigest(cls)
    made.state.update(data_of(rt, value))
    found: bytes = made.state.digest()
    return found


@class_.singleton("digest")
def class_digest(rt: Interpreter, self: RClass, value: Value) -> Value:
    return binary(rt, digest_of(rt, self, value))


@class_.singleton("hexdigest")
def class_hexdigest(rt: Interpreter, self: RClass, value: Value) -> Value:
    return hex_text(rt, digest_of(rt, self, value))


@class_.singleton("base64digest")
def class_base64digest(rt: Interpreter, self: RClass, value: Value) -> Value:
    return rt.str(encoded(digest_of(rt, self, value)))


@class_.singleton("file")
def class_file(rt: Interpreter, self: RClass, path: Value) -> Value:
    return file_(rt, rt.send(self, "new"), path)


@instance.method("update", "<<")
def update(rt: Interpreter, self: RDigest, value: Value) -> RDigest:
    self.state.update(data_of(rt, value))
    return self


@instance.method("file")
def file_(rt: Interpreter, self: RDigest, path: Value) -> RDigest:
    self.state.update(to_bytes(rt.send(rt.classes["IO"], "binread", path)))
    return self


@instance.method("reset")
def reset(rt: Interpreter, self: RDigest) -> RDigest:
    self.start(self.name)
    return self


def result(rt: Interpreter, self: RDigest, value: Value) -> bytes:
    """Of everything so far, or of ``value`` alone."""
    if value is not None:
        self.start(self.name)
        self.state.update(data_of(rt, value))
    data: bytes = self.state.digest()
    if value is not None:
        self.start(self.name)
    return data


@instance.method("digest")
def digest_(rt: Interpreter, self: RDigest, value: Value = None) -> Value:
    return binary(rt, result(rt, self, value))


@instance.method("hexdigest")
def hexdigest(rt: Interpreter, self: RDigest, value: Value = None) -> Value:
    return hex_text(rt, result(rt, self, value))


@instance.method("base64digest")
def base64digest(rt: Interpreter, self: RDigest, value: Value = None) -> Value:
    return rt.str(encoded(result(rt, self, value)))


@instance.method("digest!")
def digest_reset(rt: Interpreter, self: RDigest) -> Value:
    data = result(rt, self, None)
    self.start(self.name)
    return binary(rt, data)


@instance.method("hexdigest!")
def hexdigest_reset(rt: Interpreter, self: RDigest) -> Value:
    data = result(rt, self, None)
    self.start(self.name)
    return hex_text(rt, data)


@instance.method("to_s")
def to_s(rt: Interpreter, self: RDigest) -> Value:
    return hex_text(rt, self.state.digest())


@instance.method("inspect")
def inspect(rt: Interpreter, self: RDigest) -> str:
    return "#<%s: %s>" % (rt.class_name(self), self.state.hexdigest())


@instance.method("==")
def equal(rt: Interpreter, self: RDigest, other: Value) -> bool:
    if isinstance(other, RDigest):
        return bool(self.state.digest() == other.state.digest())
    return isinstance(other, RString) and bool(self.state.hexdigest() == other.s)


@instance.method("digest_length", "size", "length")
def digest_length(rt: Interpreter, self: RDigest) -> int:
    return int(self.state.digest_size)


@instance.method("block_length")
def block_length(rt: Interpreter, self: RDigest) -> int:
    return int(self.state.block_size)


@instance.method("new")
def new(rt: Interpreter, self: RDigest) -> RDigest:
    made = RDigest(self.cls.real)
    made.start(self.name)
    return made


@class_.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: RDigest, other: RDigest) -> RDigest:
    self.state = other.state.copy()
    return self


kinds = [NativeClass(name, superclass="Digest::Base") for name in ALGORITHMS if name != "Digest::SHA2"]
sha2 = NativeClass("Digest::SHA2", superclass="Digest::Class")


@sha2.method("initialize", visibility="private")
def sha2_initialize(rt: Interpreter, self: RDigest, bits: Optional[int] = 256) -> None:
    if bits not in (256, 384, 512):
        raise rt.error("ArgumentError", "unsupported bit length: %s" % bits)
    self.start("sha%d" % bits)


@sha2.method("inspect")
def sha2_inspect(rt: Interpreter, self: RDigest) -> str:
    return "#<Digest::SHA2:%d %s>" % (self.state.digest_size * 8, self.state.hexdigest())


@digest.singleton("const_missing")
def const_missing(rt: Interpreter, self: RClass, name: Name) -> Value:
    raise rt.error("LoadError", "library not found for class Digest::%s -- digest/%s" % (name, name.lower()))


kernel = NativeClass("Kernel", module=True)


@kernel.module_function("Digest")
def digest_named(rt: Interpreter, self: Value, name: Name) -> Value:
    return rt.const_get("Digest::" + name)


@digest.singleton("hexencode")
def hexencode(rt: Interpreter, self: Value, value: Value) -> Value:
    return hex_text(rt, data_of(rt, value))


CLASSES = (digest, instance, class_, base, *kinds, sha2, kernel)
