"""chef_client_systemd_timer: periodic runs by a systemd timer."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.chef.provider import Provider, provides
from pysolo.providers.periodic_run import command_line, provide_program


class ChefClientSystemdTimer(Provider):
    serves = (provides("chef_client_systemd_timer"),)

    def action_add(self) -> None:
        name = str(self.new.job_name)
        provide_program(self)
        self.declare("systemd_unit", name + ".service", content=self._service(), action="create")
        self.declare("systemd_unit", name + ".timer", content=self._timer(), action=["create", "enable", "start"])

    def action_remove(self) -> None:
        for suffix in (".service", ".timer"):
            self.declare("systemd_unit", str(self.new.job_name) + suffix, action="delete")

    def _timer(self) -> Dict[str, Dict[str, Any]]:
        new = self.new
        return {
            "Unit": {"Description": new.description},
            "Timer": {
                "OnBootSec": new.delay_after_boot,
                "OnUnitActiveSec": new.interval,
                "RandomizedDelaySec": new.splay,
            },
            "Install": {"WantedBy": "timers.target"},
        }

    def _service(self) -> Dict[str, Dict[str, Any]]:
        new = self.new
        service: Dict[str, Any] = {
            "Type": "oneshot",
            "ExecStart": command_line(self, license_last=False),
            "SuccessExitStatus": [3, 213, 35, 37, 41],
        }
        if new.service_umask is not None:
            service["UMask"] = new.service_umask
        if not new.run_on_battery:
            service["ConditionACPower"] = "true"
        if new.cpu_quota is not None:
            service["CPUQuota"] = "%d%%" % new.cpu_quota
        if new.environment:
            service["Environment"] = ['"%s=%s"' % pair for pair in new.environment.items()]
        return {
            "Unit": {"Description": new.description, "After": "network.target auditd.service"},
            "Service": service,
            "Install": {"WantedBy": "multi-user.target"},
        }
