"""ohai: collects the automatic attributes again."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class Ohai(Provider):
    serves = (provides("ohai"),)

    def action_reload(self) -> None:
        plugin = self.new.plugin
        self.converge_by("re-run ohai and merge results into node attributes", lambda: self.session.reload_ohai(plugin))
        self.log.info("%s reloaded" % self.new)
