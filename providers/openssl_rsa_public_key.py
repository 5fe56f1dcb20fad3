"""openssl_rsa_public_key: the public part of a private key."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides
from pysolo.providers.openssl import given, public_key, require_openssl, require_private_key


class OpensslRsaPublicKey(Provider):
    serves = (provides("openssl_rsa_public_key"),)

    def define_requirements(self) -> None:
        require_openssl(self)
        if not (self.new.private_key_path and self.new.private_key_content):
            require_private_key(self)

    def action_create(self) -> None:
        self.declare(
            "file",
            str(self.new.path),
            content=public_key(self, "rsa"),
            action="create",
            **given(self, "owner", "group", "mode"),
        )
