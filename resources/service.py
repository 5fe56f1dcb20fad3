"""The service resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.resources.common_coerce import flags, words
from pysolo.resources.common_defaults import from_property

SERVICE = Declaration(
    "service",
    doc="Manages a service.",
    actions={
        "enable": "Start it at boot.",
        "disable": "Do not start it at boot.",
        "start": "Start it now.",
        "stop": "Stop it now.",
        "restart": "Stop and start it.",
        "reload": "Let it read its configuration again.",
        "mask": "Make starting it impossible.",
        "unmask": "Undo `:mask`.",
    },
    default="nothing",
    properties=[
        Property(
            "supports",
            dict,
            default={Sym("restart"): None, Sym("reload"): None, Sym("status"): None},
            coerce=flags,
            doc="Which of restart, reload and status the init script knows.",
        ),
        Property("service_name", str, name_property=True, doc="The name of the service."),
        Property(
            "pattern",
            str,
            default=from_property("service_name"),
            desired_state=False,
            doc="What to look for in the process table.",
        ),
        Property("start_command", (str, None, False), desired_state=False, doc="Starts it."),
        Property("stop_command", (str, None, False), desired_state=False, doc="Stops it."),
        Property("status_command", (str, None, False), desired_state=False, doc="Exits with 0 while it runs."),
        Property("restart_command", (str, None, False), desired_state=False, doc="Restarts it."),
        Property("reload_command", (str, None, False), desired_state=False, doc="Reloads it."),
        Property("init_command", str, desired_state=False, doc="The init script."),
        Property("enabled", bool, skip_docs=True, doc="Is it started at boot?"),
        Property("running", bool, skip_docs=True, doc="Does it run?"),
        Property("masked", bool, skip_docs=True, doc="Is it masked?"),
        Property("static", bool, skip_docs=True, doc="Is its unit one that cannot be enabled?"),
        Property("indirect", bool, skip_docs=True, doc="Is its unit enabled through another one?"),
        Property("options", (list, str), coerce=words, doc="Solaris: options of the service command."),
        Property("priority", (int, str, dict), doc="Debian init scripts: the order of start and stop."),
        Property("timeout", int, default=900, desired_state=False, doc="Seconds to wait."),
        Property("parameters", dict, doc="Upstart: parameters of the service."),
        Property("run_levels", list, doc="Red Hat init scripts: the run levels."),
        Property("user", str, doc="systemd: the user whose manager runs it.", introduced="12.21"),
    ],
    example="""
service 'nginx' do
  supports status: true, reload: true
  action %i(enable start)
end
""",
)
