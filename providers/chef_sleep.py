"""chef_sleep: waits."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class ChefSleep(Provider):
    serves = (provides("chef_sleep"),)

    def action_sleep(self) -> None:
        seconds = self.new.seconds
        self.converge_by("sleep %s seconds" % seconds, lambda: self.system.sleep(seconds))
