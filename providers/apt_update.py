"""apt_update: apt-get update, always or when the last success is too long ago."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides
from pysolo.providers.dpkg_state import LIST_LOCKS, wait_for_locks

STAMP_DIR = "/var/lib/apt/periodic"
CONF_DIR = "/etc/apt/apt.conf.d"


class AptUpdate(Provider):
    serves = (provides("apt_update"),)

    @property
    def on_debian(self) -> bool:
        return bool(self.system.exists("/etc/debian_version") or self.system.which("apt-get"))

    def action_periodic(self) -> None:
        if self.on_debian and not self._is_fresh():
            self.converge_by("update new lists of packages", self._update)

    def action_update(self) -> None:
        if self.on_debian:
            self.converge_by("force update new lists of packages", self._update)

    def _is_fresh(self) -> bool:
        stamp = self.system.stat_or_none("%s/update-success-stamp" % STAMP_DIR)
        return stamp is not None and stamp.mtime > self.system.now() - self.new.frequency

    def _update(self) -> None:
        for folder in (STAMP_DIR, CONF_DIR):
            self.declare("directory", folder, recursive=True)
        self.declare(
            "file",
            "%s/15update-stamp" % CONF_DIR,
            content='APT::Update::Post-Invoke-Success {"touch %s/update-success-stamp 2>/dev/null || true";};\n'
            % STAMP_DIR,
            action="create_if_missing",
        )
        wait_for_locks(self, LIST_LOCKS)
        self.declare("execute", "apt-get -q update", command=["apt-get", "-q", "update"], default_env=True)
