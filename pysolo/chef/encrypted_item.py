"""``Chef::EncryptedDataBagItem``: values are decrypted when they are read.

Formats 1 (AES-256-CBC), 2 (with an HMAC) and 3 (AES-256-GCM) as documented with Chef's "About data bags: encryption versions".
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.chef.data_bag import load_item
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

item_class = NativeClass(
    "Chef::EncryptedDataBagItem",
    superclass="Object",
    includes=("Enumerable",),
    allocator=lambda cls: EncryptedItem(cls),
)


class EncryptedItem(RObject):
    __slots__ = ("content", "secret")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.content: Dict[str, Any] = {}
        self.secret = b""


def is_encrypted(content: Dict[str, Any]) -> bool:
    """Whether any value but the id looks like an encrypted one."""
    return any(
        isinstance(v, dict) and {"encrypted_data", "iv", "version"} <= set(v) for k, v in content.items() if k != "id"
    )


def data_bag_item(rt: Interpreter, bag: Value, identifier: Value, secret: Value = None) -> Value:
    """The recipe word: a plain item, or an encrypted one with the given or the configured secret."""
    item = load_item(rt, bag, identifier)
    content = rt.to_python(item.raw_data)
    if not is_encrypted(content):
        return item
    return make_encrypted(rt, content, _secret(rt, secret))


def _secret(rt: Interpreter, given: Value) -> bytes:
    """The one that was given, or the configured one."""
    if given is None:
        return load_secret(rt).encode()
    return to_bytes(given) if isinstance(given, RString) else rt.to_str(given).encode()


def make_encrypted(rt: Interpreter, content: Dict[str, Any], secret: bytes) -> EncryptedItem:
    item = EncryptedItem(rt.classes["Chef::EncryptedDataBagItem"])
    item.content, item.secret = content, secret
    return item


def load_secret(rt: Interpreter, path: Optional[str] = None) -> str:
    """The secret in a file (``encrypted_data_bag_secret`` of solo.rb when no path is given), without white space around it."""
    if path is None:
        configured = rt.send(rt.classes["Chef::Config"], "[]", rt.sym("encrypted_data_bag_secret"))
        path = None if configured is None else rt.to_str(configured)
    if not path:
        raise rt.error(
            "ArgumentError",
            "No secret specified and no secret found: set encrypted_data_bag_secret in solo.rb to the path of the secret's file, "
            "or give the secret as the third argument",
        )
    if path.startswith(("http://", "https://")):
        text = _secret_from(rt, path)
    elif not os.path.exists(path):
        raise rt.error("Errno::ENOENT", "file not found '%s'" % path)
    else:
        with open(path, encoding="utf-8") as source:
            text = source.read()
    if not text.strip():
        raise rt.error("ArgumentError", "invalid zero length secret in '%s'" % path)
    return text.strip()


def _secret_from(rt: Interpreter, address: str) -> str:
    from pysolo.system.errors import HttpUnavailable, TooManyRedirects
    from pysolo.system.http import HttpClient

    try:
        with HttpClient().get(address) as response:
            if response.ok:
                return response.read().decode()
            trouble = "answers %d" % response.status
    except (HttpUnavailable, TooManyRedirects) as error:
        trouble = str(error)
    raise rt.error("ArgumentError", "the secret cannot be fetched: %s %s" % (address, trouble))


def cipher(rt: Interpreter, name: str, direction: str, secret: bytes, iv: bytes) -> Value:
    """An OpenSSL::Cipher that is ready for its data. ``direction`` is "encrypt" or "decrypt"."""
    rt.require("openssl")
    made = rt.send(rt.const_get("OpenSSL::Cipher"), "new", rt.str(name))
    rt.send(made, direction)
    rt.send(made, "key=", _bytes(rt, hashlib.sha256(secret).digest()))
    rt.send(made, "iv=", _bytes(rt, iv))
    return made


def _bytes(rt: Interpreter, data: bytes) -> Value:
    return rt.str(data.decode("latin-1"), "ASCII-8BIT")


def _run(rt: Interpreter, ready: Value, data: bytes) -> bytes:
    parts = [rt.send(ready, "update", _bytes(rt, data)) if data else None, rt.send(ready, "final")]
    return b"".join(part.s.encode("latin-1") for part in parts if part is not None)


def decrypt(rt: Interpreter, value: Any, secret: bytes) -> Any:
    """A value's plain form; one that is not encrypted in a known format raises Chef's error."""
    if not (isinstance(value, dict) and "encrypted_data" in value):
        raise rt.error(
            "Chef::EncryptedDataBagItem::UnacceptableEncryptedDataBagItemFormat",
            "the value is not in a known encrypted format",
        )
    version = value.get("version")
    if version not in (1, 2, 3):
        raise rt.error(
            "Chef::EncryptedDataBagItem::UnsupportedEncryptedDataBagItemFormat",
            "This version of chef does not support encrypted data bag item format version %s" % version,
        )
    try:
        data, iv = base64.b64decode(value["encrypted_data"]), base64.b64decode(value["iv"])
        if version == 2:
            expected = base64.b64encode(hmac.new(secret, value["encrypted_data"].encode(), "sha256").digest())
            if not hmac.compare_digest(expected, value["hmac"].strip().encode()):
                raise ValueError("the signature does not fit this key")
        ready = cipher(rt, "aes-256-gcm" if version == 3 else "aes-256-cbc", "decrypt", secret, iv)
        if version == 3:
            rt.send(ready, "auth_tag=", _bytes(rt, base64.b64decode(value["auth_tag"])))
            rt.send(ready, "auth_data=", rt.str(""))
        return json.loads(_run(rt, ready, data).decode())["json_wrapper"]
    except (RubyError, ValueError, KeyError, TypeError) as error:
        text = rt.message_of(error.exc) if isinstance(error, RubyError) else str(error)
        raise rt.error(
            "Chef::EncryptedDataBagItem::DecryptionFailure",
            "Error decrypting data bag value: '%s'. Most likely the provided key is incorrect" % text,
        ) from None


def encrypt(rt: Interpreter, value: Any, secret: bytes) -> Dict[str, Any]:
    """In format 3."""
    iv = os.urandom(12)
    plain = json.dumps({"json_wrapper": value}, separators=(",", ":"), ensure_ascii=False).encode()
    ready = cipher(rt, "aes-256-gcm", "encrypt", secret, iv)
    rt.send(ready, "auth_data=", rt.str(""))
    data = _run(rt, ready, plain)
    tag = rt.send(ready, "auth_tag").s.encode("latin-1")
    text = {
        name: base64.encodebytes(part).decode()
        for name, part in (("encrypted_data", data), ("iv", iv), ("auth_tag", tag))
    }
    return {**text, "version": 3, "cipher": "aes-256-gcm"}


def _plain(rt: Interpreter, self: EncryptedItem) -> RHash:
    made = rt.hash({})
    for key in self.content:
        made.put(rt.str(key), read(rt, self, rt.str(key)))
    return made


@item_class.singleton("load")
def load(rt: Interpreter, self: Value, bag: Value, identifier: Value, secret: Value = None) -> Value:
    item = load_item(rt, bag, identifier)
    return make_encrypted(rt, rt.to_python(item.raw_data), _secret(rt, secret))


@item_class.singleton("load_secret")
def load_secret_file(rt: Interpreter, self: Value, path: Optional[str] = None) -> str:
    return load_secret(rt, path)


@item_class.singleton("encrypt_data_bag_item")
def encrypt_item(rt: Interpreter, self: Value, content: Value, secret: Value) -> Value:
    plain, key = rt.to_python(rt.send(content, "to_hash")), _secret(rt, secret)
    return rt.from_python({name: value if name == "id" else encrypt(rt, value, key) for name, value in plain.items()})


@item_class.method("initialize")
def initialize(rt: Interpreter, self: EncryptedItem, content: Value, secret: Value) -> None:
    self.content, self.secret = rt.to_python(content), _secret(rt, secret)


@item_class.method("[]")
def read(rt: Interpreter, self: EncryptedItem, key: Value) -> Value:
    name = rt.name(key)
    value = self.content.get(name)
    if name == "id" or value is None:
        return rt.from_python(value)
    return rt.from_python(decrypt(rt, value, self.secret))


@item_class.method("[]=")
def refuse(rt: Interpreter, self: EncryptedItem, key: Value, value: Value) -> Value:
    raise rt.error("ArgumentError", "assignment not supported for %s" % self.cls.real.name)


@item_class.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: EncryptedItem) -> Value:
    return _plain(rt, self)


@item_class.method("each", "each_pair")
def each(rt: Interpreter, self: EncryptedItem, *, block: Optional[RProc] = None) -> Value:
    rt.send(_plain(rt, self), "each", block=block)
    return self


@item_class.method("method_missing")
def method_missing(
    rt: Interpreter, self: EncryptedItem, method: Value, *args: Value, block: Optional[RProc] = None
) -> Value:
    return rt.send(_plain(rt, self), rt.name(method), *args, block=block)


@item_class.method("respond_to_missing?")
def respond_to_missing(rt: Interpreter, self: EncryptedItem, method: Value, private: Value = False) -> bool:
    return bool(rt.respond_to(rt.hash({}), rt.name(method)))


CLASSES = (item_class,)
