"""alternatives: update-alternatives."""

from __future__ import annotations

import re
from typing import Optional

from pysolo.chef.provider import Provider, provides


class Alternatives(Provider):
    serves = (provides("alternatives"),)

    @property
    def link_name(self) -> str:
        return str(self.new.link_name)

    @property
    def path(self) -> str:
        return str(self.new.path)

    def _command(self) -> str:
        return "update-alternatives" if self.system.which("update-alternatives") else "alternatives"

    def _display(self) -> str:
        text: str = self.shell_out(self._command(), "--display", self.link_name).stdout
        return text

    def _priority(self) -> Optional[int]:
        found = re.search(r"%s - priority (\d+)" % re.escape(self.path), self._display())
        return int(found.group(1)) if found is not None else None

    def _current(self) -> Optional[str]:
        found = re.search(r"link currently points to (.*)", self._display())
        return found.group(1) if found is not None else None

    def action_install(self) -> None:
        new = self.new
        if self._priority() == new.priority:
            return
        priority = () if new.priority is None else (str(new.priority),)
        words = (str(new.link), self.link_name, self.path, *priority)
        self.converge_by("adding alternative %s" % " ".join(words), lambda: self._run("add", "--install", *words))

    def action_set(self) -> None:
        if self._current() != self.path:
            self.converge_by(
                "setting alternative %s %s" % (self.link_name, self.path),
                lambda: self._run("set", "--set", self.link_name, self.path),
            )

    def action_remove(self) -> None:
        if self._priority() is not None:
            self.converge_by(
                "removing alternative %s %s" % (self.link_name, self.path),
                lambda: self.shell_out(self._command(), "--remove", self.link_name, self.path),
            )

    def action_auto(self) -> None:
        self.converge_by(
            "setting auto alternative %s" % self.link_name,
            lambda: self.shell_out(self._command(), "--auto", self.link_name),
        )

    def action_refresh(self) -> None:
        self.converge_by(
            "refreshing alternative %s" % self.link_name,
            lambda: self.shell_out(self._command(), "--refresh", self.link_name),
        )

    def _run(self, verb: str, *words: str) -> None:
        result = self.shell_out(self._command(), *words)
        if result.exitstatus != 0:
            said = (result.stdout.strip() + "\n" + result.stderr.strip()).strip()
            self.fail("RuntimeError", "failed to %s alternative %s\n%s" % (verb, " ".join(words[1:]), said))
