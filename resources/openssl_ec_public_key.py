"""The openssl_ec_public_key resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration
from pysolo.resources.common_openssl import PUBLIC_KEY

OPENSSL_EC_PUBLIC_KEY = Declaration(
    "openssl_ec_public_key",
    doc="Writes the public part of an EC key.",
    actions={"create": "Write it."},
    default="create",
    properties=PUBLIC_KEY,
    example="""
openssl_ec_public_key '/etc/ssl/shop-ec.pub' do
  private_key_path '/etc/ssl/private/shop-ec.pem'
end
""",
)
