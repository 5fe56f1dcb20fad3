"""breakpoint: there is no interactive session to stop in."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class Breakpoint(Provider):
    serves = (provides("breakpoint"),)

    def action_break(self) -> None:
        self.log.warn("%s is left out: there is no interactive session to stop in" % self.new)
