"""Objects of the chef-repo, each one JSON file below the folder of its kind."""

from __future__ import annotations

import json
import posixpath
from typing import Any, ClassVar, Dict, List, Mapping, Optional

from pysolo.chef.provider import Provider
from pysolo.providers.settings import repository_folder


class RepositoryObject(Provider):
    """What is not given keeps its value, unless the object is said to be complete."""

    kind: ClassVar[str]
    #: values of an object about which nothing is said
    defaults: ClassVar[Mapping[str, Any]]
    #: key of the file -> property
    keys: ClassVar[Mapping[str, str]]
    #: names the object's file
    name_key: ClassVar[str] = "name"
    current: Optional[Dict[str, Any]]

    @property
    def folder(self) -> str:
        return repository_folder(self, self.kind + "s")

    @property
    def object_name(self) -> str:
        return str(self.new.name)

    @property
    def shown(self) -> str:
        """What the log calls it."""
        return "%s %s" % (self.kind.replace("_", " "), self.object_name)

    @property
    def path(self) -> str:
        return posixpath.join(self.folder, self.object_name + ".json")

    def load_current(self) -> None:
        self.current = None
        if self.system.exists(self.path):
            found = json.loads(self.system.read_text(self.path))
            self.current = found if isinstance(found, dict) else {}

    def given(self) -> Dict[str, Any]:
        """What the resource says of the object."""
        new = self.new
        said = {key: getattr(new, name) for key, name in self.keys.items() if new.is_set(name)}
        return {**(new.raw_json or {}), **{key: value for key, value in said.items() if value is not None}}

    def wanted(self) -> Dict[str, Any]:
        kept = {} if self.new.complete else self.current or {}
        return {self.name_key: self.object_name, **self.defaults, **kept, **self.given()}

    def action_create(self) -> None:
        before, wanted = self.current, self.wanted()
        if before == wanted:
            return
        text = "%s %s" % ("create" if before is None else "update", self.shown)
        self.converge_by([text, *differences(before or {}, wanted)], lambda: self._write(wanted))

    def action_delete(self) -> None:
        if self.current is not None:
            self.converge_by("delete %s" % self.shown, lambda: self.system.unlink(self.path))

    def _write(self, document: Mapping[str, Any]) -> None:
        self.system.makedirs(posixpath.dirname(self.path))
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        self.system.write_atomic(self.path, text.encode(), mode=0o600)


def differences(before: Mapping[str, Any], after: Mapping[str, Any], above: str = "") -> List[str]:
    """Lines that say what becomes of two documents, key by key at every depth."""
    lines: List[str] = []
    for key, value in after.items():
        if key not in before:
            lines.append("  add %s%s = %s" % (above, key, json.dumps(value, ensure_ascii=False)))
        elif isinstance(value, dict) and isinstance(before[key], dict):
            lines += differences(before[key], value, "%s%s." % (above, key))
        elif value != before[key]:
            old, new = (json.dumps(each, ensure_ascii=False) for each in (before[key], value))
            lines.append("  update %s%s from %s to %s" % (above, key, old, new))
    lines += ["  remove %s%s" % (above, key) for key in before if key not in after]
    return lines
