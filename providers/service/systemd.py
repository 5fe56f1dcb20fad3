"""Services of systemd, asked with one `systemctl show`."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from pysolo.chef.provider import provides
from pysolo.providers.service.base import ServiceProvider
from pysolo.providers.systemd import control, is_running, user_environment

ENABLED_STATES = ("enabled", "static", "generated", "alias", "indirect")


class Systemd(ServiceProvider):
    serves = (provides("service", os="linux", when=is_running, priority=10),)
    class_name = "Service::Systemd"
    static: Optional[bool] = None
    indirect: Optional[bool] = None
    status_known = True

    def load_current(self) -> None:
        command = self.new.status_command
        state = self._show()
        self.running = state.get("ActiveState") == "active"
        if command:
            self.running = self.shell_out(command).exitstatus == 0
            self.status_known = self.running
        unit = state.get("UnitFileState")
        if unit == "bad":
            self.enabled = self._ask("is-enabled", self.service, "--quiet")
        else:
            self.enabled = unit in ENABLED_STATES
        self.masked = unit == "masked"
        self.static = unit == "static"
        self.indirect = unit == "indirect"

    def define_requirements(self) -> None:
        if not self.status_known and self.why_run:
            self.events.whyrun_assumption(
                self.action, self.new, "Assuming service would have been installed and is disabled"
            )

    # -- systemctl ------------------------------------------------------------------------------------------------------

    def _options(self) -> Dict[str, Any]:
        user = self.new.user
        return user_environment(self, user) if user else {}

    def _command(self, *words: str) -> List[str]:
        return [self.system.which("systemctl") or "systemctl", "--user" if self.new.user else "--system", *words]

    def _systemctl(self, *words: str, **options: Any) -> Any:
        return self.shell_out_(*self._command(*words), **self._options(), **options)

    def _ask(self, *words: str) -> bool:
        scope = "--user" if self.new.user else "--system"
        return bool(self.shell_out("systemctl", scope, *words, **self._options()).exitstatus == 0)

    def _show(self) -> Dict[str, str]:
        answer = self._systemctl("show", "-p", "UnitFileState", "-p", "ActiveState", self.service)
        pairs = [line.strip().partition("=") for line in answer.stdout.splitlines()]
        state = {key: value for key, sign, value in pairs if sign}
        if "UnitFileState" not in state or "ActiveState" not in state:
            self.fail("Chef::Exceptions::Service", "'systemctl show' not reporting status for %s!" % self.service)
        return state

    # -- changing it ----------------------------------------------------------------------------------------------------

    def can_be_enabled(self, action: str) -> bool:
        for state in ("masked", "static", "indirect"):
            if getattr(self, state):
                self.log.debug("%s cannot be %sd: it is %s" % (self.new, action, state))
                return False
        return True

    def enable_service(self) -> None:
        self._systemctl("enable", self.service)

    def disable_service(self) -> None:
        self._systemctl("disable", self.service)

    def mask_service(self) -> None:
        self._systemctl("mask", self.service)

    def unmask_service(self) -> None:
        self._systemctl("unmask", self.service)

    def start_service(self) -> None:
        self._do("start")

    def stop_service(self) -> None:
        self._do("stop")

    def restart_service(self) -> None:
        self._do("restart")

    def reload_service(self) -> None:
        self._do("reload")

    def _do(self, action: str) -> None:
        if not self.run_own_command(action):
            options = {**self._options(), "default_env": False, "timeout": self.new.timeout}
            control(self, self._command(action, self.service), options, self.service)
