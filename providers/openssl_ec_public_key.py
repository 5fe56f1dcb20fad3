"""openssl_ec_public_key: the public part of a private key."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.openssl_keys import PublicKey


class OpensslEcPublicKey(PublicKey):
    serves = (provides("openssl_ec_public_key"),)
    algorithm = "ec"
