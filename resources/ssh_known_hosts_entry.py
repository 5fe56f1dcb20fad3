"""The ssh_known_hosts_entry resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import node_attribute

SSH_KNOWN_HOSTS_ENTRY = Declaration(
    "ssh_known_hosts_entry",
    doc="Collects host keys and writes them to a known_hosts file at the end of the run.",
    actions={"create": "Add the key.", "flush": "Write the file now."},
    default="create",
    properties=[
        Property("host", str, name_property=True, doc="The host."),
        Property("key", str, doc="The key; without it the host is asked."),
        Property("key_type", str, default="rsa", doc="The key's type."),
        Property("port", int, default=22, doc="The port."),
        Property("timeout", int, default=30, desired_state=False, doc="Seconds to wait for the host."),
        Property("mode", str, default="0644", doc="The mode of the file."),
        Property("owner", (str, int), default="root", doc="The owner of the file."),
        Property("group", (str, int), default=node_attribute("root_group"), doc="The group of the file."),
        Property("hash_entries", bool, default=False, doc="Hash the host's name."),
        Property("file_location", str, default="/etc/ssh/ssh_known_hosts", doc="The file."),
    ],
    example="""
ssh_known_hosts_entry 'git.example.com' do
  key 'AAAAC3NzaC1lZDI1NTE5AAAAIDWqZbJQeGZq9ZQvqYV7YbX4Wc8VgqJ3uQ9m1kq3mJ5x'
  key_type 'ssh-ed25519'
end
""",
)
