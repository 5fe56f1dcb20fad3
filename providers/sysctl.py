"""sysctl: a kernel parameter, set now and kept in a file for later boots."""

from __future__ import annotations

from typing import Optional

from pysolo.chef.provider import Provider, provides


class Sysctl(Provider):
    serves = (provides("sysctl"),)
    value: Optional[str]  # what holds now and at the next boot; None when these differ

    @property
    def key(self) -> str:
        return str(self.new.key)

    @property
    def path(self) -> str:
        return "%s/99-chef-%s.conf" % (self.new.conf_dir, self.key.replace("/", "."))

    def load_current(self) -> None:
        self.value = self.current = None
        result = self.shell_out("sysctl", "-n", "-e", self.key)
        live = result.stdout.replace("\t", " ").strip()
        if not result.failed and live == self._kept():
            self.value = self.current = live

    def _kept(self) -> Optional[str]:
        """The value in the file."""
        if not self.system.exists(self.path):
            return None
        for line in self.system.read_text(self.path).splitlines():
            name, sign, value = line.partition(" = ")
            if sign and not name.startswith("#"):
                return value.strip()
        return None

    def action_apply(self) -> None:
        wanted = str(self.new.value)
        if self.value == wanted:
            return
        if self.value is None:
            folder = '  set conf_dir to "%s"' % self.new.conf_dir
            given = "" if self.new.is_set("conf_dir") else " (default value)"
            lines = ["create %s" % self.key, '  set value    to "%s"' % wanted, folder + given]
        else:
            lines = ["update %s" % self.key, '  set value to "%s" (was "%s")' % (wanted, self.value)]
        self.converge_by(lines, self._apply)

    def _apply(self) -> None:
        new = self.new
        lenient = ["-e"] if new.ignore_error else []
        self.shell_out_("sysctl", *lenient, "-w", "%s=%s" % (self.key, new.value))
        self.declare("directory", str(new.conf_dir))
        comments = new.comment if isinstance(new.comment, list) else [new.comment]
        lines = ["# %s" % str(comment).strip() for comment in comments]
        lines.append("%s = %s" % (self.key, new.value))
        self.declare("file", self.path, content="\n".join(lines) + "\n")
        self._load(" ".join(["sysctl", *lenient, "-p"]))

    def action_remove(self) -> None:
        if self.system.exists(self.path):
            self.converge_by("removing sysctl config at %s" % self.path, self._remove)

    def _remove(self) -> None:
        self.declare("file", self.path, action="delete")
        self._load("sysctl -p")

    def _load(self, command: str) -> None:
        self.declare("execute", "Load sysctl values", command=command, default_env=True, action="run")
