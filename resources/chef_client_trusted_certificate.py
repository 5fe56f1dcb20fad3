"""The chef_client_trusted_certificate resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CHEF_CLIENT_TRUSTED_CERTIFICATE = Declaration(
    "chef_client_trusted_certificate",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"add": "Add.", "remove": "Remove."},
    default="add",
    properties=[
        Property("cert_name", str, name_property=True),
        Property("certificate", str, required=("add",)),
    ],
)
