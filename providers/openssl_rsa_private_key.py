"""openssl_rsa_private_key: a new RSA key, unless a valid one is there."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.openssl_keys import PrivateKey


class OpensslRsaPrivateKey(PrivateKey):
    serves = (provides("openssl_rsa_private_key"),)
    algorithm = "rsa"

    def task(self) -> str:
        return "create %d bit RSA key %s" % (self.new.key_length, self.new.path)
