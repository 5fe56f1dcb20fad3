"""The chef_client_cron resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import integer

CHEF_CLIENT_CRON = Declaration(
    "chef_client_cron",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"add": "Add.", "remove": "Remove."},
    default="add",
    properties=[
        Property("job_name", str, default="chef-client"),
        Property("comment", str),
        Property("user", str, default="root", doc="Whose crontab, or who runs it."),
        Property("minute", (int, str), default="0,30", doc="The minute (0-59)."),
        Property("hour", (int, str), default="*", doc="The hour (0-23)."),
        Property("day", (int, str), default="*", doc="The day of the month (1-31)."),
        Property("month", (int, str), default="*", doc="The month (1-12, or a name)."),
        Property("weekday", (int, str), default="*", doc="The day of the week (0-7, or a name)."),
        Property("splay", (int, str), default=300, coerce=integer),
        Property("mailto", str, doc="The MAILTO variable."),
        Property("accept_chef_license", bool, default=False),
        Property("config_directory", str, default="/etc/chef"),
        Property("log_directory", str, default="/var/log/chef"),
        Property("log_file_name", str, default="client.log"),
        Property("append_log_file", bool, default=True),
        Property("chef_binary_path", str, default="/opt/chef/bin/chef-client"),
        Property("daemon_options", list, default=[]),
        Property("environment", dict, default={}, doc="Further variables."),
        Property("nice", (int, str), coerce=integer),
    ],
)
