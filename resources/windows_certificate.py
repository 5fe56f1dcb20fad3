"""The windows_certificate resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_CERTIFICATE = Declaration(
    "windows_certificate",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"create": "Create.", "acl_add": "Acl add.", "delete": "Delete.", "fetch": "Fetch.", "verify": "Verify."},
    default="create",
    properties=[
        Property("source", str, name_property=True),
        Property("pfx_password", str, sensitive=True),
        Property("private_key_acl", list),
        Property(
            "store_name",
            str,
            default="MY",
            equal_to=(
                "TRUSTEDPUBLISHER",
                "TrustedPublisher",
                "CLIENTAUTHISSUER",
                "REMOTE DESKTOP",
                "ROOT",
                "TRUSTEDDEVICES",
                "WEBHOSTING",
                "CA",
                "AUTHROOT",
                "TRUSTEDPEOPLE",
                "MY",
                "SMARTCARDROOT",
                "TRUST",
                "DISALLOWED",
            ),
        ),
        Property("user_store", bool, default=False),
        Property("sensitive", bool, default=lambda resource: resource.is_set("pfx_password"), skip_docs=True),
        Property("exportable", bool, default=False),
        Property("output_path", str),
    ],
    example="""
windows_certificate 'C:/certificates/shop.pfx' do
  pfx_password 's3cret'
end
""",
)
