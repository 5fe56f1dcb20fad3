"""The openssl program: what the openssl resources ask of it. Pass phrases travel in its environment, never on a command line."""

from __future__ import annotations

import os
import posixpath
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider

KEY_TYPES = {"rsa": "rsa", "ec": "ec"}


def _environment(passphrase: Optional[str], name: str = "KEY_PASS") -> Dict[str, str]:
    return {name: passphrase if passphrase is not None else ""}


def require_openssl(provider: Provider) -> None:
    provider.requires(
        provider.system.which("openssl") is not None,
        ("Chef::Exceptions::MissingLibrary", "%s needs the openssl program, which is not installed" % provider.new),
        "Assuming that openssl would have been installed",
    )


def require_private_key(provider: Provider) -> None:
    """The key that a public key is made from may be one that a why-run has not made."""
    path = provider.new.private_key_path
    provider.requires(
        not path or provider.system.exists(str(path)),
        ("RuntimeError", "%s not a valid private key or password is invalid" % path),
        "Assuming that the key %s would have been created" % path,
        block=True,
    )


def openssl(provider: Provider, *words: str, **options: Any) -> str:
    """Run openssl; what it prints."""
    text: str = provider.shell_out_("openssl", *words, timeout=options.pop("timeout", 900), **options).stdout
    return text


def is_private_key(provider: Provider, path: str, passphrase: Optional[str]) -> bool:
    """Is the file a private key that the pass phrase opens?"""
    if not provider.system.exists(path):
        return False
    words = ("pkey", "-in", path, "-noout", "-passin", "env:KEY_PASS")
    return bool(provider.shell_out("openssl", *words, environment=_environment(passphrase)).exitstatus == 0)


def new_rsa_key(provider: Provider, bits: int) -> str:
    traditional = provider.shell_out("openssl", "genrsa", "-traditional", str(bits), timeout=900)
    if traditional.exitstatus == 0:
        text: str = traditional.stdout
        return text
    return openssl(provider, "genrsa", str(bits))  # before OpenSSL 3 there was no other form


def new_ec_key(provider: Provider, curve: str) -> str:
    return openssl(provider, "ecparam", "-name", curve, "-genkey", "-noout")


def new_key(provider: Provider, kind: str) -> str:
    """A key as the resource's key_length or key_curve says."""
    new = provider.new
    return new_rsa_key(provider, int(new.key_length)) if kind == "rsa" else new_ec_key(provider, str(new.key_curve))


def locked_key(provider: Provider, key: str, kind: str, passphrase: str, cipher: str) -> str:
    """The key with a pass phrase on it."""
    words = [KEY_TYPES[kind], "-%s" % cipher, "-passout", "env:KEY_PASS"]
    options: Dict[str, Any] = {"input": key, "environment": _environment(passphrase)}
    if kind == "rsa":
        old_form = provider.shell_out("openssl", *words, "-traditional", **options)
        if old_form.exitstatus == 0:
            text: str = old_form.stdout
            return text
    return openssl(provider, *words, **options)


def public_key(provider: Provider, kind: str) -> str:
    """The public part of the key that private_key_path or private_key_content gives."""
    new = provider.new
    path, content = new.private_key_path, new.private_key_content
    if path and content:
        provider.fail(
            "ArgumentError",
            "You cannot specify both 'private_key_path' and 'private_key_content' properties at the same time.",
        )
    if not path and not content:
        provider.fail(
            "ArgumentError",
            "You must specify the private key with either 'private_key_path' or 'private_key_content' properties.",
        )
    source = ["-in", str(path)] if path else []
    options: Dict[str, Any] = {"environment": _environment(new.private_key_pass)}
    if content:
        options["input"] = str(content)
    result = provider.shell_out("openssl", KEY_TYPES[kind], *source, "-pubout", "-passin", "env:KEY_PASS", **options)
    if result.exitstatus != 0:
        provider.fail(
            "RuntimeError", "%s not a valid private %s key or password is invalid" % (path or "", kind.upper())
        )
    text: str = result.stdout
    return text


def given(provider: Provider, *names: str) -> Dict[str, Any]:
    """Properties that are set, for the file that is written."""
    found = {name: provider.new.get(name) for name in names}
    return {name: value for name, value in found.items() if value is not None}


@contextmanager
def workshop(provider: Provider) -> Iterator[str]:
    """A folder that only we may look into, removed afterwards."""
    folder = "/tmp/.pysolo-%s" % os.urandom(8).hex()
    provider.system.mkdir(folder, 0o700)
    try:
        yield folder
    finally:
        provider.system.rmtree(folder)


def key_beside(provider: Provider) -> str:
    """The key file of a certificate or request: named by key_file, else beside it with the suffix .key."""
    new = provider.new
    if new.key_file:
        return str(new.key_file)
    stem = posixpath.splitext(str(new.path))[0]
    return stem + ".key"


def subject(provider: Provider) -> str:
    """The subject in the form of `-subj`."""
    new = provider.new
    parts: List[str] = []
    for short, name in (
        ("C", "country"),
        ("ST", "state"),
        ("L", "city"),
        ("O", "org"),
        ("OU", "org_unit"),
        ("CN", "common_name"),
        ("emailAddress", "email"),
    ):
        value = getattr(new, name)
        if value is not None:
            parts.append("/%s=%s" % (short, str(value).replace("\\", "\\\\").replace("/", "\\/")))
    return "".join(parts) or "/"
