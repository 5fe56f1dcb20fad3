"""OpenSSL: digests, HMAC, random bytes and key derivation.

Ciphers: openssl_cipher.py; keys: openssl_keys.rb; certificates: openssl_x509.rb; TLS: openssl_ssl.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RString, Value
from pysolo.ruby.stdlib import openssl_cipher
from pysolo.ruby.stdlib.base64 import data_of, encoded
from pysolo.ruby.stdlib.digest import CLASSES as DIGEST_CLASSES
from pysolo.ruby.stdlib.digest import RDigest, binary, hex_text

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

openssl = NativeClass("OpenSSL", module=True)
error = NativeClass("OpenSSL::OpenSSLError", superclass="StandardError")
openssl.constants.update(
    VERSION="3.0.0", OPENSSL_VERSION="OpenSSL 3.0.17 1 Jul 2025", OPENSSL_LIBRARY_VERSION="OpenSSL 3.0.17 1 Jul 2025"
)
digest = NativeClass("OpenSSL::Digest", superclass="Digest::Class", allocator=RDigest)
digest_error = NativeClass("OpenSSL::Digest::DigestError", superclass="OpenSSL::OpenSSLError")
KINDS = ("MD4", "MD5", "RIPEMD160", "SHA1", "SHA224", "SHA256", "SHA384", "SHA512")


def algorithm(rt: Interpreter, value: Value) -> str:
    """hashlib's name for a digest's name or object."""
    if isinstance(value, RDigest):
        return value.name
    import hashlib

    name = rt.to_s(value).lower().replace("-", "")
    name = {"rmd160": "ripemd160", "sha2": "sha256"}.get(name, name)
    try:
        hashlib.new(name)
    except ValueError:
        raise rt.error("RuntimeError", "Unsupported digest algorithm (%s).: unknown object name" % rt.to_s(value))
    return name


@digest.method("initialize", visibility="private")
def digest_initialize(rt: Interpreter, self: RDigest, name: Value = None, data: Value = None) -> None:
    self.start(algorithm(rt, name))
    if data is not None:
        self.state.update(data_of(rt, data))


@digest.method("name")
def digest_name(rt: Interpreter, self: RDigest) -> str:
    return self.name.upper()


def one_shot(rt: Interpreter, name: Value, data: Value) -> bytes:
    import hashlib

    return hashlib.new(algorithm(rt, name), data_of(rt, data)).digest()


@digest.singleton("digest")
def digest_digest(rt: Interpreter, self: RClass, name: Value, data: Value) -> Value:
    return binary(rt, one_shot(rt, name, data))


@digest.singleton("hexdigest")
def digest_hexdigest(rt: Interpreter, self: RClass, name: Value, data: Value) -> Value:
    return hex_text(rt, one_shot(rt, name, data))


@digest.singleton("base64digest")
def digest_base64digest(rt: Interpreter, self: RClass, name: Value, data: Value) -> Value:
    return rt.str(encoded(one_shot(rt, name, data)))


def _kind(name: str) -> NativeClass:
    """OpenSSL::Digest::SHA256 and the like."""
    made = NativeClass("OpenSSL::Digest::" + name, superclass="OpenSSL::Digest")

    def start(rt: Interpreter, self: RDigest, data: Value = None) -> None:
        self.start(algorithm(rt, rt.str(name)))
        if data is not None:
            self.state.update(data_of(rt, data))

    def whole(rt: Interpreter, self: RClass, data: Value) -> Value:
        return binary(rt, one_shot(rt, rt.str(name), data))

    def whole_hex(rt: Interpreter, self: RClass, data: Value) -> Value:
        return hex_text(rt, one_shot(rt, rt.str(name), data))

    def whole_base64(rt: Interpreter, self: RClass, data: Value) -> Value:
        return rt.str(encoded(one_shot(rt, rt.str(name), data)))

    made.method("initialize", visibility="private")(start)
    made.singleton("digest")(whole)
    made.singleton("hexdigest")(whole_hex)
    made.singleton("base64digest")(whole_base64)
    return made


class RHmac(RObject):
    __slots__ = ("state", "kind", "secret")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.state: Any = None
        self.kind = ""
        self.secret = b""

    def start(self, kind: str, secret: bytes) -> None:
        import hmac

        self.kind, self.secret = kind, secret
        self.state = hmac.new(secret, digestmod=kind)


hmac_ = NativeClass("OpenSSL::HMAC", allocator=RHmac)


def hmac_of(rt: Interpreter, kind: Value, key: Value, data: Value) -> bytes:
    import hmac

    return hmac.new(data_of(rt, key), data_of(rt, data), algorithm(rt, kind)).digest()


@hmac_.singleton("digest")
def hmac_digest(rt: Interpreter, self: RClass, kind: Value, key: Value, data: Value) -> Value:
    return binary(rt, hmac_of(rt, kind, key, data))


@hmac_.singleton("hexdigest")
def hmac_hexdigest(rt: Interpreter, self: RClass, kind: Value, key: Value, data: Value) -> Value:
    return hex_text(rt, hmac_of(rt, kind, key, data))


@hmac_.singleton("base64digest")
def hmac_base64digest(rt: Interpreter, self: RClass, kind: Value, key: Value, data: Value) -> Value:
    return rt.str(encoded(hmac_of(rt, kind, key, data)))


@hmac_.method("initialize", visibility="private")
def hmac_initialize(rt: Interpreter, self: RHmac, key: Value, kind: Value) -> None:
    self.start(algorithm(rt, kind), data_of(rt, key))


@hmac_.method("update", "<<")
def hmac_update(rt: Interpreter, self: RHmac, data: Value) -> RHmac:
    self.state.update(data_of(rt, data))
    return self


@hmac_.method("digest")
def own_digest(rt: Interpreter, self: RHmac) -> Value:
    return binary(rt, self.state.digest())


@hmac_.method("hexdigest", "to_s", "inspect")
def own_hexdigest(rt: Interpreter, self: RHmac) -> Value:
    return hex_text(rt, self.state.digest())


@hmac_.method("reset")
def hmac_reset(rt: Interpreter, self: RHmac) -> RHmac:
    self.start(self.kind, self.secret)
    return self


@hmac_.method("==")
def hmac_equal(rt: Interpreter, self: RHmac, other: Value) -> bool:
    return isinstance(other, RHmac) and bool(self.state.digest() == other.state.digest())


random = NativeClass("OpenSSL::Random", module=True)


@random.singleton("random_bytes", "bytes", "pseudo_bytes")
def random_bytes(rt: Interpreter, self: Value, count: int) -> Value:
    import os

    return binary(rt, os.urandom(count))


@random.singleton("seed", "random_add")
def seed(rt: Interpreter, self: Value, *data: Value) -> Value:
    return data[0] if data else None


pkcs5 = NativeClass("OpenSSL::PKCS5", module=True)
kdf = NativeClass("OpenSSL::KDF", module=True)


@pkcs5.module_function("pbkdf2_hmac")
def pbkdf2_hmac(
    rt: Interpreter, self: Value, password: Value, salt: Value, rounds: int, length: int, kind: Value
) -> Value:
    import hashlib

    return binary(
        rt, hashlib.pbkdf2_hmac(algorithm(rt, kind), data_of(rt, password), data_of(rt, salt), rounds, length)
    )


@pkcs5.module_function("pbkdf2_hmac_sha1")
def pbkdf2_hmac_sha1(rt: Interpreter, self: Value, password: Value, salt: Value, rounds: int, length: int) -> Value:
    return pbkdf2_hmac(rt, self, password, salt, rounds, length, rt.str("SHA1"))


@kdf.module_function("pbkdf2_hmac")
def kdf_pbkdf2(
    rt: Interpreter, self: Value, password: Value, *, salt: Value, iterations: Value, length: Value, hash: Value
) -> Value:
    return pbkdf2_hmac(rt, self, password, salt, rt.to_int(iterations), rt.to_int(length), hash)


@kdf.module_function("scrypt")
def scrypt(
    rt: Interpreter, self: Value, password: Value, *, salt: Value, N: Value, r: Value, p: Value, length: Value
) -> Value:
    import hashlib

    made = hashlib.scrypt(data_of(rt, password), salt=data_of(rt, salt), n=N, r=r, p=p, dklen=length, maxmem=1 << 30)
    return binary(rt, made)


@kdf.module_function("hkdf")
def hkdf(rt: Interpreter, self: Value, key: Value, *, salt: Value, info: Value, length: Value, hash: Value) -> Value:
    """RFC 5869: a key is extracted, then expanded block by block."""
    import hmac

    kind, wanted = algorithm(rt, hash), rt.to_int(length)
    extracted = hmac.new(data_of(rt, salt), data_of(rt, key), kind).digest()
    made = block = b""
    while len(made) < wanted:
        count = bytes([len(made) // len(extracted) + 1])
        block = hmac.new(extracted, block + data_of(rt, info) + count, kind).digest()
        made += block
    return binary(rt, made[:wanted])


@openssl.singleton("secure_compare")
def secure_compare(rt: Interpreter, self: Value, a: Value, b: Value) -> bool:
    import hmac

    return hmac.compare_digest(data_of(rt, a), data_of(rt, b))


@openssl.singleton("fixed_length_secure_compare")
def fixed_length_secure_compare(rt: Interpreter, self: Value, a: Value, b: Value) -> bool:
    if len(data_of(rt, a)) != len(data_of(rt, b)):
        raise rt.error("ArgumentError", "inputs must be of equal length")
    return secure_compare(rt, self, a, b)


@openssl.singleton("fips_mode", "debug")
def fips_mode(rt: Interpreter, self: Value) -> bool:
    return False


@openssl.singleton("__run")
def run_program(rt: Interpreter, self: Value, arguments: Value, data: Value = None) -> Value:
    """Run the openssl program for openssl_keys.rb: [its output, or nil, what it complained about]."""
    import subprocess

    words = [rt.to_str(word) for word in rt.to_ary(arguments)]
    try:
        done = subprocess.run(
            ["openssl", *words], input=b"" if data is None else to_bytes(data), capture_output=True, check=False
        )
    except FileNotFoundError:
        raise rt.error(
            "NotImplementedError", "keys and certificates need the openssl program, which is not on this machine"
        )
    complaint: RString = rt.str(done.stderr.decode("utf-8", "surrogateescape"))
    return rt.array([binary(rt, done.stdout) if done.returncode == 0 else None, complaint])


CLASSES = (
    *DIGEST_CLASSES, openssl, error, digest, digest_error, *[_kind(name) for name in KINDS], hmac_, random, pkcs5, kdf,
    *openssl_cipher.CLASSES,
)  # fmt: skip


# What loads when it is first named.
PARTS = {"PKey": "keys", "BN": "keys", "X509": "x509", "SSL": "ssl", "ASN1": "asn1"}


def load(rt: Interpreter) -> None:
    rt.classes["OpenSSL"].autoloads.update({name: "openssl/" + part for name, part in PARTS.items()})
