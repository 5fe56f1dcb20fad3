"""What the openssl resources know about OpenSSL."""

from __future__ import annotations

#: ciphers that a key can be locked with, by the names that OpenSSL gives them
CIPHERS = tuple(
    [
        f"{name}-{bits}-{mode}"
        for name in ("aes", "aria", "camellia")
        for bits in (128, 192, 256)
        for mode in ("cbc", "cfb", "ecb", "ofb")
    ]
    + ["aes128", "aes192", "aes256", "aria128", "aria192", "aria256", "camellia128", "camellia192", "camellia256"]
    + [
        "des3",
        "des-ede3",
        "des-ede3-cbc",
        "des-ede-cbc",
        "des-ede",
        "des",
        "des-cbc",
        "bf",
        "bf-cbc",
        "cast5-cbc",
        "seed",
        "seed-cbc",
    ]
)


def is_cipher(name: object) -> bool:
    return str(name).lower() in CIPHERS
