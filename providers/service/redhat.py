"""Init scripts of Red Hat's family, enabled with chkconfig."""

from __future__ import annotations

import re
from typing import Any, List

from pysolo.chef.provider import provides
from pysolo.providers.service.init import Init

_CHKCONFIG = "/sbin/chkconfig"


def has_chkconfig(session: Any) -> bool:
    return bool(session.system.exists(_CHKCONFIG))


class Redhat(Init):
    serves = (provides("service", os="linux", when=has_chkconfig, priority=4),)
    class_name = "Service::Redhat"

    @property
    def script(self) -> str:
        return str(self.new.init_command or "/sbin/service %s" % self.service)

    def load_current(self) -> None:
        super().load_current()
        listed = self.shell_out(_CHKCONFIG, "--list", self.service, returns=[0, 1]).stdout
        levels = self._levels()
        if levels:
            self.enabled = all(re.search(r"%s:on" % level, listed) for level in levels)
        else:
            self.enabled = ":on" in listed

    def _levels(self) -> List[str]:
        return [str(level) for level in self.new.run_levels or ()]

    def enable_service(self) -> None:
        levels = self._levels()
        words = ["--level", "".join(levels)] if levels else []
        self.shell_out_(_CHKCONFIG, *words, self.service, "on")

    def disable_service(self) -> None:
        levels = self._levels()
        words = ["--level", "".join(levels)] if levels else []
        self.shell_out_(_CHKCONFIG, *words, self.service, "off")
