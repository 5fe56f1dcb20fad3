"""The openssl_ec_private_key resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_openssl import is_cipher

OPENSSL_EC_PRIVATE_KEY = Declaration(
    "openssl_ec_private_key",
    doc="Creates an EC private key.",
    actions={"create": "Create it unless a valid one is there."},
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The file."),
        Property(
            "key_curve",
            str,
            default="prime256v1",
            equal_to=("secp384r1", "secp521r1", "prime256v1", "secp224r1", "secp256k1"),
            doc="The curve.",
        ),
        Property("key_pass", str, sensitive=True, doc="The pass phrase."),
        Property(
            "key_cipher",
            str,
            default="des3",
            callbacks={"is not known to openssl": is_cipher},
            doc="The cipher that the pass phrase is used with.",
        ),
        Property("owner", (str, int), doc="The owner of the file."),
        Property("group", (str, int), doc="The group of the file."),
        Property("mode", (int, str), default="0600", doc="The mode of the file."),
        Property("force", bool, default=False, desired_state=False, doc="Replace what is there."),
    ],
    example="""
openssl_ec_private_key '/etc/ssl/private/shop-ec.pem' do
  key_curve 'prime256v1'
  mode '0600'
end
""",
)
