"""user_ulimit: a user's limits in /etc/security/limits.d."""

from __future__ import annotations

from typing import List

from pysolo.chef.provider import Provider, provides
from pysolo.providers.templates import template_path

#: the resource's word, the word of limits.conf, and whether soft and hard can be told apart; in the order of the file
_ITEMS = (
    ("as", "as", True),
    ("cpu", "cpu", True),
    ("filehandle", "nofile", True),
    ("process", "nproc", True),
    ("locks", "locks", False),
    ("memory", "memlock", False),
    ("maxlogins", "maxlogins", True),
    ("msgqueue", "msgqueue", True),
    ("core", "core", True),
    ("sigpending", "sigpending", True),
    ("stack", "stack", True),
    ("rss", "rss", True),
    ("rtprio", "rtprio", True),
    ("virt", "as", False),
)


class UserUlimit(Provider):
    serves = (provides("user_ulimit"),)

    @property
    def path(self) -> str:
        return "/etc/security/limits.d/%s" % self.new.filename

    def action_create(self) -> None:
        self.declare(
            "template",
            self.path,
            source=template_path("ulimit.erb"),
            local=True,
            mode="0644",
            sensitive=bool(self.new.sensitive),
            variables={"user": self.new.username, "lines": self._lines()},
        )

    def action_delete(self) -> None:
        self.declare("file", self.path, action="delete")

    def _lines(self) -> List[str]:
        """Every limit has its place in the file, which stays empty when it is not set, as in the file that Chef writes."""
        new = self.new
        lines: List[str] = []
        for word, item, split in _ITEMS:
            if word != _ITEMS[0][0]:
                lines.append("")
            both = getattr(new, word + "_limit")
            if both is not None:
                lines.append("%s%s - %s %s" % ("  " if word == "virt" else "", new.username, item, both))
            elif split:
                for kind in ("soft", "hard"):
                    value = getattr(new, "%s_%s_limit" % (word, kind))
                    lines.append("" if value is None else "%s %s %s %s" % (new.username, kind, item, value))
        return lines
