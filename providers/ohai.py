"""ohai: collects the automatic attributes again."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class Ohai(Provider):
    serves = (provides("ohai"),)

    def action_reload(self) -> None:
        self.converge_by("re-run ohai and merge results into node attributes", self._reload)
        self.log.info("%s reloaded" % self.new)

    def _reload(self) -> None:
        """What was collected is forgotten, and collected again when it is next read."""
        self.node.attributes.refresh_automatic(self.new.plugin)
