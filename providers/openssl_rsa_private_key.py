"""openssl_rsa_private_key: a new RSA key, unless a valid one is there."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides
from pysolo.providers.openssl import given, is_private_key, locked_key, new_rsa_key, require_openssl


class OpensslRsaPrivateKey(Provider):
    serves = (provides("openssl_rsa_private_key"),)

    def define_requirements(self) -> None:
        require_openssl(self)

    def action_create(self) -> None:
        new = self.new
        if not new.force and is_private_key(self, str(new.path), new.key_pass):
            return
        self.converge_by("create %d bit RSA key %s" % (new.key_length, new.path), self._create)

    def _create(self) -> None:
        new = self.new
        key = new_rsa_key(self, int(new.key_length))
        if new.key_pass:
            key = locked_key(self, key, "rsa", str(new.key_pass), str(new.key_cipher))
        rights = given(self, "owner", "group", "mode")
        self.declare("file", str(new.path), content=key, sensitive=True, action="create", **rights)
