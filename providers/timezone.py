"""timezone: through timedatectl where systemd runs, else the link /etc/localtime."""

from __future__ import annotations

import re
from typing import Optional

from pysolo.chef.provider import Provider, provides
from pysolo.providers.systemd import is_running

_ZONES = "/usr/share/zoneinfo/"


class Timezone(Provider):
    serves = (provides("timezone"),)
    zone: Optional[str]

    def load_current(self) -> None:
        self.zone = self.current = self._from_systemd() if is_running(self.session) else self._from_link()

    def _from_systemd(self) -> Optional[str]:
        result = self.shell_out("/usr/bin/timedatectl", "status")
        if result.failed:
            self.fail("RuntimeError", "There was an error running the timedatectl command")
        found = re.search(r"Time zone: (.*) \(.*", result.stdout)
        return found.group(1) if found is not None else None

    def _from_link(self) -> Optional[str]:
        if not self.system.is_link("/etc/localtime"):
            return None
        _, mark, zone = self.system.realpath("/etc/localtime").partition(_ZONES)
        return zone if mark else None

    def action_set(self) -> None:
        wanted = str(self.new.timezone)
        if self.zone == wanted:
            return
        was = ' (was "%s")' % self.zone if self.zone else ""
        self.converge_by(["update %s" % self.new, '  set timezone to "%s"%s' % (wanted, was)], self._set)

    def _set(self) -> None:
        wanted = str(self.new.timezone)
        self.declare("package", "tzdata")
        if is_running(self.session):
            self.shell_out_("/usr/bin/timedatectl", "--no-ask-password", "set-timezone", wanted)
            return
        if not self.system.exists(_ZONES + wanted):
            self.fail("RuntimeError", "There is no time zone %s in %s" % (wanted, _ZONES))
        self.declare("link", "/etc/localtime", to=_ZONES + wanted)
        if self.system.exists("/etc/timezone"):
            self.declare("file", "/etc/timezone", content=wanted + "\n")
