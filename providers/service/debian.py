"""Init scripts of Debian, enabled with update-rc.d."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Tuple

from pysolo.chef.provider import provides
from pysolo.providers.service.init import Init

_UPDATE_RC_D = "/usr/sbin/update-rc.d"
_LEVELS = ("1", "2", "3", "4", "5", "S")
Priorities = Dict[str, Tuple[str, str]]


def has_update_rc_d(session: Any) -> bool:
    return bool(session.system.exists(_UPDATE_RC_D))


class Debian(Init):
    serves = (provides("service", os="linux", when=has_update_rc_d, priority=5),)
    class_name = "Service::Debian"
    priorities: Priorities

    def load_current(self) -> None:
        super().load_current()
        self.priorities = self._priorities()
        self.enabled = any(level in _LEVELS and kind == "start" for level, (kind, _) in self.priorities.items())

    def _priorities(self) -> Priorities:
        """For each run level whether the links start or stop the service, and when."""
        found: Priorities = {}
        for level in self._levels():
            for path in self.system.glob("/etc/rc%s.d/[SK][0-9][0-9]%s" % (level, self.service)):
                match = re.search(r"/rc(.)\.d/([SK])(\d\d)", path)
                if match is not None:
                    found[match.group(1)] = ("start" if match.group(2) == "S" else "stop", match.group(3))
        return found

    def _levels(self) -> List[str]:
        """The run levels that the script's header names."""
        if not self.system.exists(self.script):
            return []
        header = (
            self.system.read_text(self.script).partition("### BEGIN INIT INFO")[2].partition("### END INIT INFO")[0]
        )
        levels: List[str] = []
        for line in re.findall(r"Default-(?:Start|Stop):\s+(\d.*)", header):
            levels.extend(line.split())
        return levels

    def _priority_fits(self) -> bool:
        priority = self.new.priority
        if priority is None:
            return True
        if isinstance(priority, dict):
            wanted = {str(level): (kind, "%02d" % int(number)) for level, (kind, number) in priority.items()}
            return wanted == self.priorities
        return {number for _, number in self.priorities.values()} == {"%02d" % int(priority)}

    def action_enable(self) -> None:
        if self.enabled and not self._priority_fits():
            self._change("enable service %s" % self.new, self.enable_service, "enabled")
            self._settle(enabled=True)
        else:
            super().action_enable()

    def enable_service(self) -> None:
        priority = self.new.priority
        if isinstance(priority, dict):
            self._set_priorities(priority)
            return
        start = priority if isinstance(priority, int) else 20
        self._update("-f", self.service, "remove")
        self._update(self.service, "defaults", str(start), str(100 - start))

    def disable_service(self) -> None:
        priority = self.new.priority
        if isinstance(priority, dict):
            self._set_priorities(priority)
            return
        self._update("-f", self.service, "remove")
        self._update(self.service, "defaults")
        self._update(self.service, "disable")

    def _set_priorities(self, priorities: Dict[Any, Any]) -> None:
        self._update("-f", self.service, "remove")
        self._update(self.service, "defaults")
        for level, (kind, _) in priorities.items():
            self._update(self.service, "enable" if kind == "start" else "disable", str(level))

    def _update(self, *words: str) -> None:
        self.shell_out_(_UPDATE_RC_D, *words)
