"""The openssl_x509_request resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

OPENSSL_X509_REQUEST = Declaration(
    "openssl_x509_request",
    doc="Creates a certificate request.",
    actions={"create": "Create it unless one is there."},
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The file."),
        Property("owner", (str, int), doc="The owner of the file."),
        Property("group", (str, int), doc="The group of the file."),
        Property("mode", (int, str), doc="The mode of the file."),
        Property("country", str, doc="The subject's C."),
        Property("state", str, doc="The subject's ST."),
        Property("city", str, doc="The subject's L."),
        Property("org", str, doc="The subject's O."),
        Property("org_unit", str, doc="The subject's OU."),
        Property("common_name", str, required=True, doc="The subject's CN."),
        Property("email", str, doc="The subject's e-mail address."),
        Property("key_file", str, doc="The key to use; a new one is made where it is missing."),
        Property("key_pass", str, sensitive=True, doc="The pass phrase."),
        Property("key_type", str, default="ec", equal_to=("rsa", "ec"), doc="rsa or ec."),
        Property("key_length", int, default=2048, equal_to=(1024, 2048, 4096, 8192), doc="How many bits."),
        Property(
            "key_curve",
            str,
            default="prime256v1",
            equal_to=("secp384r1", "secp521r1", "prime256v1"),
            doc="The curve.",
        ),
    ],
    example="""
openssl_x509_request '/etc/ssl/shop.csr' do
  common_name 'shop.example.com'
  org 'Example'
  country 'AT'
end
""",
)
