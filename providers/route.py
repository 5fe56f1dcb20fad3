"""route: an entry of the routing table, through the ip program."""

from __future__ import annotations

from typing import List

from pysolo.chef.provider import Provider, provides


class Route(Provider):
    serves = (provides("route"),)

    @property
    def target(self) -> str:
        """In the notation with a prefix length; a host has none."""
        target, netmask = str(self.new.target), self.new.netmask
        if target == "default" or "/" in target or not netmask:
            return "default" if target in ("default", "0.0.0.0", "0.0.0.0/0") else target
        bits = sum(bin(int(part)).count("1") for part in str(netmask).split("."))
        return target if bits == 32 else "%s/%d" % (target, bits)

    def _present(self) -> bool:
        words = ["ip", "route", "show", self.target]
        if self.new.gateway:
            words += ["via", str(self.new.gateway)]
        if self.new.device:
            words += ["dev", str(self.new.device)]
        return bool(self.shell_out_(*words).stdout.strip())

    def _command(self, verb: str) -> List[str]:
        new = self.new
        words = ["ip", "route", verb, self.target]
        for name, value in (("via", new.gateway), ("dev", new.device), ("metric", new.metric)):
            if value is not None and (verb != "delete" or name != "metric"):
                words += [name, str(value)]
        return words

    def action_add(self) -> None:
        if not self._present():
            command = self._command("replace")
            self.converge_by("run %s to add route" % " ".join(command), lambda: self.shell_out_(*command))

    def action_delete(self) -> None:
        if self._present():
            command = self._command("delete")
            self.converge_by("run %s to delete route " % " ".join(command), lambda: self.shell_out_(*command))
