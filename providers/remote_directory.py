"""remote_directory: a folder tree of a cookbook; each file and folder is an inner resource."""

from __future__ import annotations

import posixpath
from typing import Any, Dict, List, Set

from pysolo.chef.provider import provides
from pysolo.providers.cookbook_source import cookbook_of
from pysolo.providers.directory import Directory


class RemoteDirectory(Directory):
    serves = (provides("remote_directory"),)
    managed: Set[str]

    def action_create(self) -> None:
        self._copy("create" if self.new.overwrite else "create_if_missing")

    def action_create_if_missing(self) -> None:
        self._copy("create_if_missing")

    def _copy(self, action: str) -> None:
        super().action_create()
        self.managed = set()
        source = str(self.new.source)
        files: List[str] = list(cookbook_of(self).relative_files(source, self.node))
        for name in sorted(files, key=lambda one: one.count("/")):
            self._copy_file(source, name, action)
            self._note(name)
        if self.new.purge:
            self._purge()

    def _copy_file(self, source: str, name: str, action: str) -> None:
        new = self.new
        path = posixpath.join(self.path, name)
        folder = posixpath.dirname(path)
        if not self.system.is_dir(folder):
            self.declare("directory", folder, recursive=True, action="create", **self._given("mode", "group", "owner"))
        settings: Dict[str, Any] = {}
        for key in ("mode", "group", "owner"):
            value = new.get("files_" + key)
            if value is not None and value is not False:
                settings[key] = value
        if new.files_backup is not None and new.files_backup is not False:
            settings["backup"] = new.files_backup
        self.declare(
            "cookbook_file",
            path,
            source=posixpath.join(source, name),
            cookbook=str(new.cookbook or new.cookbook_name),
            sensitive=bool(new.sensitive),
            action=action,
            **settings,
        )

    def _given(self, *names: str) -> Dict[str, Any]:
        found = {name: self.new.get(name) for name in names}
        return {name: value for name, value in found.items() if value is not None}

    def _note(self, name: str) -> None:
        path = posixpath.normpath(posixpath.join(self.path, name))
        while path != posixpath.dirname(path):
            self.managed.add(path)
            path = posixpath.dirname(path)

    def _purge(self) -> None:
        """Remove what the cookbook does not have, what lies deeper first."""
        for path in sorted(self._below(self.path), reverse=True):
            if posixpath.normpath(path) in self.managed:
                continue
            kind = "directory" if self.system.is_dir(path) and not self.system.is_link(path) else "file"
            self.declare(kind, path, action="delete")

    def _below(self, folder: str) -> List[str]:
        found: List[str] = []
        if not self.system.is_dir(folder):
            return found
        for name in self.system.listdir(folder):
            path = posixpath.join(folder, name)
            found.append(path)
            if self.system.is_dir(path) and not self.system.is_link(path):
                found.extend(self._below(path))
        return found
