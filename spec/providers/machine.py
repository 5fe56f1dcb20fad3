"""A machine in memory, and built-in resources run on it."""

from __future__ import annotations

import pathlib
from typing import Any, Mapping, Union

from pysolo.chef.builder import build_resource
from pysolo.chef.node.node import make_node
from pysolo.chef.property import as_value
from pysolo.chef.resource import Resource
from pysolo.config import RunOptions, build_config
from pysolo.converge.client import Client
from pysolo.converge.events import flatten_lines
from pysolo.converge.run_context import RunContext
from pysolo.log import Log
from pysolo.providers.templates import template_path
from pysolo.ruby.runtime.control import RubyError
from pysolo.system.memory import MemorySystem

DEBIAN = {
    "platform": "debian",
    "platform_version": "12",
    "platform_family": "debian",
    "os": "linux",
    "ipaddress": "10.0.0.5",
    "root_group": "root",
    "lsb": {"codename": "bookworm"},
}


class Updates:
    """Subscribes to events: the changes of each resource, and what was skipped."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.rows: list[str] = []

    def resource_update_applied(self, resource: Resource, action: str, lines: Any) -> None:
        self.lines.extend(flatten_lines(lines))

    def resource_updated(self, resource: Resource, action: str) -> None:
        self.rows.append(f"{resource} {action} updated")

    def resource_up_to_date(self, resource: Resource, action: str) -> None:
        self.rows.append(f"{resource} {action} up_to_date")

    def resource_skipped(self, resource: Resource, action: str, guard: Any) -> None:
        self.rows.append(f"{resource} {action} skipped")


class Machine:
    """One run's session for many specs: opening one takes a while. :meth:`start` gives it a fresh machine."""

    def __init__(self, folder: pathlib.Path) -> None:
        config = build_config(
            {"file_cache_path": "/var/cache/run", "file_backup_path": "/var/backup", "cookbook_path": [str(folder)]}
        )
        client = Client(config, Log("fatal"), RunOptions(formatter="null"))
        self.session = client.session
        self.updates = Updates()
        self.session.events.subscribe(self.updates)
        rt = self.session.rt
        node = self.session.node = make_node(rt, "spec")
        node.attributes.set_automatic_source(DEBIAN)
        self.start()

    def start(self, files: Mapping[str, Union[str, bytes]] | None = None, why_run: bool = False) -> None:
        self.system = self.session.system = MemorySystem(files)
        for template in pathlib.Path(template_path("")).glob("*.erb"):
            self.system.put(str(template), template.read_text())
        self.session.why_run = why_run
        self.context = self.session.run_context = RunContext(self.session)
        self.context.make_runner()

    def build(self, kind: str, name: Any, **properties: Any) -> Resource:
        rt = self.session.rt
        resource = build_resource(
            self.session,
            kind,
            as_value(rt, name),
            self.context,
            cookbook_name="spec",
            recipe_name="default",
            place=("spec.rb", 1),
        )
        for key, value in properties.items():
            rt.send(resource, key, as_value(rt, value))
        return resource

    def apply(self, kind: str, name: Any, action: str | None = None, **properties: Any) -> list[str]:
        """Run a resource; what changed, line by line."""
        resource = self.build(kind, name, **properties)
        del self.updates.lines[:]
        del self.updates.rows[:]
        for one in [action] if action else resource.action:
            resource.run_action(one)
        return list(self.updates.lines)

    def settle(self, kind: str, name: Any, action: str | None = None, **properties: Any) -> list[str]:
        """Run a resource twice: the second time nothing may change. The first run's changes."""
        first = self.apply(kind, name, action, **properties)
        second = self.apply(kind, name, action, **properties)
        assert second == [], f"changed again: {second}"
        return first

    def fails(self, kind: str, name: Any, action: str | None = None, **properties: Any) -> str:
        """Run a resource that has to fail; the class of the exception."""
        try:
            self.apply(kind, name, action, **properties)
        except RubyError as error:
            return str(error.exc.cls.real.name)
        raise AssertionError("it did not fail")
