"""inspec_input: an input of the compliance phase. There is none here: it stands in the run report."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides
from pysolo.providers.compliance import from_cookbooks, record, source_of
from pysolo.ruby.runtime.objects import RHash


class InspecInput(Provider):
    serves = (provides("inspec_input"),)

    def action_add(self) -> None:
        title = self.new.get("input")
        content = {} if isinstance(title, RHash) else from_cookbooks(self, "inputs", self.rt.to_s(title))
        if not content:
            found = source_of(self, title)
            if found is None:
                self.fail(
                    "Chef::Exceptions::ValidationFailed",
                    "Could not find the input %s in any cookbook segment." % self.rt.to_s(title),
                )
            content = found
        record(self, "inputs", content)
