"""user_ulimit: a user's limits in /etc/security/limits.d."""

from __future__ import annotations

from typing import List

from pysolo.chef.provider import Provider, provides
from pysolo.providers.templates import template_path

#: the resource's word -> the word of limits.conf; those with soft and hard properties first
_SPLIT = {
    "as": "as",
    "cpu": "cpu",
    "filehandle": "nofile",
    "process": "nproc",
    "maxlogins": "maxlogins",
    "msgqueue": "msgqueue",
    "core": "core",
    "sigpending": "sigpending",
    "stack": "stack",
    "rss": "rss",
    "rtprio": "rtprio",
}
_WHOLE = {"locks": "locks", "memory": "memlock", "virt": "as"}


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
        new, found = self.new, []
        for word, item in {**_SPLIT, **_WHOLE}.items():
            both = getattr(new, word + "_limit")
            if both is not None:
                found.append("%s - %s %s" % (new.username, item, both))
            elif word in _SPLIT:
                for kind in ("soft", "hard"):
                    value = getattr(new, "%s_%s_limit" % (word, kind))
                    if value is not None:
                        found.append("%s %s %s %s" % (new.username, kind, item, value))
        return found
