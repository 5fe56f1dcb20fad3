"""Init scripts that insserv enables."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.service.init import Init


class Insserv(Init):
    serves = (provides("insserv_service"),)
    class_name = "Service::Insserv"

    def load_current(self) -> None:
        super().load_current()
        self.enabled = bool(self.system.glob("/etc/rc*.d/S*%s" % self.service))

    def enable_service(self) -> None:
        self.shell_out_("/sbin/insserv", "-r", "-f", self.service)
        self.shell_out_("/sbin/insserv", "-d", "-f", self.service)

    def disable_service(self) -> None:
        self.shell_out_("/sbin/insserv", "-r", "-f", self.service)
