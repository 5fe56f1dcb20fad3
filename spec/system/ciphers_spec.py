from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pysolo.system.ciphers import CipherError, decrypt_cbc, decrypt_gcm, encrypt_cbc, encrypt_gcm

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


@given(st.binary(max_size=100))
@settings(max_examples=25)
def test_what_was_encrypted_comes_back(data: bytes) -> None:
    assert decrypt_cbc(KEY, b"i" * 16, encrypt_cbc(KEY, b"i" * 16, data)) == data
    encrypted, tag = encrypt_gcm(KEY, b"n" * 12, data)
    assert decrypt_gcm(KEY, b"n" * 12, encrypted, tag) == data


def test_the_openssl_program_reads_what_we_write() -> None:
    encrypted = encrypt_cbc(KEY, b"i" * 16, b"known text")
    command = ["openssl", "enc", "-d", "-aes-256-cbc", "-K", KEY.hex(), "-iv", (b"i" * 16).hex()]
    assert subprocess.run(command, input=encrypted, capture_output=True, check=True).stdout == b"known text"


def test_a_wrong_key_or_tag_is_an_error() -> None:
    encrypted, tag = encrypt_gcm(KEY, b"n" * 12, b"known text")
    with pytest.raises(CipherError):
        decrypt_gcm(OTHER_KEY, b"n" * 12, encrypted, tag)
    with pytest.raises(CipherError):
        decrypt_gcm(KEY, b"n" * 12, encrypted, bytes(16))
    with pytest.raises(CipherError, match="32 bytes"):
        decrypt_cbc(b"short", b"i" * 16, encrypted)
