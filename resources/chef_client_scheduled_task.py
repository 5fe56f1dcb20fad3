"""The chef_client_scheduled_task resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import integer, within
from pysolo.resources.common_defaults import text
from pysolo.resources.common_periodic import SPLAY

CHEF_CLIENT_SCHEDULED_TASK = Declaration(
    "chef_client_scheduled_task",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"add": "Add.", "remove": "Remove."},
    default="add",
    properties=[
        Property("task_name", str, default="chef-client"),
        Property("user", str, default="System", sensitive=True),
        Property("password", str, sensitive=True),
        Property(
            "frequency",
            str,
            default="minute",
            equal_to=("minute", "hourly", "daily", "monthly", "once", "on_logon", "onstart", "on_idle"),
        ),
        Property(
            "frequency_modifier",
            (int, str),
            default=lambda resource: 30 if resource.python("frequency") == "minute" else 1,
            coerce=integer,
            callbacks={"should be a positive number": lambda value: value >= 0},
        ),
        Property("accept_chef_license", bool, default=False),
        Property("start_date", str, regex=r"^[0-1][0-9]/[0-3][0-9]/\d{4}$"),
        Property("start_time", str, regex=r"^\d{2}:\d{2}$"),
        SPLAY,
        Property("use_consistent_splay", bool, default=False),
        Property("run_on_battery", bool, default=True),
        Property("config_directory", str, default="C:/chef"),
        Property("log_directory", str, default=text("%s/log", "config_directory")),
        Property("log_file_name", str, default="client.log"),
        Property("chef_binary_path", str, default="C:/opscode/chef/bin/chef-client"),
        Property("daemon_options", list, default=[]),
        Property("priority", int, default=7, callbacks={"should be in range of 0 to 10": within(0, 10)}),
    ],
    example="""
chef_client_scheduled_task 'every half hour' do
  frequency 'minute'
  frequency_modifier 30
end
""",
)
