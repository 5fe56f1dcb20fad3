"""link: symbolic and hard links."""

from __future__ import annotations

import errno
from typing import Callable, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.providers.access_control import AccessControl
from pysolo.system.staging import temporary_name
from pysolo.system.values import FileStat


class Link(Provider):
    serves = (provides("link"),)
    path: str
    to: Optional[str]
    kind: str
    found: Optional[FileStat]
    current_to: Optional[str]  # None: nothing is there; "": something that is no link to anything known
    current_kind: str

    def load_current(self) -> None:
        new, system = self.new, self.system
        self.path, self.to, self.kind = new.target_file, new.to, new.link_type
        self.found = self.current = system.lstat_or_none(self.path)
        self.current_to, self.current_kind = None, "hard"
        if self.found is None:
            return
        if self.found.is_link:
            self.current_kind = "symbolic"
            self.current_to = system.readlink(self.path)
            return
        self.current_to = ""
        target = system.stat_or_none(self.to) if self.to else None
        if target is not None and (target.inode, target.device) == (self.found.inode, self.found.device):
            self.current_to = self.to

    def define_requirements(self) -> None:
        if self.action == "delete" and self.current_to is not None:
            self.requires(
                self.current_kind == self.kind and (self.kind == "symbolic" or self.current_to != ""),
                (
                    "Chef::Exceptions::Link",
                    "Cannot delete %s at %s! Not a %s link." % (self.new, self.path, self.kind),
                ),
                "Would assume the link at %s was previously created" % self.path,
            )

    def action_create(self) -> None:
        path, to = self.path, self.to
        if to is None:
            self.fail("Chef::Exceptions::ValidationFailed", "to is a required property")
        if self.current_to != to or self.current_kind != self.kind:
            if self.current_to is not None:
                self.converge_by("unlink existing symlink to file at %s" % path, self._refuse_folder)
            if self.kind == "symbolic":
                self.converge_by("create symlink at %s to %s" % (path, to), lambda: self._place(self.system.symlink))
            else:
                self.converge_by("create hard link at %s to %s" % (path, to), lambda: self._place(self.system.hardlink))
            self.log.info("%s created" % self.new)
        if self.kind == "symbolic":
            rights = AccessControl(self, path, self.system.lstat_or_none(path), link=True)
            if rights.uid is not None or rights.gid is not None:
                rights.converge()

    def _place(self, make: Callable[[str, str], None]) -> None:
        """Make the link. What is there is replaced in one step: at no moment is there nothing."""
        assert self.to is not None
        if self.found is None:
            make(self.to, self.path)
            return
        beside = temporary_name(self.path)
        make(self.to, beside)
        try:
            self.system.rename(beside, self.path)
        except OSError:
            self.system.unlink(beside)
            raise

    def _refuse_folder(self) -> None:
        if self.found is not None and self.found.is_dir:
            raise IsADirectoryError(errno.EISDIR, "Is a directory", self.path)

    def _unlink(self) -> None:
        self._refuse_folder()
        self.system.unlink(self.path)

    def action_delete(self) -> None:
        if self.current_to is not None:
            self.converge_by("delete link to file at %s" % self.path, self._unlink)
            self.log.info("%s deleted" % self.new)
