"""The automatic attributes of a machine, each collected when it is first read."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Set, Tuple, Union

from pysolo.ohai.index import INDEX
from pysolo.ohai.plugin import Facts
from pysolo.ohai.registry import load, spoken
from pysolo.system.interface import System

#: what Chef's minimal_ohai keeps
MINIMAL = (
    "fqdn",
    "machinename",
    "hostname",
    "platform",
    "platform_version",
    "ohai_time",
    "os",
    "os_version",
    "init_package",
    "kernel",
    "lsb",
)
HINTS = "/etc/chef/ohai/hints"
METADATA = "http://169.254.169.254"


def deep_merge(under: Any, over: Any) -> Any:
    """Two values as one: dictionaries united, anything else replaced. Neither is changed."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    merged = dict(under)
    for key, value in over.items():
        merged[key] = deep_merge(merged[key], value) if key in merged else value
    return merged


class Ohai(Mapping[str, Any]):
    """A lazy mapping of top-level attribute names to plain values.

    Reading a name runs the plugins that provide it and no others. What a machine does not have is not there (KeyError), like
    `ec2` on a laptop. `disabled` and `optional` take plugin names as Ohai's configuration does. `metadata` is where clouds
    answer questions; it is asked only where hints or the hardware speak of a cloud.
    """

    def __init__(
        self,
        system: System,
        disabled: Iterable[str] = (),
        optional: Iterable[str] = (),
        minimal: bool = False,
        hints_path: Union[str, Sequence[str]] = HINTS,
        metadata: str = METADATA,
    ) -> None:
        self.system = system
        self.metadata = metadata
        #: plugins that failed, with the reason; a failed plugin gives nothing
        self.failures: Dict[str, Exception] = {}
        self._hints_path = (hints_path,) if isinstance(hints_path, str) else tuple(hints_path)
        unwanted, wanted = {spoken(name) for name in disabled}, {spoken(name) for name in optional}
        self._plugins: Dict[str, Tuple[str, ...]] = {}
        self._by_name: Dict[str, List[str]] = {}
        for plugin, (provides, is_optional) in INDEX.items():
            if spoken(plugin) in unwanted or (is_optional and spoken(plugin) not in wanted):
                continue
            if minimal and not any(path.partition("/")[0] in MINIMAL for path in provides):
                continue
            self._plugins[plugin] = provides
            for name in sorted({path.partition("/")[0] for path in provides}):
                self._by_name.setdefault(name, []).append(plugin)
        self._collected: Dict[str, Facts] = {}
        self._values: Dict[str, Any] = {}
        self._running: Set[str] = set()
        self._overlay: Dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            found = self._gather(name, self._by_name.get(name, ()))
            if found is None:
                raise KeyError(name)
            if self._running:
                return found  # a plugin is asking: what is being collected may still be missing from it
            self._values[name] = found
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """Every name that some plugin may provide; nothing is collected."""
        yield from self._by_name
        yield from (name for name in self._overlay if name not in self._by_name)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        """Is it there on this machine? Collects it."""
        return isinstance(name, str) and self.get(name) is not None

    def at(self, *path: str) -> Any:
        """The value at a path, or None, running only plugins that provide something on it: `at("languages", "ruby")`."""
        if not path:
            return self.all()
        if path[0] in self._values:
            value = self._values[path[0]]
        else:
            plugins = [
                plugin
                for plugin in self._by_name.get(path[0], ())
                if any(_meet(provided.split("/"), path) for provided in self._plugins[plugin])
            ]
            value = self._gather(path[0], plugins)
        for key in path[1:]:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def given_by(self, plugin: str) -> Facts:
        """What one plugin alone gives: for plugins that need not know the rest of an attribute. Disabled, it gives nothing."""
        return self._run(plugin) if plugin in self._plugins else {}

    def all(self) -> Dict[str, Any]:
        """Everything that this machine has."""
        return {name: value for name, value in ((name, self.get(name)) for name in self) if value is not None}

    def reload(self, name: Optional[str] = None) -> None:
        """Forget what was collected: all of it, or that of one plugin or attribute."""
        if name is None:
            self._collected.clear()
            self._values.clear()
            self.failures.clear()
            return
        plugins = set(self._by_name.get(name.partition("/")[0], ()))
        plugins.update(plugin for plugin in self._plugins if spoken(plugin) == spoken(name))
        for plugin in plugins:
            self._collected.pop(plugin, None)
            self.failures.pop(plugin, None)
            for path in self._plugins[plugin]:
                self._values.pop(path.partition("/")[0], None)

    def overlay(self, facts: Mapping[str, Any]) -> None:
        """Lay given facts over the collected ones."""
        self._overlay = deep_merge(self._overlay, dict(facts))
        for name in facts:
            self._values.pop(name, None)

    def hint(self, name: str) -> Optional[Dict[str, Any]]:
        """The hint file of a name: its content, {} when it says nothing, None when there is none."""
        for folder in self._hints_path:
            path = f"{folder}/{name}.json"
            if self.system.exists(path):
                import json

                try:
                    content = json.loads(self.system.read_text(path) or "{}")
                except ValueError:
                    return {}
                return content if isinstance(content, dict) else {}
        return None

    def _gather(self, name: str, plugins: Iterable[str]) -> Any:
        value: Any = None
        for plugin in plugins:
            given = self._run(plugin).get(name)
            if given is not None:
                value = given if value is None else deep_merge(value, given)
        if name in self._overlay:
            value = self._overlay[name] if value is None else deep_merge(value, self._overlay[name])
        return value

    def _run(self, plugin: str) -> Facts:
        found = self._collected.get(plugin)
        if found is None:
            if plugin in self._running:
                return {}  # two plugins that ask each other
            self._running.add(plugin)
            try:
                found = load(plugin).collect(self) or {}
            except Exception as error:  # one odd machine fact must not stop a run
                self.failures[plugin] = error
                found = {}
            finally:
                self._running.discard(plugin)
            self._collected[plugin] = found
        return found


def _meet(provided: Sequence[str], asked: Sequence[str]) -> bool:
    """Is one path inside the other?"""
    return all(mine == theirs for mine, theirs in zip(provided, asked))
