"""The chef_client_systemd_timer resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import integer

CHEF_CLIENT_SYSTEMD_TIMER = Declaration(
    "chef_client_systemd_timer",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"add": "Add.", "remove": "Remove."},
    default="add",
    properties=[
        Property("job_name", str, default="chef-client"),
        Property("description", str, default="Chef Infra Client periodic execution"),
        Property("user", str, default="root"),
        Property("delay_after_boot", str, default="1min"),
        Property("interval", str, default="30min"),
        Property("splay", str, default="5min"),
        Property("accept_chef_license", bool, default=False),
        Property("run_on_battery", bool, default=True),
        Property("config_directory", str, default="/etc/chef"),
        Property("chef_binary_path", str, default="/opt/chef/bin/chef-client"),
        Property("daemon_options", list, default=[]),
        Property("environment", dict, default={}),
        Property("cpu_quota", (int, str), coerce=integer),
        Property("service_umask", (int, str)),
    ],
)
