"""All precedence levels of one node and what they give merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, List, Mapping, Optional

from pysolo.chef.mash import convert_key
from pysolo.chef.node.deep_merge import at_path, merge, merge_all
from pysolo.chef.node.levels import VividMash, put, vivify
from pysolo.chef.node.merged import freeze_tree
from pysolo.ruby.runtime.objects import UNSET, RHash, Value, hkey

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# weakest first, within the group and between the groups
DEFAULT_LEVELS = ("default", "env_default", "role_default", "force_default")
OVERRIDE_LEVELS = ("override", "role_override", "env_override", "force_override")
LEVELS = (*DEFAULT_LEVELS, "normal", *OVERRIDE_LEVELS, "automatic")


class Attributes:
    """The ten levels, and a cache of merged top-level values.

    ``automatic`` may have a source that is asked for a top-level key when it is first read, so that a fact about the machine that no
    cookbook reads is never collected.
    """

    def __init__(self, rt: Interpreter) -> None:
        self.rt = rt
        cls = rt.classes["Chef::Node::VividMash"]
        self.levels: Dict[str, VividMash] = {name: VividMash(cls, self, None) for name in LEVELS}
        self._merged: Dict[Any, Value] = {}
        self._source: Optional[Mapping[str, Any]] = None
        self._asked: Dict[str, bool] = {}

    # ------------------------------------------------------------------------------------------- automatic attributes

    def set_automatic_source(self, source: Mapping[str, Any]) -> None:
        """``source`` is a mapping of plain Python values that may collect a value when it is asked for it."""
        self._source = source
        self._asked.clear()
        self._merged.clear()

    def forget_automatic(self, names: Optional[Iterable[str]] = None) -> None:
        """Ask the source anew, for these top-level names or for all that were asked (the ``ohai`` resource's reload)."""
        for name in list(self._asked) if names is None else names:
            if self._asked.pop(name, False):
                self.levels["automatic"].d.pop(name, None)
        self._merged.clear()

    def refresh_automatic(self, name: Optional[str] = None) -> None:
        """Let the source collect anew (all, or what belongs to one name), and ask it again."""
        reload = getattr(self._source, "reload", None)
        if reload is not None:
            reload(name)
        self.forget_automatic()

    def _ask(self, name: str) -> None:
        if self._source is None or name in self._asked:
            return
        try:
            value = self._source[name]
        except KeyError:
            self._asked[name] = False
            return
        level = self.levels["automatic"]
        self._asked[name] = name not in level.d
        if name not in level.d:
            put(self.rt, level, self.rt.str(name), self.rt.from_python(value))

    def collect_automatic(self) -> None:
        """Ask for everything: someone walks over the whole node."""
        for name in list(self._source or ()):
            self._ask(name)

    # -------------------------------------------------------------------------------------------------------- reading

    def changed(self, top: Optional[str]) -> None:
        if top is None:
            self._merged.clear()
        else:
            self._merged.pop(top, None)

    def merged(self, key: Value) -> Value:
        """The merged, read-only value of a top-level key; UNSET when no level has it."""
        key = convert_key(self.rt, key)
        wrapped = hkey(key)
        try:
            return self._merged[wrapped]
        except KeyError:
            if type(wrapped) is str:
                self._ask(wrapped)
            automatic = wrapped in self.levels["automatic"].d
            value = freeze_tree(self.rt, self.combined([wrapped]), automatic)
            if value is not UNSET:
                self._merged[wrapped] = value
            return value

    def group(self, names: Iterable[str], path: List[Any]) -> Value:
        return merge_all([at_path(self.levels[name], path) for name in names], unite_arrays=True)

    def combined(self, path: List[Any]) -> Value:
        """All levels merged at a path, as a tree that may share parts with the levels."""
        parts = [
            self.group(DEFAULT_LEVELS, path),
            at_path(self.levels["normal"], path),
            self.group(OVERRIDE_LEVELS, path),
            at_path(self.levels["automatic"], path),
        ]
        return merge_all(parts, unite_arrays=False)

    def path(self, keys: Iterable[Value]) -> List[Any]:
        return [hkey(convert_key(self.rt, key)) for key in keys]

    def keys(self) -> List[Value]:
        """The names of all top-level attributes, strongest knowledge last as Chef lists them."""
        self.collect_automatic()
        found: Dict[Any, Value] = {}
        for name in LEVELS:
            for wrapped, pair in self.levels[name].d.items():
                found.setdefault(wrapped, pair[0])
        return list(found.values())

    def has(self, key: Value) -> bool:
        wrapped = hkey(convert_key(self.rt, key))
        if type(wrapped) is str:
            self._ask(wrapped)
        return any(wrapped in level.d for level in self.levels.values())

    def whole(self) -> RHash:
        made = RHash(self.rt.classes["Chef::Node::ImmutableMash"])
        for key in self.keys():
            made.put(key, self.merged(key))
        return made

    # -------------------------------------------------------------------------------------------------------- writing

    def replace_level(self, name: str, content: Value) -> None:
        fresh = vivify(self.rt, content, self, None)
        level = self.levels[name]
        level.d = {}
        for key, value in fresh.items():
            put(self.rt, level, key, value)
        self._merged.clear()

    def merge_into(self, name: str, content: Value) -> None:
        """Deep merge over what the level holds, arrays united."""
        self.replace_level(name, merge(self.levels[name], content, unite_arrays=True))

    def remove(self, names: Iterable[str], keys: List[Value], before: Callable[[List[Any]], Value]) -> Value:
        """Delete a path from levels; returns what ``before`` said it was, frozen (nil when it was not there)."""
        path = self.path(keys)
        value = freeze_tree(self.rt, before(path))
        found = False
        for name in names:
            container = at_path(self.levels[name], path[:-1])
            if isinstance(container, RHash):
                found = container.d.pop(path[-1], None) is not None or found
        self._merged.clear()
        return value if found and value is not UNSET else None

    def debug_value(self, keys: List[Value]) -> Value:
        """``[["default", value], ...]`` with ``:not_present`` where a level has nothing."""
        rt, path = self.rt, self.path(keys)
        rows = []
        for name in LEVELS:
            value = at_path(self.levels[name], path)
            rows.append(rt.array([rt.str(name), rt.sym("not_present") if value is UNSET else value]))
        return rt.array(rows)
