"""Jobs of Upstart, as Ubuntu had them before systemd."""

from __future__ import annotations

import re
from typing import Any, List

from pysolo.chef.provider import provides
from pysolo.providers.service.simple import Simple


def has_upstart(session: Any) -> bool:
    return bool(session.system.exists("/sbin/initctl") and session.system.exists("/etc/init"))


class Upstart(Simple):
    serves = (provides("service", os="linux", when=has_upstart, priority=6),)
    class_name = "Service::Upstart"

    @property
    def job_file(self) -> str:
        return "/etc/init/%s.conf" % self.service

    def load_current(self) -> None:
        command = self.new.status_command
        if command:
            self.running = self.shell_out(command).exitstatus == 0
        else:
            answer = self.shell_out("/sbin/status", self.service, *self._parameters()).stdout
            self.running = re.search(r"\b(start|respawn)/", answer) is not None
        text = self.system.read_text(self.job_file) if self.system.exists(self.job_file) else ""
        self.enabled = re.search(r"^\s*start on\b", text, re.M) is not None

    def define_requirements(self) -> None:
        self.refuse_user_services()

    def _parameters(self) -> List[str]:
        return ["%s=%s" % pair for pair in (self.new.parameters or {}).items()]

    def _do(self, action: str) -> None:
        if not self.run_own_command(action):
            self.shell_out_("/sbin/%s" % action, self.service, *self._parameters(), default_env=False)

    def start_service(self) -> None:
        self._do("start")

    def stop_service(self) -> None:
        self._do("stop")

    def restart_service(self) -> None:
        """Upstart's own restart keeps the old job file, so the job is stopped and started."""
        if self.new.restart_command:
            self._do("restart")
            return
        if self.running:
            self.stop_service()
            self.system.sleep(1)
        self.start_service()

    def reload_service(self) -> None:
        self._do("reload")

    def enable_service(self) -> None:
        self._rewrite(r"^(\s*)#\s*(start on\b)", r"\1\2")

    def disable_service(self) -> None:
        self._rewrite(r"^(\s*)(start on\b)", r"\1#\2")

    def _rewrite(self, pattern: str, replacement: str) -> None:
        text = re.sub(pattern, replacement, self.system.read_text(self.job_file), flags=re.M)
        self.system.write_atomic(self.job_file, text.encode("utf-8", "surrogateescape"))
