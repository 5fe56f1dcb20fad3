"""The openssl_x509_request resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration
from pysolo.resources.common_openssl import PATH, file_rights, key_and_subject

OPENSSL_X509_REQUEST = Declaration(
    "openssl_x509_request",
    doc="Creates a certificate request.",
    actions={"create": "Create it unless one is there."},
    default="create",
    properties=[PATH, *file_rights(), *key_and_subject("ec", named=True)],
    example="""
openssl_x509_request '/etc/ssl/shop.csr' do
  common_name 'shop.example.com'
  org 'Example'
  country 'AT'
end
""",
)
