"""The selinux_state resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SELINUX_STATE = Declaration(
    "selinux_state",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"enforcing": "Enforcing.", "permissive": "Permissive.", "disabled": "Disabled."},
    default="enforcing",
    properties=[
        Property("config_file", str, default="/etc/selinux/config"),
        Property("persistent", bool, default=True),
        Property("policy", str, default="default", equal_to=("default", "minimum", "mls", "src", "strict", "targeted")),
        Property("automatic_reboot", (bool, "symbol"), default=False),
    ],
    example="""
selinux_state 'enforcing' do
  action :enforcing
end
""",
)
