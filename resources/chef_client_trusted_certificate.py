"""The chef_client_trusted_certificate resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CHEF_CLIENT_TRUSTED_CERTIFICATE = Declaration(
    "chef_client_trusted_certificate",
    doc="Manages a certificate that runs trust beside the system's own.",
    actions={"add": "Write it.", "remove": "Remove it."},
    default="add",
    properties=[
        Property("cert_name", str, name_property=True, doc="The file's name, with or without .pem."),
        Property("certificate", str, required=("add",), doc="The certificate as PEM text."),
    ],
    example="""
chef_client_trusted_certificate 'internal ca' do
  certificate <<~PEM
    -----BEGIN CERTIFICATE-----
    MIIBszCCAVmgAwIBAgIUZ0kYb0gqR3m4u1
    -----END CERTIFICATE-----
  PEM
end
""",
)
