"""Init scripts of Debian, run as its policy allows."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.service.init import Init


class Invokercd(Init):
    serves = (provides("invokercd_service"),)
    class_name = "Service::Invokercd"

    @property
    def script(self) -> str:
        return str(self.new.init_command or "/usr/sbin/invoke-rc.d %s" % self.service)
