"""The merged, read-only containers that ``node['a']`` gives: ``Chef::Node::ImmutableMash`` and ``Chef::Node::ImmutableArray``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from pysolo.chef.mash import call_inherited, convert_key, plain, to_mash
from pysolo.chef.node import path_access
from pysolo.chef.node.levels import ARRAY_MUTATORS
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

HASH_MUTATORS = (
    "[]= store clear collect! compact! default= default_proc= delete delete_if filter! keep_if map! merge! update reject! replace "
    "select! shift transform_keys! transform_values! compare_by_identity rehash"
).split()
MESSAGE = (
    "Node attributes are read-only when you do not specify which precedence level to set. To set an attribute use code like "
    '`node.default["key"] = "value"\''
)


class MergedMash(RHash):
    """``automatic``: it stands below an automatic attribute, where old cookbooks read keys as methods."""

    __slots__ = ("automatic",)

    def __init__(self, cls: RClass, automatic: bool = False) -> None:
        super().__init__(cls)
        self.automatic = automatic


immutable_mash = NativeClass("Chef::Node::ImmutableMash", superclass="ChefUtils::Mash", allocator=MergedMash)
immutable_array = NativeClass("Chef::Node::ImmutableArray", superclass="Array", allocator=lambda cls: RArray(cls, []))


def freeze_tree(rt: Interpreter, value: Value, automatic: bool = False) -> Value:
    """A read-only copy of ``value``; Strings in it are frozen."""
    if isinstance(value, RHash):
        made = MergedMash(rt.classes["Chef::Node::ImmutableMash"], automatic)
        made.d = {key: (pair[0], freeze_tree(rt, pair[1], automatic)) for key, pair in value.d.items()}
        return made
    if isinstance(value, RArray):
        items = [freeze_tree(rt, item, automatic) for item in value.items]
        return RArray(rt.classes["Chef::Node::ImmutableArray"], items)
    if type(value) is RString and not value.frozen:
        copy = rt.str(value.s, value.enc)
        copy.frozen = True
        return copy
    return value


def evaluated(rt: Interpreter, value: Value) -> Value:
    """A lazy attribute's value; any other as it is."""
    if isinstance(value, RProc) and rt.is_a(value, rt.classes["Chef::DelayedEvaluator"]):
        return rt.call_block(value)
    return value


@immutable_mash.method("[]")
def read(rt: Interpreter, self: RHash, key: Value) -> Value:
    found = self.d.get(self.key(convert_key(rt, key)))
    return None if found is None else evaluated(rt, found[1])


@immutable_mash.method("fetch")
def fetch(rt: Interpreter, self: RHash, *args: Value, block: Optional[RProc] = None) -> Value:
    return evaluated(rt, call_inherited(rt, self, "ChefUtils::Mash", "fetch", list(args), block))


@immutable_mash.method("dig")
def dig(rt: Interpreter, self: RHash, key: Value, *rest: Value) -> Value:
    value = read(rt, self, key)
    return value if not rest or value is None else rt.send(value, "dig", *rest)


@immutable_mash.method("attribute?")
def has_attribute(rt: Interpreter, self: RHash, key: Value) -> bool:
    return self.has(convert_key(rt, key))


@immutable_mash.method("read")
def read_path(rt: Interpreter, self: RHash, *path: Value) -> Value:
    return path_access.read(rt, self, list(path))


@immutable_mash.method("read!")
def read_path_or_raise(rt: Interpreter, self: RHash, *path: Value) -> Value:
    return path_access.read_or_raise(rt, self, list(path))


@immutable_mash.method("exist?")
def exist_path(rt: Interpreter, self: RHash, *path: Value) -> bool:
    return path_access.exists(rt, self, list(path))


@immutable_mash.method("dup", "to_mash")
def duplicate(rt: Interpreter, self: RHash) -> Value:
    return to_mash(rt, plain(rt, self))


@immutable_mash.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    free = plain(rt, self)
    return free if block is None else rt.send(free, "to_h", block=block)


@immutable_array.method("dup", "to_a", "to_ary", "to_array")
def to_array(rt: Interpreter, self: RArray) -> Value:
    return plain(rt, self)


def _refuse(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    raise rt.error("Chef::Exceptions::ImmutableAttributeModification", MESSAGE)


_refusing: Callable[..., Value] = _refuse
immutable_mash.method(*HASH_MUTATORS)(_refusing)
immutable_array.method(*ARRAY_MUTATORS)(_refusing)

CLASSES = (immutable_mash, immutable_array)
