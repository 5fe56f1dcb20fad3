"""Which class serves a name on this node: filters by os, platform family, platform and version, and by a block.

The most specific entry comes first; of two alike, the one that was added later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Tuple

from pysolo.ruby.runtime.objects import RProc

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# in the order in which they weigh
FILTERS = ("platform_version", "platform", "platform_family", "os")


class Entry:
    """One class under one name. ``handler`` is an RClass, or a Python class of a built-in provider."""

    __slots__ = ("handler", "filters", "block", "when", "priority", "firm")

    def __init__(
        self,
        handler: Any,
        filters: Mapping[str, Tuple[str, ...]],
        block: Optional[RProc] = None,
        when: Any = None,
        priority: int = 0,
        firm: bool = False,
    ) -> None:
        self.firm = firm  # counts as if it had a block: stays before what a cookbook provides without one
        self.handler = handler
        self.filters = filters
        self.block = block
        self.when = when
        self.priority = priority

    def weight(self) -> Tuple[int, ...]:
        """Bigger is more specific."""
        parts = [1 if self.block is not None or self.firm else 0]
        for name in FILTERS:
            wanted = self.filters.get(name)
            if not wanted:
                parts.append(0)
            elif any(value.startswith("!") for value in wanted):
                parts.append(1)
            else:
                parts.append(2)
        parts.append(self.priority)
        return tuple(parts)


class NodeMap:
    """Entries by name."""

    def __init__(self) -> None:
        self.entries: Dict[str, List[Entry]] = {}

    def add(self, name: str, entry: Entry) -> None:
        known = self.entries.setdefault(name, [])
        weight = entry.weight()
        at = 0
        while at < len(known) and known[at].weight() > weight:
            at += 1
        known.insert(at, entry)

    def matching(self, rt: Interpreter, node: Any, name: str) -> List[Any]:
        """The handlers of a name that fit the node, best first."""
        return [entry.handler for entry in self.entries.get(name, ()) if fits(rt, node, entry)]


def fits(rt: Interpreter, node: Any, entry: Entry) -> bool:
    """Whether the node is one that the entry is for. Without a node everything is."""
    if node is None:
        return True
    for name, wanted in entry.filters.items():
        if wanted and not _matches(rt, node, name, wanted):
            return False
    return entry.block is None or rt.truthy(rt.call_proc(entry.block, node))


def _matches(rt: Interpreter, node: Any, name: str, wanted: Tuple[str, ...]) -> bool:
    value = node_text(rt, node, name)
    if name == "platform_version":
        from pysolo.chef.cookbook.versions import satisfies_gem_requirement as satisfies

        return any(satisfies(value, constraint) for constraint in wanted)
    refused = [one[1:] for one in wanted if one.startswith("!")]
    allowed = [one for one in wanted if not one.startswith("!")]

    def is_it(one: str) -> bool:
        if one == value:
            return True
        if name != "platform_family":
            return False
        from pysolo.chef.platform_helpers import is_family

        return is_family(one, value, rt, node)

    if any(is_it(one) for one in refused):
        return False
    return not allowed or any(one == "all" or is_it(one) for one in allowed)


def node_text(rt: Interpreter, node: Any, name: str) -> str:
    """A top-level attribute of the node as text."""
    value = rt.send(node, "[]", rt.str(name))
    return "" if value is None else rt.to_s(value)
