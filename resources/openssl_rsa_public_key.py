"""The openssl_rsa_public_key resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration
from pysolo.resources.common_openssl import PUBLIC_KEY

OPENSSL_RSA_PUBLIC_KEY = Declaration(
    "openssl_rsa_public_key",
    doc="Writes the public part of an RSA key.",
    actions={"create": "Write it."},
    default="create",
    properties=PUBLIC_KEY,
    example="""
openssl_rsa_public_key '/etc/ssl/shop.pub' do
  private_key_path '/etc/ssl/private/shop.pem'
end
""",
)
