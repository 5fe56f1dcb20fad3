"""OpenSSL::Cipher through the OpenSSL library that Python itself is linked with."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, Value
from pysolo.ruby.stdlib.base64 import data_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

NAMES = ("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so")
GCM_SET_IV_LENGTH, GCM_GET_TAG, GCM_SET_TAG = 0x9, 0x10, 0x11
# what `openssl list -cipher-algorithms` of OpenSSL 3 names, family by family
MODES = {
    "aes-128 aes-192 aes-256": "cbc ccm cfb cfb1 cfb8 ctr ecb gcm ocb ofb",
    "aria-128 aria-192 aria-256": "cbc ccm cfb cfb1 cfb8 ctr ecb gcm ofb",
    "camellia-128 camellia-192 camellia-256": "cbc cfb cfb1 cfb8 ctr ecb ofb",
    "bf cast5 des-ede rc2 seed": "cbc cfb ecb ofb",
    "des des-ede3": "cbc cfb cfb1 cfb8 ecb ofb",
    "sm4": "cbc cfb ctr ecb ofb",
    "aes-128-cbc aes-256-cbc": "hmac-sha1 hmac-sha256",
    "aes-128 aes-256": "xts",
    "id-aes128 id-aes192 id-aes256": "CCM GCM wrap wrap-pad",
    "id-smime-alg": "CMS3DESwrap",
}
SHORT = (
    "aes128 aes128-wrap aes192 aes192-wrap aes256 aes256-wrap aria128 aria192 aria256 bf blowfish camellia128 camellia192 camellia256"
    " cast cast-cbc chacha20 chacha20-poly1305 des des-ede des-ede3 des3 des3-wrap desx desx-cbc rc2 rc2-128 rc2-40 rc2-40-cbc rc2-64"
    " rc2-64-cbc rc4 rc4-40 rc4-hmac-md5 seed sm4"
).split()
_POINTERS = ("EVP_get_cipherbyname", "EVP_CIPHER_CTX_new")
AEAD_FLAG = 0x200000


class RCipher(RObject):
    __slots__ = ("library", "context", "kind", "name", "encrypting", "key", "iv", "padding", "auth", "started", "key_size", "iv_size",
                 "block", "tag")  # fmt: skip

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.library: Any = None
        self.context: Any = None
        self.kind: Any = None
        self.name = ""
        self.encrypting: Optional[bool] = None
        self.key: Optional[bytes] = None
        self.iv: Optional[bytes] = None
        self.padding = True
        self.auth = b""
        self.tag: Optional[bytes] = None
        self.started = False
        self.key_size = self.iv_size = self.block = 0

    def __del__(self) -> None:
        if getattr(self, "context", None):
            self.library.EVP_CIPHER_CTX_free(self.context)

    @property
    def aead(self) -> bool:
        """Whether it authenticates what it encrypts."""
        return bool(size_of(self.library, self.kind, "flags") & AEAD_FLAG)


cipher = NativeClass("OpenSSL::Cipher", allocator=RCipher)
error = NativeClass("OpenSSL::Cipher::CipherError", superclass="OpenSSL::OpenSSLError")


def library(rt: Interpreter) -> Any:
    for name in NAMES:
        try:
            found = ctypes.CDLL(name)
        except OSError:
            continue
        for function in _POINTERS:
            getattr(found, function).restype = ctypes.c_void_p
        return found
    raise rt.error("NotImplementedError", "OpenSSL::Cipher: no OpenSSL library (libcrypto.so) is on this machine")


def failed(rt: Interpreter, message: str) -> Exception:
    made: Exception = rt.error(rt.const_get("OpenSSL::Cipher::CipherError"), message)
    return made


def reason(lib: Any) -> str:
    """OpenSSL's own words for what went wrong last."""
    lib.ERR_get_error.restype, lib.ERR_reason_error_string.restype = ctypes.c_ulong, ctypes.c_char_p
    found = ""
    while True:
        code = lib.ERR_get_error()
        if not code:
            return found
        found = (lib.ERR_reason_error_string(ctypes.c_ulong(code)) or b"").decode() or found


def size_of(lib: Any, kind: Any, what: str) -> int:
    for name in ("EVP_CIPHER_get_%s" % what, "EVP_CIPHER_%s" % what):
        function = getattr(lib, name, None)
        if function is not None:
            return int(function(ctypes.c_void_p(kind)))
    return 0


def named(rt: Interpreter, self: RCipher, name: str) -> None:
    lib = library(rt)
    kind = lib.EVP_get_cipherbyname(name.encode())
    if not kind:
        raise rt.error("RuntimeError", "unsupported cipher algorithm (%s)" % name)
    self.library, self.kind, self.name = lib, kind, name.upper()
    self.key_size, self.iv_size = size_of(lib, kind, "key_length"), size_of(lib, kind, "iv_length")
    self.block = size_of(lib, kind, "block_size")
    self.context = ctypes.c_void_p(lib.EVP_CIPHER_CTX_new())


@cipher.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RCipher, name: str) -> None:
    named(rt, self, name)


@cipher.singleton("ciphers")
def ciphers(rt: Interpreter, self: RClass) -> Value:
    names = [
        "%s-%s" % (family, mode)
        for families, modes in MODES.items()
        for family in families.split()
        for mode in modes.split()
    ]
    return rt.from_python(sorted([*names, *SHORT]))


@cipher.method("encrypt")
def encrypt(rt: Interpreter, self: RCipher, *args: Value) -> RCipher:
    self.encrypting, self.started = True, False
    return self


@cipher.method("decrypt")
def decrypt(rt: Interpreter, self: RCipher, *args: Value) -> RCipher:
    self.encrypting, self.started = False, False
    return self


@cipher.method("key=")
def set_key(rt: Interpreter, self: RCipher, key: Value) -> Value:
    data = data_of(rt, key)
    if len(data) != self.key_size:
        raise rt.error("ArgumentError", "key must be %d bytes" % self.key_size)
    self.key = data
    return key


@cipher.method("iv=")
def set_iv(rt: Interpreter, self: RCipher, iv: Value) -> Value:
    data = data_of(rt, iv)
    if len(data) != self.iv_size and not self.aead:
        raise rt.error("ArgumentError", "iv must be %d bytes" % self.iv_size)
    self.iv = data
    return iv


def fresh(rt: Interpreter, count: int) -> Value:
    import os

    return rt.str(os.urandom(count).decode("latin-1"), "ASCII-8BIT")


@cipher.method("random_key")
def random_key(rt: Interpreter, self: RCipher) -> Value:
    return set_key(rt, self, fresh(rt, self.key_size))


@cipher.method("random_iv")
def random_iv(rt: Interpreter, self: RCipher) -> Value:
    return set_iv(rt, self, fresh(rt, self.iv_size))


@cipher.method("pkcs5_keyivgen")
def pkcs5_keyivgen(
    rt: Interpreter, self: RCipher, password: Value, salt: Value = None, rounds: Value = 2048, digest: Value = None
) -> None:
    """The key derivation of ``openssl enc`` of old."""
    import hashlib

    name = "md5" if digest is None else rt.to_s(digest if not hasattr(digest, "name") else rt.str(digest.name)).lower()
    secret, grain = data_of(rt, password), b"" if salt is None else data_of(rt, salt)
    made = block = b""
    while len(made) < self.key_size + self.iv_size:
        block = hashlib.new(name, block + secret + grain).digest()
        for _ in range(rt.to_int(rounds) - 1):
            block = hashlib.new(name, block).digest()
        made += block
    self.key, self.iv = made[: self.key_size], made[self.key_size : self.key_size + self.iv_size]


@cipher.method("padding=")
def set_padding(rt: Interpreter, self: RCipher, on: Value) -> Value:
    self.padding = on not in (0, False, None)
    return on


@cipher.method("auth_data=")
def set_auth_data(rt: Interpreter, self: RCipher, data: Value) -> Value:
    self.auth = data_of(rt, data)
    return data


@cipher.method("auth_tag=")
def set_auth_tag(rt: Interpreter, self: RCipher, tag: Value) -> Value:
    self.tag = data_of(rt, tag)
    return tag


@cipher.method("auth_tag")
def auth_tag(rt: Interpreter, self: RCipher, size: int = 16) -> Value:
    buffer = ctypes.create_string_buffer(size)
    if self.library.EVP_CIPHER_CTX_ctrl(self.context, GCM_GET_TAG, size, buffer) != 1:
        raise failed(rt, "retrieving the authentication tag failed")
    return rt.str(buffer.raw.decode("latin-1"), "ASCII-8BIT")


@cipher.method("authenticated?")
def authenticated(rt: Interpreter, self: RCipher) -> bool:
    return self.aead


def started(rt: Interpreter, self: RCipher) -> None:
    if self.started:
        return
    if self.key is None:
        raise failed(rt, "key not set")
    lib, mode = self.library, int(self.encrypting is not False)
    iv = self.iv if self.iv is not None else b"\0" * self.iv_size
    fine = lib.EVP_CipherInit_ex(self.context, ctypes.c_void_p(self.kind), None, None, None, mode) == 1
    if self.aead:
        fine = fine and lib.EVP_CIPHER_CTX_ctrl(self.context, GCM_SET_IV_LENGTH, len(iv), None) == 1
    fine = fine and lib.EVP_CipherInit_ex(self.context, None, None, self.key, iv, mode) == 1
    if not fine:
        raise failed(rt, "initializing the cipher failed")
    lib.EVP_CIPHER_CTX_set_padding(self.context, int(self.padding))
    if self.aead and self.tag is not None:
        lib.EVP_CIPHER_CTX_ctrl(self.context, GCM_SET_TAG, len(self.tag), self.tag)
    if self.auth:
        length = ctypes.c_int(0)
        lib.EVP_CipherUpdate(self.context, None, ctypes.byref(length), self.auth, len(self.auth))
    self.started = True


@cipher.method("update")
def update(rt: Interpreter, self: RCipher, data: Value, buffer: Value = None) -> Value:
    raw = data_of(rt, data)
    started(rt, self)
    if not raw:
        raise rt.error("ArgumentError", "data must not be empty")
    out = ctypes.create_string_buffer(len(raw) + 64)
    length = ctypes.c_int(0)
    if self.library.EVP_CipherUpdate(self.context, out, ctypes.byref(length), raw, len(raw)) != 1:
        raise failed(rt, "update failed")
    made = out.raw[: length.value].decode("latin-1")
    if buffer is not None:
        buffer.s, buffer.enc = made, "ASCII-8BIT"
        return buffer
    return rt.str(made, "ASCII-8BIT")


@cipher.method("final")
def final(rt: Interpreter, self: RCipher) -> Value:
    started(rt, self)
    out = ctypes.create_string_buffer(64)
    length = ctypes.c_int(0)
    if self.library.EVP_CipherFinal_ex(self.context, out, ctypes.byref(length)) != 1:
        raise failed(rt, reason(self.library))
    return rt.str(out.raw[: length.value].decode("latin-1"), "ASCII-8BIT")


@cipher.method("reset")
def reset(rt: Interpreter, self: RCipher) -> RCipher:
    self.started = False
    return self


@cipher.method("name")
def name(rt: Interpreter, self: RCipher) -> str:
    return self.name


@cipher.method("key_len")
def key_len(rt: Interpreter, self: RCipher) -> int:
    return self.key_size


@cipher.method("iv_len")
def iv_len(rt: Interpreter, self: RCipher) -> int:
    return self.iv_size


@cipher.method("block_size")
def block_size(rt: Interpreter, self: RCipher) -> int:
    return self.block


aes = NativeClass("OpenSSL::Cipher::AES", superclass="OpenSSL::Cipher")


@aes.method("initialize", visibility="private")
def aes_initialize(rt: Interpreter, self: RCipher, size: Value, mode: Value = None) -> None:
    parts = [rt.to_s(size).upper()] + ([rt.to_s(mode).upper()] if mode is not None else [])
    named(rt, self, "AES-" + "-".join(parts) if len(parts) > 1 or "-" in parts[0] else "AES-%s-CBC" % parts[0])


def _of_size(bits: int) -> NativeClass:
    made = NativeClass("OpenSSL::Cipher::AES%d" % bits, superclass="OpenSSL::Cipher")

    def start(rt: Interpreter, self: RCipher, mode: Value = None) -> None:
        named(rt, self, "AES-%d-%s" % (bits, "CBC" if mode is None else rt.to_s(mode).upper()))

    made.method("initialize", visibility="private")(start)
    return made


CLASSES = (cipher, error, aes, *[_of_size(bits) for bits in (128, 192, 256)])
