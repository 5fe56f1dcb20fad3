"""The chef_vault_secret resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CHEF_VAULT_SECRET = Declaration(
    "chef_vault_secret",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"create": "Create.", "create_if_missing": "Create if missing.", "delete": "Delete."},
    default="create",
    properties=[
        Property("id", str, name_property=True),
        Property("data_bag", str, required=True, desired_state=False),
        Property("admins", (str, list), required=True, desired_state=False),
        Property("clients", (str, list), desired_state=False),
        Property("search", str, default="*:*", desired_state=False),
        Property("raw_data", dict, default={}, sensitive=True),
        Property("environment", (str, None), desired_state=False),
    ],
)
