"""The containers of one precedence level: they vivify what is missing and tell the node what has changed.

``Chef::Node::VividMash`` and ``Chef::Node::AttrArray`` are what ``node.default['a']`` gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Optional

from pysolo.chef.mash import call_inherited, convert_key
from pysolo.chef.node import path_access
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.chef.node.attributes import Attributes
    from pysolo.ruby.runtime.interpreter import Interpreter

HASH_MUTATORS = (
    "clear compact! default= default_proc= delete delete_if filter! keep_if reject! replace select! shift "
    "transform_keys! transform_values!"
).split()
ARRAY_MUTATORS = (
    "<< []= append clear collect! compact! concat delete delete_at delete_if fill filter! flatten! insert keep_if map! "
    "pop prepend push reject! replace reverse! rotate! select! shift shuffle! slice! sort! sort_by! uniq! unshift"
).split()

vivid_mash = NativeClass(
    "Chef::Node::VividMash", superclass="ChefUtils::Mash", allocator=lambda cls: VividMash(cls, None, None)
)
attr_array = NativeClass(
    "Chef::Node::AttrArray", superclass="Array", allocator=lambda cls: AttrArray(cls, [], None, None)
)


class VividMash(RHash):
    """``owner`` is told the top-level key of each change; ``top`` is that key, None for the level itself."""

    __slots__ = ("owner", "top")

    def __init__(self, cls: RClass, owner: Optional[Attributes], top: Optional[str]) -> None:
        super().__init__(cls)
        self.owner = owner
        self.top = top

    def changed(self, key: Value = None) -> None:
        if self.owner is not None:
            self.owner.changed(self.top if self.top is not None else key)


class AttrArray(RArray):
    __slots__ = ("owner", "top")

    def __init__(self, cls: RClass, items: List[Value], owner: Optional[Attributes], top: Optional[str]) -> None:
        super().__init__(cls, items)
        self.owner = owner
        self.top = top


def text_key(key: Value) -> Optional[str]:
    return key.s if isinstance(key, RString) else None


def vivify(rt: Interpreter, value: Value, owner: Optional[Attributes], top: Optional[str]) -> Value:
    """A copy of ``value`` in the containers of a level."""
    if isinstance(value, RHash):
        made = VividMash(rt.classes["Chef::Node::VividMash"], owner, top)
        for key, item in value.items():
            put(rt, made, key, item)
        return made
    if isinstance(value, RArray):
        items = [vivify(rt, item, owner, top) for item in value.items]
        return AttrArray(rt.classes["Chef::Node::AttrArray"], items, owner, top)
    return value


def put(rt: Interpreter, target: VividMash, key: Value, value: Value) -> None:
    """Store under the String of a Symbol, without telling the owner."""
    key = convert_key(rt, key)
    if type(key) is RString and not key.frozen:
        key = rt.str(key.s)
        key.frozen = True
    top = target.top if target.top is not None else text_key(key)
    target.put(key, vivify(rt, value, target.owner, top))


def child(rt: Interpreter, parent: VividMash, key: Value) -> Value:
    """The value at ``key``; a missing one becomes an empty VividMash, as a cookbook's ``default['a']['b']['c'] = 1`` needs."""
    key = convert_key(rt, key)
    found = parent.d.get(parent.key(key))
    if found is not None:
        return found[1]
    put(rt, parent, key, RHash(rt.classes["Hash"]))
    parent.changed(text_key(key))
    return parent.get(key)


@vivid_mash.method("[]")
def read(rt: Interpreter, self: VividMash, key: Value) -> Value:
    return child(rt, self, key)


@vivid_mash.method("[]=")
def write(rt: Interpreter, self: VividMash, key: Value, value: Value) -> Value:
    put(rt, self, key, value)
    self.changed(text_key(convert_key(rt, key)))
    return value


@vivid_mash.method("store")
def store(rt: Interpreter, self: VividMash, key: Value, value: Value) -> Value:
    return write(rt, self, key, value)


@vivid_mash.method("update", "merge!")
def update(rt: Interpreter, self: VividMash, *others: Value, block: Optional[RProc] = None) -> VividMash:
    for other in others:
        for key, value in rt.to_hash(other).items():
            known = convert_key(rt, key)
            if block is not None and self.has(known):
                value = rt.call_block(block, known, self.get(known), value)
            write(rt, self, key, value)
    return self


@vivid_mash.method("dup", "clone")
def duplicate(rt: Interpreter, self: VividMash) -> Value:
    return vivify(rt, self, None, self.top)


@vivid_mash.method("key?", "has_key?", "include?", "member?", "attribute?")
def has_key(rt: Interpreter, self: VividMash, key: Value) -> bool:
    return self.has(convert_key(rt, key))


@vivid_mash.method("read")
def read_path(rt: Interpreter, self: VividMash, *path: Value) -> Value:
    return path_access.read(rt, self, list(path))


@vivid_mash.method("read!")
def read_path_or_raise(rt: Interpreter, self: VividMash, *path: Value) -> Value:
    return path_access.read_or_raise(rt, self, list(path))


@vivid_mash.method("exist?")
def exist_path(rt: Interpreter, self: VividMash, *path: Value) -> bool:
    return path_access.exists(rt, self, list(path))


@vivid_mash.method("write")
def write_path(rt: Interpreter, self: VividMash, *args: Value, block: Optional[RProc] = None) -> Value:
    path, value = path_access.split_value(rt, args, block)
    return path_access.write(rt, self, path, value, strict=False)


@vivid_mash.method("write!")
def write_path_or_raise(rt: Interpreter, self: VividMash, *args: Value, block: Optional[RProc] = None) -> Value:
    path, value = path_access.split_value(rt, args, block)
    return path_access.write(rt, self, path, value, strict=True)


@vivid_mash.method("unlink")
def unlink_path(rt: Interpreter, self: VividMash, *path: Value) -> Value:
    return path_access.unlink(rt, self, list(path))


@vivid_mash.method("unlink!")
def unlink_path_or_raise(rt: Interpreter, self: VividMash, *path: Value) -> Value:
    path_access.read_or_raise(rt, self, list(path))
    return path_access.unlink(rt, self, list(path))


def _hash_mutator(name: str) -> Callable[..., Value]:
    def call(rt: Interpreter, self: VividMash, *args: Value, block: Optional[RProc] = None) -> Value:
        result = call_inherited(rt, self, "ChefUtils::Mash", name, list(args), block)
        if self.owner is not None:
            self.owner.changed(self.top)
        return result

    return call


def _array_mutator(name: str) -> Callable[..., Value]:
    def call(rt: Interpreter, self: AttrArray, *args: Value, block: Optional[RProc] = None) -> Value:
        result = call_inherited(rt, self, "Array", name, list(args), block)
        if self.owner is not None:
            self.owner.changed(self.top)
        return result

    return call


for _name in HASH_MUTATORS:
    vivid_mash.method(_name)(_hash_mutator(_name))
for _name in ARRAY_MUTATORS:
    attr_array.method(_name)(_array_mutator(_name))


@attr_array.method("dup", "clone", "to_a", "to_ary", "to_array")
def array_duplicate(rt: Interpreter, self: AttrArray) -> Value:
    return rt.array(list(self.items))


CLASSES = (vivid_mash, attr_array)
