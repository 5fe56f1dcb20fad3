"""The chef_client_launchd resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import integer

CHEF_CLIENT_LAUNCHD = Declaration(
    "chef_client_launchd",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"enable": "Enable.", "disable": "Disable."},
    default="enable",
    properties=[
        Property("user", str, default="root"),
        Property("working_directory", str, default="/var/root"),
        Property("interval", (int, str), default=30, coerce=integer),
        Property("splay", (int, str), default=300, coerce=integer),
        Property("accept_chef_license", bool, default=False),
        Property("config_directory", str, default="/etc/chef"),
        Property("log_directory", str, default="/Library/Logs/Chef"),
        Property("log_file_name", str, default="client.log"),
        Property("chef_binary_path", str, default="/opt/chef/bin/chef-client"),
        Property("daemon_options", list, default=[]),
        Property("environment", dict, default={}),
        Property("nice", (int, str), coerce=integer),
        Property("low_priority_io", bool, default=True),
    ],
    example="""
chef_client_launchd 'every half hour' do
  interval 30
end
""",
)
