"""The openssl_ec_private_key resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration
from pysolo.resources.common_openssl import PRIVATE_KEY, key_curve

OPENSSL_EC_PRIVATE_KEY = Declaration(
    "openssl_ec_private_key",
    doc="Creates an EC private key.",
    actions={"create": "Create it unless a valid one is there."},
    default="create",
    properties=[key_curve("secp224r1", "secp256k1"), *PRIVATE_KEY],
    example="""
openssl_ec_private_key '/etc/ssl/private/shop-ec.pem' do
  key_curve 'prime256v1'
  mode '0600'
end
""",
)
