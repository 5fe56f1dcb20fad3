"""The openssl_rsa_private_key resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration
from pysolo.resources.common_openssl import KEY_LENGTH, PRIVATE_KEY

OPENSSL_RSA_PRIVATE_KEY = Declaration(
    "openssl_rsa_private_key",
    doc="Creates an RSA private key.",
    actions={"create": "Create it unless a valid one is there."},
    default="create",
    properties=[KEY_LENGTH, *PRIVATE_KEY],
    provides=("openssl_rsa_key",),
    example="""
openssl_rsa_private_key '/etc/ssl/private/shop.pem' do
  key_length 2048
  mode '0600'
end
""",
)
