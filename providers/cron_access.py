"""cron_access: /etc/cron.allow and /etc/cron.deny, each written once for all resources of a run."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides
from pysolo.providers.gathered import gathered
from pysolo.providers.templates import template_path


class CronAccess(Provider):
    serves = (provides("cron_access"), provides("cron_manage"))

    def action_allow(self) -> None:
        self._note("/etc/cron.allow")

    def action_deny(self) -> None:
        self._note("/etc/cron.deny")

    def _note(self, path: str) -> None:
        template = gathered(
            self,
            "template",
            path,
            source=template_path("cron_access.erb"),
            local=True,
            mode="0600",
            variables={"users": []},
        )
        users = self.rt.send(template.get("variables"), "[]", self.rt.str("users"))
        users.items.append(self.rt.str(self.new.user))
