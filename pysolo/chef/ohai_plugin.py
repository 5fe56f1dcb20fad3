"""Automatic attributes from plugins written in Ruby: ``Ohai.plugin(:Name) do provides 'x'; collect_data(:default) { ... } end``.

A plugin runs when one of the attributes that it provides is first read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Mapping, Optional, Set

from pysolo import CHEF_VERSION
from pysolo.chef.mash import to_mash
from pysolo.chef.old.ways import allowed, note
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

ohai = NativeClass("Ohai", module=True)
ohai.constants["VERSION"] = CHEF_VERSION  # the two are released together
plugin_class = NativeClass(
    "Ohai::DSL::Plugin",
    includes=("Chef::Mixin::ShellOut", "ChefUtils"),
    allocator=lambda cls: Plugin(cls),
)


class Plugin(RObject):
    """Self in ``collect_data``: an unknown word reads or sets an attribute."""

    __slots__ = ("data",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.data: RHash = to_mash(cls.rt, cls.rt.hash({}))


class PluginFacts(Mapping[str, Any]):
    """What the built-in plugins collect, with what the Ruby ones add."""

    def __init__(self, rt: Interpreter, facts: Mapping[str, Any]) -> None:
        self._rt = rt
        self._facts = facts
        self._classes: List[RClass] = []
        self._ran: Dict[int, Dict[str, Any]] = {}
        self._running: Set[int] = set()

    def add(self, cls: RClass) -> None:
        self._classes.append(cls)

    def __getitem__(self, name: str) -> Any:
        found = self._facts.get(name)
        for at, cls in enumerate(self._classes):
            if name in cls.extra["provides"] and at not in self._running:
                value = self._data(at, cls).get(name)
                if isinstance(found, dict) and isinstance(value, dict):
                    found = {**found, **value}
                elif value is not None:
                    found = value
        if found is None:
            raise KeyError(name)
        return found

    def _data(self, at: int, cls: RClass) -> Dict[str, Any]:
        if at not in self._ran:
            self._running.add(at)
            try:
                self._ran[at] = self._collect(cls)
            finally:
                self._running.discard(at)
        return self._ran[at]

    def _collect(self, cls: RClass) -> Dict[str, Any]:
        rt = self._rt
        made: Plugin = rt.send(cls, "new")
        block: Optional[RProc] = cls.extra["collect"].get("linux") or cls.extra["collect"].get("default")
        if block is None:
            return {}
        try:
            rt.instance_exec(block, made)
        except Exception as trouble:
            known = rt.rescue_python(trouble) or trouble
            session_of(rt).log.debug("Plugin %s threw %s" % (cls.extra["plugin"], known))
        found: Dict[str, Any] = rt.to_python(made.data)
        return found

    def reload(self, name: Optional[str] = None) -> None:
        """Forget what was collected: all, or what one plugin or attribute gave."""
        reload = getattr(self._facts, "reload", None)
        if reload is not None:
            reload(name)
        for at, cls in enumerate(self._classes):
            if name is None or name in cls.extra["provides"] or name == cls.extra["plugin"]:
                self._ran.pop(at, None)

    def __iter__(self) -> Iterator[str]:
        yield from self._facts
        for cls in self._classes:
            yield from (name for name in cls.extra["provides"] if name not in self._facts)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def load_plugin_file(rt: Interpreter, path: str) -> None:
    """A file of a cookbook's ohai/."""
    rt.eval_source(session_of(rt).system.read_text(path), path)


@ohai.singleton("plugin")
def plugin(rt: Interpreter, self: Value, name: Value, *, block: Optional[RProc] = None) -> Value:
    cls = rt.make_class(rt.classes["Ohai::DSL::Plugin"])
    cls.extra.update({"plugin": rt.to_s(name), "provides": [], "collect": {}})
    if block is not None:
        rt.send(cls, "class_eval", block=block)
    facts = session_of(rt).facts
    if isinstance(facts, PluginFacts):
        facts.add(cls)
    return cls


ohai_config = NativeClass("Ohai::Config", module=True)


def settings(rt: Interpreter) -> RHash:
    """What cookbooks set for Ohai: plugin paths above all. It is kept, and told to who asks."""
    kept = rt.classes["Ohai::Config"].extra.get("settings")
    if kept is None:
        paths = rt.array([rt.str("/etc/chef/ohai/plugins")])
        kept = to_mash(rt, rt.hash([(rt.str("plugin_path"), paths), (rt.str("disabled_plugins"), rt.array([]))]))
        rt.classes["Ohai::Config"].extra["settings"] = kept
    found: RHash = kept
    return found


@ohai.singleton("config")
@ohai_config.singleton("ohai", "config")
def config(rt: Interpreter, self: Value) -> Value:
    return settings(rt)


@ohai_config.singleton("[]")
def read_setting(rt: Interpreter, self: Value, key: Value) -> Value:
    """An old way: what is Ohai's own is at ``Ohai.config``."""
    if not allowed(rt):
        return None
    note(rt, "Ohai::Config[...] is Ohai.config[...] since Ohai 9")
    return settings(rt).get(rt.str(rt.to_s(key)))


@ohai_config.singleton("[]=")
def write_setting(rt: Interpreter, self: Value, key: Value, value: Value) -> Value:
    settings(rt).put(rt.str(rt.to_s(key)), value)
    return value


def names_of(rt: Interpreter, values: Any) -> List[str]:
    found: List[str] = []
    for value in values:
        found.extend(names_of(rt, value.items) if isinstance(value, RArray) else [rt.to_s(value)])
    return found


@plugin_class.singleton("provides")
def provides(rt: Interpreter, self: RClass, *names: Value) -> None:
    self.extra["provides"].extend(name.split("/")[0] for name in names_of(rt, names))


@plugin_class.singleton("depends", "optional")
def depends(rt: Interpreter, self: RClass, *names: Value) -> None:
    return None


@plugin_class.singleton("collect_data")
def collect_data(rt: Interpreter, self: RClass, *platforms: Value, block: Optional[RProc] = None) -> None:
    for platform in names_of(rt, platforms) or ["default"]:
        self.extra["collect"][platform] = block


@plugin_class.method("get_attribute", "attribute?")
def get_attribute(rt: Interpreter, self: Plugin, name: Value, *path: Value) -> Value:
    key = rt.str(rt.to_s(name))
    found = self.data.get(key)
    if found is None and session_of(rt).node is not None:
        found = rt.send(session_of(rt).node, "[]", key)
    for step in path:
        found = None if found is None else rt.send(found, "[]", rt.str(rt.to_s(step)))
    return found


@plugin_class.method("set_attribute")
def set_attribute(rt: Interpreter, self: Plugin, name: Value, *values: Value) -> Value:
    value = values[-1] if values else None
    rt.send(self.data, "[]=", rt.str(rt.to_s(name)), value)
    return self.data.get(rt.str(rt.to_s(name)))


@plugin_class.method("data")
def data(rt: Interpreter, self: Plugin) -> Value:
    return self.data


@plugin_class.method("hint?")
def hint(rt: Interpreter, self: Plugin, name: str) -> Value:
    ask = getattr(session_of(rt).facts, "hint", None)
    return rt.from_python(ask(name)) if ask is not None else None


@plugin_class.method("logger")
def logger(rt: Interpreter, self: Plugin) -> Value:
    return rt.classes["Chef::Log"]


@plugin_class.method("collect_os")
def collect_os(rt: Interpreter, self: Plugin) -> str:
    return "linux"


@plugin_class.method("method_missing", visibility="private")
def method_missing(rt: Interpreter, self: Plugin, name: Value, *args: Value) -> Value:
    word = rt.name(name)
    if word.endswith(("?", "!")):
        raise rt.undefined(self, word, rt.missing_reason)
    if not args:
        return get_attribute(rt, self, name)
    return set_attribute(rt, self, rt.str(word[:-1] if word.endswith("=") else word), *args)


CLASSES = (ohai, ohai_config, plugin_class)
