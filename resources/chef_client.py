"""The chef_client resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_repository import ACTIONS, OBJECT

CHEF_CLIENT = Declaration(
    "chef_client",
    doc="Manages a client of the chef-repo: the name and the public key of one who may read vaults.",
    actions=ACTIONS,
    default="create",
    properties=[
        Property("chef_client_name", str, name_property=True, doc="The client."),
        Property("admin", bool, doc="Whether it may administrate."),
        Property("validator", bool, doc="Whether it may make other clients."),
        Property("source_key", (str, "OpenSSL::PKey::PKey"), desired_state=False, doc="Its key, private or public."),
        Property("source_key_path", str, desired_state=False, doc="The file of its key."),
        Property("source_key_pass_phrase", str, desired_state=False, sensitive=True, doc="What opens the key."),
        *OBJECT,
    ],
    example="""
chef_client 'web1' do
  source_key_path '/etc/chef/web1.pem'
end
""",
)
