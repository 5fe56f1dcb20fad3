"""swap_file: a file that is swapped on."""

from __future__ import annotations

import posixpath
from typing import List

from pysolo.chef.provider import Provider, provides
from pysolo.ruby.runtime.control import RubyError

_MEGABYTE = 1_048_576
FSTAB = "/etc/fstab"


class SwapFile(Provider):
    serves = (provides("swap_file"),)

    @property
    def path(self) -> str:
        return str(self.new.path)

    def action_create(self) -> None:
        new = self.new
        if self._is_on():
            self.log.debug("%s already created - nothing to do" % new)
        else:
            try:
                self._create(self._quick_command())
            except RubyError as error:
                if not self.rt.is_a(error.exc, self.rt.const_get("Mixlib::ShellOut::ShellCommandFailed")):
                    raise
                self.log.warn("%s Rescuing failed swapfile creation for %s" % (new, self.path))
                self._create(self._plain_command())
        if new.swappiness:
            self.declare("sysctl", "vm.swappiness", value=new.swappiness)

    def action_remove(self) -> None:
        if self._is_on():
            self.converge_by("turn off swap for %s" % self.path, lambda: self.shell_out_("swapoff", self.path))
        if self.system.exists(self.path):
            self.converge_by("remove swap file %s" % self.path, lambda: self.system.unlink(self.path))

    def _is_on(self) -> bool:
        summary = self.shell_out("swapon", "--summary").stdout
        return any(line.split()[:1] == [self.path] for line in summary.splitlines())

    def _plain_command(self) -> List[str]:
        return ["dd", "if=/dev/zero", "of=%s" % self.path, "bs=%d" % _MEGABYTE, "count=%d" % self.new.size]

    def _quick_command(self) -> List[str]:
        if self.system.which("fallocate") is None or not self._can_be_allocated():
            return self._plain_command()
        return ["fallocate", "-l", str(_MEGABYTE * self.new.size), self.path]

    def _can_be_allocated(self) -> bool:
        """On other file systems an allocated file has holes, which cannot be swapped to."""
        point = ""
        fstype = ""
        folder = self.system.realpath(posixpath.dirname(self.path))
        for mount in self.system.mounts():
            if (folder + "/").startswith(mount.point.rstrip("/") + "/") and len(mount.point) >= len(point):
                point, fstype = mount.point, mount.fstype
        return fstype in ("xfs", "ext4")

    def _create(self, command: List[str]) -> None:
        path, system = self.path, self.system
        self.converge_by(
            "create empty swapfile at %s" % path, lambda: self.shell_out_(*command, timeout=self.new.timeout)
        )
        self.converge_by("set permissions on %s to 600" % path, lambda: system.chmod(path, 0o600))
        self.converge_by("make %s swappable" % path, lambda: self.shell_out_("mkswap", "-f", path))
        self.converge_by("enable swap for %s" % path, lambda: self.shell_out_("swapon", path))
        if self.new.persist and not self.why_run:
            self._persist()

    def _persist(self) -> None:
        line = "%s swap swap defaults 0 0" % self.path
        text = self.system.read_text(FSTAB) if self.system.exists(FSTAB) else ""
        if line in (one.strip() for one in text.splitlines()):
            return
        before = text if not text or text.endswith("\n") else text + "\n"
        self.system.write_atomic(FSTAB, (before + line + "\n").encode("utf-8", "surrogateescape"))
