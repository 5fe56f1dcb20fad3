"""The chef_client_systemd_timer resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import integer
from pysolo.resources.common_periodic import PROGRAM

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
        Property("run_on_battery", bool, default=True, doc="Run on battery too."),
        *PROGRAM,
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
