"""Writers that take a path step by step and act at the final ``[]=``: ``node.default_unless['a']['b'] = 1``, ``node.force_default!``."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Tuple

from pysolo.chef.node import path_access
from pysolo.chef.node.deep_merge import at_path
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.chef.node.attributes import Attributes
    from pysolo.ruby.runtime.interpreter import Interpreter

writer = NativeClass("Chef::Node::PathWriter", superclass="Object")


class PathWriter(RObject):
    """``cleared`` are the levels from which the path is removed first; ``unless_present`` writes only what the level lacks."""

    __slots__ = ("owner", "level", "cleared", "unless_present", "path")

    def __init__(
        self, cls: RClass, owner: Attributes, level: str, cleared: Tuple[str, ...] = (), unless_present: bool = False
    ) -> None:
        super().__init__(cls)
        self.owner = owner
        self.level = level
        self.cleared = cleared
        self.unless_present = unless_present
        self.path: List[Value] = []

    def below(self, key: Value) -> PathWriter:
        made = PathWriter(self.cls, self.owner, self.level, self.cleared, self.unless_present)
        made.path = [*self.path, key]
        return made


@writer.method("[]")
def step(rt: Interpreter, self: PathWriter, key: Value) -> Value:
    return self.below(key)


@writer.method("[]=")
def assign(rt: Interpreter, self: PathWriter, key: Value, value: Value) -> Value:
    path = [*self.path, key]
    if self.unless_present:
        present = at_path(self.owner.levels[self.level], self.owner.path(path))
        if present is not UNSET and present is not None:
            return value
    if self.cleared:
        self.owner.remove(self.cleared, path, lambda _path: UNSET)
    return path_access.write(rt, self.owner.levels[self.level], path, value, strict=False)


CLASSES = (writer,)
