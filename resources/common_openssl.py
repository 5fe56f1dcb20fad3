"""What the openssl resources know about OpenSSL."""

from __future__ import annotations

from typing import Optional, Tuple

from pysolo.chef.declaration import Property
from pysolo.ruby.runtime.objects import UNSET

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


def file_rights(mode: Optional[str] = None) -> Tuple[Property, ...]:
    """Who owns the file that is written and who may read it."""
    return (
        Property("owner", (str, int), doc="The owner of the file."),
        Property("group", (str, int), doc="The group of the file."),
        Property("mode", (int, str), default=UNSET if mode is None else mode, doc="The mode of the file."),
    )


def key_curve(*more: str) -> Property:
    return Property(
        "key_curve",
        str,
        default="prime256v1",
        equal_to=("secp384r1", "secp521r1", "prime256v1", *more),
        doc="The curve.",
    )


def key_and_subject(key_type: str, named: bool) -> Tuple[Property, ...]:
    """The key that is certified, and whose it is; ``named``: not without a common name."""
    return (
        Property("country", str, doc="The subject's C."),
        Property("state", str, doc="The subject's ST."),
        Property("city", str, doc="The subject's L."),
        Property("org", str, doc="The subject's O."),
        Property("org_unit", str, doc="The subject's OU."),
        Property("common_name", str, required=named, doc="The subject's CN."),
        Property("email", str, doc="The subject's e-mail address."),
        Property("key_file", str, doc="The key to use; a new one is made where it is missing."),
        Property("key_pass", str, sensitive=True, doc="The pass phrase."),
        Property("key_type", str, default=key_type, equal_to=("rsa", "ec"), doc="rsa or ec."),
        KEY_LENGTH,
        key_curve(),
    )


PATH = Property("path", str, name_property=True, doc="The file.")
KEY_LENGTH = Property("key_length", int, default=2048, equal_to=(1024, 2048, 4096, 8192), doc="How many bits.")
PRIVATE_KEY = (
    PATH,
    Property("key_pass", str, sensitive=True, doc="The pass phrase."),
    Property(
        "key_cipher",
        str,
        default="des3",
        callbacks={"is not known to openssl": is_cipher},
        doc="The cipher that the pass phrase is used with.",
    ),
    *file_rights("0600"),
    Property("force", bool, default=False, desired_state=False, doc="Replace what is there."),
)
PUBLIC_KEY = (
    PATH,
    Property("private_key_path", str, doc="The file with the private key."),
    Property("private_key_content", str, sensitive=True, doc="The private key itself."),
    Property("private_key_pass", str, sensitive=True, doc="The private key's pass phrase."),
    *file_rights("0640"),
)
