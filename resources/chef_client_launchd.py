"""The chef_client_launchd resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_periodic import NICE, PROGRAM, SPLAY, seconds

CHEF_CLIENT_LAUNCHD = Declaration(
    "chef_client_launchd",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"enable": "Enable.", "disable": "Disable."},
    default="enable",
    properties=[
        Property("user", str, default="root"),
        Property("working_directory", str, default="/var/root"),
        seconds("interval", 30, "Minutes between runs."),
        SPLAY,
        Property("log_directory", str, default="/Library/Logs/Chef"),
        Property("log_file_name", str, default="client.log"),
        *PROGRAM,
        NICE,
        Property("low_priority_io", bool, default=True),
    ],
    example="""
chef_client_launchd 'every half hour' do
  interval 30
end
""",
)
