"""openssl_ec_private_key: a new EC key, unless a valid one is there."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.openssl_keys import PrivateKey


class OpensslEcPrivateKey(PrivateKey):
    serves = (provides("openssl_ec_private_key"),)
    algorithm = "ec"

    def task(self) -> str:
        return "Create an EC private key %s" % self.new.path

    def announce(self) -> None:
        new = self.new
        self.declare("log", "Generating an %s EC key file at %s, this may take some time" % (new.key_curve, new.path))
