"""The chocolatey_source resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CHOCOLATEY_SOURCE = Declaration(
    "chocolatey_source",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"add": "Add.", "remove": "Remove.", "disable": "Disable.", "enable": "Enable."},
    default="add",
    properties=[
        Property("source_name", str, name_property=True),
        Property("source", str),
        Property("bypass_proxy", bool, default=False),
        Property("admin_only", bool, default=False),
        Property("allow_self_service", bool, default=False),
        Property("priority", int, default=0),
        Property("disabled", bool, default=False, desired_state=False, skip_docs=True),
        Property("username", str),
        Property("password", str, sensitive=True, desired_state=False),
        Property("cert", str),
        Property("cert_password", str, sensitive=True, desired_state=False),
    ],
    example="""
chocolatey_source 'internal' do
  source 'https://packages.example.com/choco'
  priority 1
end
""",
)
