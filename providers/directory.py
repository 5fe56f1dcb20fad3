"""directory: a folder with its owner, group and mode."""

from __future__ import annotations

from typing import Optional

from pysolo.chef.provider import Provider, provides
from pysolo.providers.access_control import AccessControl, settle
from pysolo.providers.paths import parent_of
from pysolo.providers.selinux import restore_label
from pysolo.system.values import FileStat


class Directory(Provider):
    serves = (provides("directory"),)
    path: str
    found: Optional[FileStat]
    rights: AccessControl

    def load_current(self) -> None:
        self.path = self.new.path
        self.found = self.current = self.system.stat_or_none(self.path)

    def define_requirements(self) -> None:
        self.rights = AccessControl(self, self.path, self.found if self.action != "create_if_missing" else None)
        if self.action == "create":
            self._require_for_create()
        elif self.action == "delete":
            self.requires(
                self.found is None or (self.found.is_dir and self.system.access(self.path, 2)),
                ("RuntimeError", "Cannot delete %s at %s!" % (self.new, self.path)),
            )

    def _require_for_create(self) -> None:
        new, system = self.new, self.system
        parent = parent_of(self.path)
        nearest = parent
        while new.recursive and not system.exists(nearest) and nearest not in ("/", "."):
            nearest = parent_of(nearest)
        self.requires(
            system.is_dir(nearest),
            (
                "Chef::Exceptions::EnclosingDirectoryDoesNotExist",
                "Parent directory %s does not exist, cannot create %s" % (parent, self.path),
            ),
            "Assuming directory %s would have been created" % parent,
        )
        self.requires(
            self.found is None or self.found.is_dir,
            (
                "Chef::Exceptions::FileTypeMismatch",
                "Cannot create %s at %s because a file already exists at that path" % (new, self.path),
            ),
        )
        self.requires(
            system.access(nearest, 2) or (self.why_run and not system.exists(nearest)),
            (
                "Chef::Exceptions::InsufficientPermissions",
                "Cannot create %s at %s due to insufficient permissions" % (new, self.path),
            ),
        )

    def action_create(self) -> None:
        if self.found is None:
            make = self.system.makedirs if self.new.recursive else self.system.mkdir
            self.converge_by("create new directory %s" % self.path, lambda: make(self.path))
            self.log.info("%s created directory %s" % (self.new, self.path))
        self.rights.converge()
        restore_label(self, self.path, recursive=True)
        if not self.why_run:
            settle(self.new, self.system.stat_or_none(self.path), self.system)

    def action_delete(self) -> None:
        if self.found is None:
            return
        remove = self._remove_tree if self.new.recursive else self.system.rmdir
        self.converge_by("delete existing directory %s" % self.path, lambda: remove(self.path))
        self.log.info("%s deleted %s" % (self.new, self.path))

    def _remove_tree(self, path: str) -> None:
        self.system.rmtree(path)
