"""The openssl_x509_certificate resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

OPENSSL_X509_CERTIFICATE = Declaration(
    "openssl_x509_certificate",
    doc="Creates a certificate, self-signed or signed by a CA.",
    actions={"create": "Create it unless a valid one is there."},
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The file."),
        Property("owner", (str, int), doc="The owner of the file."),
        Property("group", (str, int), doc="The group of the file."),
        Property("expire", int, default=365, doc="Days that it is valid."),
        Property("mode", (int, str), doc="The mode of the file."),
        Property("country", str, doc="The subject's C."),
        Property("state", str, doc="The subject's ST."),
        Property("city", str, doc="The subject's L."),
        Property("org", str, doc="The subject's O."),
        Property("org_unit", str, doc="The subject's OU."),
        Property("common_name", str, doc="The subject's CN."),
        Property("email", str, doc="The subject's e-mail address."),
        Property(
            "extensions",
            dict,
            default={},
            doc="X.509 extensions: name to {'values' => [...], 'critical' => bool}.",
        ),
        Property("subject_alt_name", list, default=[], doc="Further names, such as DNS:example.com."),
        Property("key_file", str, doc="The key to use; a new one is made where it is missing."),
        Property("key_pass", str, sensitive=True, doc="The pass phrase."),
        Property("key_type", str, default="rsa", equal_to=("rsa", "ec"), doc="rsa or ec."),
        Property("key_length", int, default=2048, equal_to=(1024, 2048, 4096, 8192), doc="How many bits."),
        Property(
            "key_curve",
            str,
            default="prime256v1",
            equal_to=("secp384r1", "secp521r1", "prime256v1"),
            doc="The curve.",
        ),
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
