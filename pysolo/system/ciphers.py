"""AES-256 in CBC and GCM mode through the OpenSSL library that Python itself is linked with: no package is needed for it."""

from __future__ import annotations

import ctypes
from typing import Any, Optional, Tuple

_GCM_SET_IV_LENGTH, _GCM_GET_TAG, _GCM_SET_TAG = 0x9, 0x10, 0x11
_NAMES = ("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so")
BLOCK = 16


class CipherError(Exception):
    """The data, the key or the tag do not belong together."""


class CipherUnavailable(Exception):
    """No OpenSSL library is on this machine."""


def decrypt_cbc(key: bytes, iv: bytes, data: bytes) -> bytes:
    """AES-256-CBC with PKCS#7 padding.

    :raises CipherError: when the padding is wrong, which a wrong key makes likely
    """
    return _run("EVP_aes_256_cbc", key, iv, data, encrypting=False)[0]


def encrypt_cbc(key: bytes, iv: bytes, data: bytes) -> bytes:
    return _run("EVP_aes_256_cbc", key, iv, data, encrypting=True)[0]


def decrypt_gcm(key: bytes, iv: bytes, data: bytes, tag: bytes) -> bytes:
    """AES-256-GCM without associated data.

    :raises CipherError: when the tag does not fit
    """
    return _run("EVP_aes_256_gcm", key, iv, data, encrypting=False, tag=tag)[0]


def encrypt_gcm(key: bytes, iv: bytes, data: bytes) -> Tuple[bytes, bytes]:
    """The encrypted data and its 16-byte tag."""
    return _run("EVP_aes_256_gcm", key, iv, data, encrypting=True)


def _library() -> Any:
    for name in _NAMES:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.EVP_CIPHER_CTX_new.restype = ctypes.c_void_p
        library.EVP_aes_256_cbc.restype = ctypes.c_void_p
        library.EVP_aes_256_gcm.restype = ctypes.c_void_p
        return library
    raise CipherUnavailable("no OpenSSL library (%s) can be loaded" % ", ".join(_NAMES))


def _run(
    cipher: str, key: bytes, iv: bytes, data: bytes, *, encrypting: bool, tag: Optional[bytes] = None
) -> Tuple[bytes, bytes]:
    if len(key) != 32:
        raise CipherError("the key must have 32 bytes, not %d" % len(key))
    library = _library()
    context = ctypes.c_void_p(library.EVP_CIPHER_CTX_new())
    gcm = cipher.endswith("gcm")

    def check(result: int) -> None:
        if result != 1:
            raise CipherError("the data cannot be decrypted with this key")

    try:
        kind = ctypes.c_void_p(getattr(library, cipher)())
        check(library.EVP_CipherInit_ex(context, kind, None, None, None, int(encrypting)))
        if gcm:
            check(library.EVP_CIPHER_CTX_ctrl(context, _GCM_SET_IV_LENGTH, len(iv), None))
        elif len(iv) != BLOCK:
            raise CipherError("the initialization vector must have %d bytes, not %d" % (BLOCK, len(iv)))
        check(library.EVP_CipherInit_ex(context, None, None, key, iv, int(encrypting)))
        out = ctypes.create_string_buffer(len(data) + 2 * BLOCK)
        length = ctypes.c_int(0)
        check(library.EVP_CipherUpdate(context, out, ctypes.byref(length), data, len(data)))
        done = length.value
        if tag is not None:
            check(library.EVP_CIPHER_CTX_ctrl(context, _GCM_SET_TAG, len(tag), tag))
        check(library.EVP_CipherFinal_ex(context, ctypes.byref(out, done), ctypes.byref(length)))
        done += length.value
        made = ctypes.create_string_buffer(BLOCK)
        if gcm and encrypting:
            check(library.EVP_CIPHER_CTX_ctrl(context, _GCM_GET_TAG, BLOCK, made))
        return out.raw[:done], made.raw
    finally:
        library.EVP_CIPHER_CTX_free(context)
