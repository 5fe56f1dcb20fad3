"""The openssl_dhparam resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

OPENSSL_DHPARAM = Declaration(
    "openssl_dhparam",
    doc="Creates Diffie-Hellman parameters.",
    actions={"create": "Create them unless valid ones are there."},
    default="create",
    properties=[
        Property("path", str, name_property=True, doc="The file."),
        Property("key_length", int, default=2048, equal_to=(1024, 2048, 4096, 8192), doc="How many bits."),
        Property("generator", int, default=2, equal_to=(2, 5), doc="The generator."),
        Property("owner", (str, int), doc="The owner of the file."),
        Property("group", (str, int), doc="The group of the file."),
        Property("mode", (int, str), default="0640", doc="The mode of the file."),
    ],
    example="""
openssl_dhparam '/etc/ssl/dhparam.pem' do
  key_length 2048
  mode '0640'
end
""",
)
