"""The openssl_x509_certificate resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_openssl import PATH, file_rights, key_and_subject

OPENSSL_X509_CERTIFICATE = Declaration(
    "openssl_x509_certificate",
    doc="Creates a certificate, self-signed or signed by a CA.",
    actions={"create": "Create it unless a valid one is there."},
    default="create",
    properties=[
        PATH,
        *file_rights(),
        Property("expire", int, default=365, doc="Days that it is valid."),
        *key_and_subject("rsa", named=False),
        Property(
            "extensions",
            dict,
            default={},
            doc="X.509 extensions: name to {'values' => [...], 'critical' => bool}.",
        ),
        Property("subject_alt_name", list, default=[], doc="Further names, such as DNS:example.com."),
        Property("csr_file", str, doc="A request to sign."),
        Property("ca_cert_file", str, doc="The CA's certificate."),
        Property("ca_key_file", str, doc="The CA's key."),
        Property("ca_key_pass", str, doc="The pass phrase of the CA's key."),
        Property("renew_before_expiry", int, doc="Renew this many days before it ends.", introduced="15.7"),
    ],
    provides=("openssl_x509",),
    example="""
openssl_x509_certificate '/etc/ssl/shop.crt' do
  common_name 'shop.example.com'
  subject_alt_name ['DNS:www.shop.example.com']
  expire 365
end
""",
)
