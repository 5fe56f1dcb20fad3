"""The openssl_dhparam resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_openssl import KEY_LENGTH, PATH, file_rights

OPENSSL_DHPARAM = Declaration(
    "openssl_dhparam",
    doc="Creates Diffie-Hellman parameters.",
    actions={"create": "Create them unless valid ones are there."},
    default="create",
    properties=[
        PATH,
        KEY_LENGTH,
        Property("generator", int, default=2, equal_to=(2, 5), doc="The generator."),
        *file_rights("0640"),
    ],
    example="""
openssl_dhparam '/etc/ssl/dhparam.pem' do
  key_length 2048
  mode '0640'
end
""",
)
