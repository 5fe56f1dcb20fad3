"""openssl_ec_private_key: a new EC key, unless a valid one is there."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides
from pysolo.providers.openssl import given, is_private_key, locked_key, new_ec_key, require_openssl


class OpensslEcPrivateKey(Provider):
    serves = (provides("openssl_ec_private_key"),)

    def define_requirements(self) -> None:
        require_openssl(self)

    def action_create(self) -> None:
        new = self.new
        if not new.force and is_private_key(self, str(new.path), new.key_pass):
            return
        self.converge_by("Create an EC private key %s" % new.path, self._create)

    def _create(self) -> None:
        new = self.new
        self.declare("log", "Generating an %s EC key file at %s, this may take some time" % (new.key_curve, new.path))
        key = new_ec_key(self, str(new.key_curve))
        if new.key_pass:
            key = locked_key(self, key, "ec", str(new.key_pass), str(new.key_cipher))
        rights = given(self, "owner", "group", "mode")
        self.declare("file", str(new.path), content=key, sensitive=True, action="create", **rights)
