"""The openssl_x509_crl resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_openssl import PATH, file_rights

OPENSSL_X509_CRL = Declaration(
    "openssl_x509_crl",
    doc="Creates a certificate revocation list.",
    actions={"create": "Create it, or add a serial number."},
    default="create",
    properties=[
        PATH,
        Property("serial_to_revoke", (int, str), doc="The serial number to revoke."),
        Property("revocation_reason", int, default=0, doc="Why."),
        Property("expire", int, default=8, doc="Days that it is valid."),
        Property("renewal_threshold", int, default=1, doc="Renew this many days before it ends."),
        Property("ca_cert_file", str, required=True, doc="The CA's certificate."),
        Property("ca_key_file", str, required=True, doc="The CA's key."),
        Property("ca_key_pass", str, doc="The pass phrase of the CA's key."),
        *file_rights(),
    ],
    example="""
openssl_x509_crl '/etc/ssl/ca.crl' do
  ca_cert_file '/etc/ssl/ca.crt'
  ca_key_file '/etc/ssl/private/ca.key'
  serial_to_revoke 'C7BCB6602A2E4251EF4E2827A228CB52BC0CEA2F'
end
""",
)
