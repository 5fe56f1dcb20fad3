"""openssl_rsa_public_key: the public part of a private key."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.openssl_keys import PublicKey


class OpensslRsaPublicKey(PublicKey):
    serves = (provides("openssl_rsa_public_key"),)
    algorithm = "rsa"
