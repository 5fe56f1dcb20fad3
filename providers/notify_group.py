"""notify_group: always updated, so that its own notifications go out."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class NotifyGroup(Provider):
    serves = (provides("notify_group"),)

    def action_run(self) -> None:
        self.new.updated_by_last_action = True
