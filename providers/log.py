"""log: a line for the log. It never counts as a change, so it notifies nobody."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class Log(Provider):
    serves = (provides("log"),)
    class_name = "Log::ChefLog"

    def action_write(self) -> None:
        new = self.new
        self.log.write(new.level, new.message)
