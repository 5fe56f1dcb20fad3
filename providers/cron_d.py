"""cron_d: a file of /etc/cron.d."""

from __future__ import annotations

import re
from typing import Any, List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.chef.requirements import FAILURE
from pysolo.providers.templates import template_path


class CronD(Provider):
    serves = (provides("cron_d", os="linux"),)

    @property
    def file_name(self) -> str:
        return str(self.new.cron_name).replace(".", "-")

    def define_requirements(self) -> None:
        if self.action in ("create", "create_if_missing"):
            self.requires(
                re.fullmatch(r"[a-zA-Z0-9_-]+", self.new.cron_name) is not None,
                (FAILURE, "The cron job name should contain letters, numbers, hyphens and underscores only."),
            )

    def action_create(self) -> None:
        self._write("create")

    def action_create_if_missing(self) -> None:
        self._write("create_if_missing")

    def action_delete(self) -> None:
        self.declare("file", "legacy named cron.d file", path="/etc/cron.d/%s" % self.new.cron_name, action="delete")
        self.declare("file", "/etc/cron.d/%s" % self.file_name, action="delete")

    def _write(self, action: str) -> None:
        new = self.new
        self.declare(
            "file",
            "%s legacy named cron.d file" % new.cron_name,
            path="/etc/cron.d/%s" % new.cron_name,
            action="delete",
            only_if=lambda: new.cron_name != self.file_name,
        )
        fields = [new.minute, new.hour, new.day, new.month, new.weekday]
        self.declare(
            "template",
            "/etc/cron.d/%s" % self.file_name,
            source=template_path("cron_d.erb"),
            local=True,
            mode=new.get("mode"),
            sensitive=bool(new.sensitive),
            variables={
                "variables_before": self._variables(),
                "comment": new.comment,
                "time": new.predefined_value or " ".join(str(field) for field in fields),
                "user": new.user,
                "command": new.command,
            },
            action=action,
        )

    def _variables(self) -> List[List[Optional[Any]]]:
        new = self.new
        found: List[List[Any]] = []
        for name in ("mailto", "path", "shell", "home", "random_delay"):
            value = getattr(new, name)
            if value is not None:
                found.append([name.upper(), value])
        found.extend([name, shell_escape(str(value))] for name, value in (new.environment or {}).items())
        return found


def shell_escape(text: str) -> str:
    """As Ruby's Shellwords does it: a backslash before each character that means something."""
    return re.sub(r"[^A-Za-z0-9_\-.,:+/@\n]", lambda match: "\\" + match.group(), text).replace("\n", "'\n'") or "''"
