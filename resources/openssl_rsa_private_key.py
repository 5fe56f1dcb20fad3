"""The openssl_rsa_private_key resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_openssl import is_cipher

OPENSSL_RSA_PRIVATE_KEY = Declaration(
    "openssl_rsa_private_key",
    doc="Creates an RSA private key.",
    actions={"create": "Create it unless a valid one is there."},
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The file."),
        Property("key_length", int, default=2048, equal_to=(1024, 2048, 4096, 8192), doc="How many bits."),
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
    provides=("openssl_rsa_key",),
    example="""
openssl_rsa_private_key '/etc/ssl/private/shop.pem' do
  key_length 2048
  mode '0600'
end
""",
)
