"""The chef_client_systemd_timer resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import integer

CHEF_CLIENT_SYSTEMD_TIMER = Declaration(
    "chef_client_systemd_timer",
    doc="Lets a systemd timer run this program periodically, under Chef's names.",
    actions={"add": "Add and start the timer.", "remove": "Remove the timer."},
    default="add",
    properties=[
        Property("job_name", str, default="chef-client", doc="The name of the units."),
        Property("description", str, default="Chef Infra Client periodic execution", doc="What systemctl shows."),
        Property("user", str, default="root", doc="Who runs it."),
        Property("delay_after_boot", str, default="1min", doc="How long after the boot."),
        Property("interval", str, default="30min", doc="How long between runs."),
        Property("splay", str, default="5min", doc="How long a start may be put off."),
        Property("accept_chef_license", bool, default=False, doc="Accept the licence."),
        Property("run_on_battery", bool, default=True, doc="Run on battery too."),
        Property("config_directory", str, default="/etc/chef", doc="Where client.rb is."),
        Property(
            "chef_binary_path",
            str,
            default="/opt/chef/bin/chef-client",
            doc="The program. Where the default is not there, a launcher of this program is put in its place.",
        ),
        Property("daemon_options", list, default=[], doc="Further options."),
        Property("environment", dict, default={}, doc="Variables."),
        Property(
            "cpu_quota",
            (int, str),
            coerce=integer,
            callbacks={"should be a positive Integer": lambda value: value > 0},
            doc="Percent of a CPU.",
        ),
        Property("service_umask", (int, str), doc="The umask of the service."),
    ],
    example="""
chef_client_systemd_timer 'every half hour' do
  interval '30min'
  splay '1min'
end
""",
)
