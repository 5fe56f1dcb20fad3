"""The chef_vault_secret resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CHEF_VAULT_SECRET = Declaration(
    "chef_vault_secret",
    doc="Keeps a secret as an item of Chef Vault in the data bag folder, for the readers that are named.",
    actions={
        "create": "Write the item unless it says the same.",
        "create_if_missing": "Write the item unless it is there.",
        "delete": "Remove the item and its keys.",
    },
    default="create",
    properties=[
        Property("id", str, name_property=True, doc="The item."),
        Property("data_bag", str, required=True, desired_state=False, doc="The data bag."),
        Property(
            "admins",
            (str, list),
            required=True,
            desired_state=False,
            doc="Users or clients of the chef-repo who may read it.",
        ),
        Property(
            "clients", (str, list), desired_state=False, doc="Clients who may read it: names, or a query for nodes."
        ),
        Property("search", str, default="*:*", desired_state=False, doc="The query that is kept with the item."),
        Property("raw_data", dict, default={}, sensitive=True, doc="The secret."),
        Property("environment", (str, None), desired_state=False, doc="Keep it below this name."),
    ],
    example="""
chef_vault_secret 'database' do
  data_bag 'secrets'
  raw_data('password' => 's3cret')
  admins %w(ann ben)
  search 'role:database'
end
""",
)
