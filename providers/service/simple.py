"""Services that are known by their commands alone; the process table tells whether one runs."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.service.base import ServiceProvider
from pysolo.ruby.runtime.control import RubyError


class Simple(ServiceProvider):
    serves = (provides("simple_service"),)
    class_name = "Service::Simple"
    status_known = True

    def load_current(self) -> None:
        self.running = self._is_running()

    def status_line(self) -> str:
        """A command line that tells the state when the service supports it; empty when there is none."""
        return ""

    def _is_running(self) -> bool:
        command = self.new.status_command
        if not command and self.supports["status"]:
            command = self.status_line()
        if command:
            try:
                return bool(self.shell_out(command).exitstatus == 0)
            except RubyError as error:
                if not self.rt.is_a(error.exc, self.rt.classes["SystemCallError"]):
                    raise
                self.status_known = False
                return False
        return self._in_process_table()

    def _in_process_table(self) -> bool:
        rt = self.rt
        pattern = rt.send(rt.const_get("Regexp"), "new", rt.str(self.new.pattern))
        return any(
            process.line and rt.truthy(rt.send(pattern, "match?", rt.str(process.line)))
            for process in self.system.processes()
        )

    def define_requirements(self) -> None:
        self.refuse_user_services()
        new, action = self.new, self.action
        if action in ("start", "stop"):
            self.requires(
                bool(getattr(new, action + "_command")),
                ("Chef::Exceptions::Service", "%s requires that %s_command be set" % (self, action)),
            )
        elif action == "restart":
            self.requires(
                bool(new.restart_command or (new.start_command and new.stop_command)),
                (
                    "Chef::Exceptions::Service",
                    "%s requires a restart_command or both start_command and stop_command be set in order to perform a "
                    "restart" % self,
                ),
            )
        elif action == "reload":
            self.requires(
                bool(new.reload_command),
                (
                    "Chef::Exceptions::UnsupportedAction",
                    "%s requires a reload_command be set in order to perform a reload" % self,
                ),
            )

    def start_service(self) -> None:
        self.run_own_command("start")

    def stop_service(self) -> None:
        self.run_own_command("stop")

    def restart_service(self) -> None:
        if not self.run_own_command("restart"):
            self.stop_service()
            self.system.sleep(1)
            self.start_service()

    def reload_service(self) -> None:
        self.run_own_command("reload")
