"""mount: mounted file systems, and their lines in /etc/fstab."""

from __future__ import annotations

import posixpath
from typing import List, NamedTuple, Optional, Tuple

from pysolo.chef.provider import Provider, provides

FSTAB = "/etc/fstab"
#: file systems without a device of their own
_NO_DEVICE = ("cgroup", "cgroup2", "tmpfs", "fuse", "vboxsf", "zfs", "efivarfs", "proc", "sysfs", "devpts", "overlay")


class FstabLine(NamedTuple):
    device: str
    fstype: str
    options: Tuple[str, ...]
    dump: int
    passno: int


class Mount(Provider):
    serves = (provides("mount"),)
    class_name = "Mount::Mount"
    mounted = False
    line: Optional[FstabLine]
    _real_device: Optional[str] = None

    def load_current(self) -> None:
        self.mounted = self._is_mounted()
        self.line = self.current = self._fstab_line()

    # -- the device -----------------------------------------------------------------------------------------------------

    @property
    def point(self) -> str:
        return str(self.new.mount_point)

    @property
    def device(self) -> str:
        """As it is written in fstab."""
        device = str(self.new.device)
        kind = self.new.device_type
        return "%s=%s" % (str(kind).upper(), device) if kind in ("label", "uuid") else device

    @property
    def real_device(self) -> str:
        """The device itself, where a label or UUID is given."""
        if self._real_device is None:
            found = str(self.new.device)
            if self.new.device_type != "device":
                lines = self.shell_out("/sbin/findfs", self.device).stdout.splitlines()
                found = lines[0].strip() if lines else ""
            if found not in ("", "/") and not found.endswith(":/"):
                found = found[:-1] if found.endswith("/") else found
            self._real_device = found
        return self._real_device

    @property
    def on_network(self) -> bool:
        device = str(self.new.device)
        return ":" in device or "//" in device

    def _same_device(self, other: str) -> bool:
        real = self.real_device
        if other == real or (self.on_network and other.rstrip("/") == real.rstrip("/")):
            return True
        if not real.startswith("/"):
            return False
        if self.system.is_link(real):
            target = posixpath.join(posixpath.dirname(real), self.system.readlink(real))
            return other == posixpath.normpath(target) or other == self.system.realpath(real)
        return False

    @property
    def options(self) -> List[str]:
        options = self.new.options
        return [str(option) for option in options] if options is not None else ["defaults"]

    # -- what is there --------------------------------------------------------------------------------------------------

    def _is_mounted(self) -> bool:
        """Is the device mounted on top at the mount point?"""
        point = self.system.realpath(self.point) if self.system.exists(self.point) else self.point
        found = False
        for one in self.system.mounts():
            if one.point == point:
                found = self._same_device(one.device) or self._is_bind_of(one.root, one.number)
        return found

    def _is_bind_of(self, root: str, number: str) -> bool:
        """A bind mount shows the device of the file system that the folder lies in, and the folder as its root."""
        if not any(option in ("bind", "rbind") for option in self.options):
            return False
        source = self.system.realpath(str(self.new.device))
        found = self.system.stat_or_none(source)
        if found is None:
            return False
        holder = max(
            (one for one in self.system.mounts() if _holds(one.point, source)),
            key=lambda one: len(one.point),
            default=None,
        )
        if holder is None or holder.number != number:
            return False
        below = posixpath.relpath(source, holder.point)
        return posixpath.normpath(posixpath.join(holder.root, below)) == root

    def _fstab_line(self) -> Optional[FstabLine]:
        if not self.system.exists(FSTAB):
            self.log.debug("/etc/fstab not found, treating mount as not-enabled")
            return None
        found: Optional[FstabLine] = None
        for line in self.system.read_text(FSTAB).splitlines():
            words = line.split()
            if self._is_ours(line) and len(words) >= 4:
                numbers = [int(word) if word.isdigit() else 0 for word in (*words[4:6], "0", "0")[:2]]
                found = FstabLine(words[0], words[2], tuple(words[3].split(",")), numbers[0], numbers[1])
        return found

    def _is_ours(self, line: str) -> bool:
        if not line or line[0] == "#" or line[0].isspace():
            return False
        words = line.split()
        if len(words) < 2 or _unescape(words[1]) != self.point:
            return False
        return words[0] == self.device or self._same_device(_unescape(words[0]))

    def _line_fits(self) -> bool:
        line, new = self.line, self.new
        return line is not None and (
            line.device == self.device
            and line.fstype == new.fstype
            and list(line.options) == self.options
            and line.dump == (new.dump or 0)
            and line.passno == (new.get("pass") or 0)
        )

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_mount(self) -> None:
        if self.mounted:
            self.log.debug("%s is already mounted" % self.new)
            return
        self.converge_by("mount %s to %s" % (self.new.device, self.point), self._mount)
        self.log.info("%s mounted" % self.new)

    def action_umount(self) -> None:
        if not self.mounted:
            self.log.debug("%s is already unmounted" % self.new)
            return
        self.converge_by("unmount %s" % self.new.device, lambda: self.shell_out_("umount", self.point))
        self.log.info("%s unmounted" % self.new)

    def action_unmount(self) -> None:
        self.action_umount()

    def action_remount(self) -> None:
        if not self.mounted:
            self.log.debug("%s not mounted, nothing to remount" % self.new)
            return
        device = self.new.device
        if (self.new.supports or {}).get("remount"):
            options = ",".join(["remount", *self.options])
            self.converge_by("remount %s" % device, lambda: self.shell_out_("mount", "-o", options, self.point))
            return
        self.converge_by("unmount %s" % device, lambda: self.shell_out_("umount", self.point))
        if not self.why_run:
            self._wait_until_unmounted()
        self.converge_by("mount %s" % device, self._mount)

    def action_enable(self) -> None:
        if self._line_fits():
            self.log.debug("%s already enabled" % self.new)
            return
        self.converge_by("enable %s" % self.new.device, self._enable)
        self.log.info("%s enabled" % self.new)

    def action_disable(self) -> None:
        if self.line is None:
            self.log.debug("%s already disabled" % self.new)
            return
        self.converge_by("disable %s" % self.new.device, lambda: self._edit_fstab(None))
        self.log.info("%s disabled" % self.new)

    # -- steps ----------------------------------------------------------------------------------------------------------

    def _mount(self) -> None:
        new = self.new
        without_device = new.device == "none" or self.on_network or new.fstype in _NO_DEVICE
        if not without_device and not self.system.exists(self.real_device):
            self.fail("Chef::Exceptions::Mount", "Device %s does not exist" % new.device)
        if self.point != "none" and not self.system.exists(self.point):
            self.fail("Chef::Exceptions::Mount", "Mount point %s does not exist" % self.point)
        flag = {"label": ["-L"], "uuid": ["-U"]}.get(new.device_type, [])
        device = str(new.device) if flag else self.real_device
        options = ["-o", ",".join(self.options)] if self.options else []
        self.shell_out_("mount", "-t", new.fstype, *options, *flag, device, self.point)

    def _wait_until_unmounted(self) -> None:
        for _ in range(20):
            if not self._is_mounted():
                return
            self.system.sleep(0.1)
        self.fail("Chef::Exceptions::Mount", "%s is still mounted at %s" % (self.new.device, self.point))

    def _text(self) -> str:
        new = self.new
        words = [self.device, self.point, new.fstype, ",".join(self.options), new.dump or 0, new.get("pass") or 0]
        return " ".join(str(word) for word in words) + "\n"

    def _enable(self) -> None:
        if self.line is not None:
            self._edit_fstab(self._text())
            return
        before = self.system.read_text(FSTAB) if self.system.exists(FSTAB) else ""
        if before and not before.endswith("\n"):
            before += "\n"
        self._write_fstab(before + self._text())

    def _edit_fstab(self, replacement: Optional[str]) -> None:
        """Replace or remove the last line that is ours."""
        lines = self.system.read_text(FSTAB).splitlines(keepends=True)
        for at in range(len(lines) - 1, -1, -1):
            if self._is_ours(lines[at]):
                lines[at : at + 1] = [replacement] if replacement is not None else []
                break
        self._write_fstab("".join(lines))

    def _write_fstab(self, text: str) -> None:
        self.system.write_atomic(FSTAB, text.encode("utf-8", "surrogateescape"))


def _holds(point: str, path: str) -> bool:
    return path == point or path.startswith(point if point.endswith("/") else point + "/")


def _unescape(text: str) -> str:
    return text.replace("\\040", " ").replace("\\011", "\t")
