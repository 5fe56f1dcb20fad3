"""ruby_block: a block of the recipe, run while the run converges."""

from __future__ import annotations

from typing import Any

from pysolo.chef.provider import Provider, provides


class RubyBlock(Provider):
    serves = (provides("ruby_block"),)

    def action_run(self) -> None:
        self.converge_by("execute the ruby block %s" % self.new.name, self.call_block)
        self.log.info("%s called" % self.new)

    def action_create(self) -> None:
        self.action_run()

    def call_block(self) -> Any:
        block = self.new.get("block")
        if block is None:
            self.fail("Chef::Exceptions::ValidationFailed", "block is a required property")
        return self.rt.call_proc(block)
