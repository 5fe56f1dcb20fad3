"""whyrun_safe_ruby_block: its block is run in why-run too, as it promises to change nothing then."""

from __future__ import annotations

from pysolo.chef.provider import provides
from pysolo.providers.ruby_block import RubyBlock


class WhyrunSafeRubyBlock(RubyBlock):
    serves = (provides("whyrun_safe_ruby_block"),)

    def action_run(self) -> None:
        self.call_block()
        self.new.updated_by_last_action = True
        self.events.resource_update_applied(
            self.new, "create", ["execute the whyrun_safe_ruby_block %s" % self.new.name]
        )
