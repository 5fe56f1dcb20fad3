"""Services with an init script."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.service.simple import Simple


class Init(Simple):
    serves = (provides("service", os="linux"),)
    class_name = "Service::Init"

    @property
    def script(self) -> str:
        return str(self.new.init_command or "/etc/init.d/%s" % self.service)

    def status_line(self) -> str:
        return "%s status" % self.script

    def define_requirements(self) -> None:
        self.refuse_user_services()
        action = self.action
        if action in ("start", "stop", "restart", "reload"):
            self.requires(
                bool(getattr(self.new, action + "_command")) or self.system.exists(self.script.split(" ")[0]),
                ("Chef::Exceptions::Service", "%s does not exist!" % self.script),
                "Init script '%s' doesn't exist, assuming a prior action would have created it." % self.script,
            )

    def start_service(self) -> None:
        self._do("start")

    def stop_service(self) -> None:
        self._do("stop")

    def restart_service(self) -> None:
        if self.run_own_command("restart"):
            return
        if self.supports["restart"]:
            self._script("restart")
        else:
            self.stop_service()
            self.system.sleep(1)
            self.start_service()

    def reload_service(self) -> None:
        if not self.run_own_command("reload") and self.supports["reload"]:
            self._script("reload")

    def _do(self, action: str) -> None:
        if not self.run_own_command(action):
            self._script(action)

    def _script(self, action: str) -> None:
        self.shell_out_("%s %s" % (self.script, action), default_env=False)
