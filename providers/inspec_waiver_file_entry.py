"""inspec_waiver_file_entry: one control's entry in a file of waivers."""

from __future__ import annotations

import re

from pysolo.chef.property import as_value
from pysolo.chef.provider import Provider, provides
from pysolo.providers.compliance import load_yaml
from pysolo.providers.inspec_waiver import entry
from pysolo.ruby.runtime.objects import RHash


class InspecWaiverFileEntry(Provider):
    serves = (provides("inspec_waiver_file_entry"),)

    @property
    def path(self) -> str:
        return str(self.new.file_path)

    def action_add(self) -> None:
        new, rt = self.new, self.rt
        if not new.justification:
            self.fail(
                "Chef::Exceptions::ValidationFailed",
                "Entries in the InSpec waiver file must have a justification given, this parameter must have a value.",
            )
        waivers = self._waivers()
        name, made = rt.str(str(new.control)), as_value(rt, entry(self))
        found = waivers.get(name)
        if found is not None and rt.eq(found, made):
            return
        waivers.put(name, made)
        self._write(waivers, "update")

    def action_remove(self) -> None:
        waivers = self._waivers()
        name = self.rt.str(str(self.new.control))
        if waivers.get(name) is not None:
            self.rt.send(waivers, "delete", name)
            self._write(waivers, "remove")

    def _waivers(self) -> RHash:
        if re.search(r"/.*.ya?ml", self.path, re.I) is None:
            self.fail(
                "RuntimeError",
                'Waiver files needs to be a YAML file which should have a .yaml or .yml extension -"%s" does not have an '
                "appropriate extension" % self.path,
            )
        found = load_yaml(self, self.path) if self.system.exists(self.path) else None
        return found if isinstance(found, RHash) else self.rt.hash({})

    def _write(self, waivers: RHash, verb: str) -> None:
        rt = self.rt
        rt.require("yaml")
        ordered = rt.send(rt.send(waivers, "sort"), "to_h")
        self.declare(
            "file",
            "Update Waiver File %s to %s waiver for control %s" % (self.path, verb, self.new.control),
            path=self.path,
            content=rt.to_s(rt.send(rt.const_get("YAML"), "dump", ordered)),
            backup=self.new.get("backup"),
            action="create",
        )
