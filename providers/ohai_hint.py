"""ohai_hint: a hint file for the automatic attributes."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides

HINTS = "/etc/chef/ohai/hints"


class OhaiHint(Provider):
    serves = (provides("ohai_hint"),)

    @property
    def path(self) -> str:
        name = str(self.new.hint_name)
        return "%s/%s" % (HINTS, name if name.endswith(".json") else name + ".json")

    def action_create(self) -> None:
        content = self.new.get("content")
        text = "" if not content else self.rt.send(self.rt.const_get("JSON"), "pretty_generate", content)
        self.declare("directory", HINTS, recursive=True, action="create")
        self.declare("file", self.path, content=text, action="create")

    def action_delete(self) -> None:
        self.declare("ohai", "reload ohai post hint removal", action="nothing")
        self.declare(
            "file",
            self.path,
            action="delete",
            notifies=[("reload", "ohai[reload ohai post hint removal]", "delayed")],
        )
