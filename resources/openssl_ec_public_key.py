"""The openssl_ec_public_key resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

OPENSSL_EC_PUBLIC_KEY = Declaration(
    "openssl_ec_public_key",
    doc="Writes the public part of an EC key.",
    actions={"create": "Write it."},
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The file."),
        Property("private_key_path", str, doc="The file with the private key."),
        Property("private_key_content", str, sensitive=True, doc="The private key itself."),
        Property("private_key_pass", str, sensitive=True, doc="The private key's pass phrase."),
        Property("owner", (str, int), doc="The owner of the file."),
        Property("group", (str, int), doc="The group of the file."),
        Property("mode", (int, str), default="0640", doc="The mode of the file."),
    ],
    example="""
openssl_ec_public_key '/etc/ssl/shop-ec.pub' do
  private_key_path '/etc/ssl/private/shop-ec.pem'
end
""",
)
