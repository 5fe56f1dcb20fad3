"""inspec_waiver: a control that the compliance phase leaves out. There is none here: it stands in the run report."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.chef.provider import Provider, provides
from pysolo.providers.compliance import from_cookbooks, record, source_of


class InspecWaiver(Provider):
    serves = (provides("inspec_waiver"),)

    def action_add(self) -> None:
        title = self.new.get("control")
        content = from_cookbooks(self, "waivers", self.rt.to_s(title))
        if not content:
            found = source_of(self, title)
            content = self._entry() if found is None else found
        record(self, "waivers", content)

    def _entry(self) -> Dict[str, Any]:
        if not self.new.justification:
            self.fail(
                "Chef::Exceptions::ValidationFailed",
                "Entries for an InSpec waiver must have a justification given, this parameter must have a value.",
            )
        return {str(self.new.control): entry(self)}


def entry(provider: Provider) -> Dict[str, Any]:
    """What a waiver says of its control."""
    new = provider.new
    made: Dict[str, Any] = {}
    if new.expiration is not None:
        made["expiration_date"] = str(new.expiration)
    if new.run_test is not None:
        made["run"] = bool(new.run_test)
    made["justification"] = str(new.justification)
    return made
