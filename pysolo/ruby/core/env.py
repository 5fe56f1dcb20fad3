"""ENV: the process's environment as a hash-like object."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, List, Optional, Tuple

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RProc, RString, Value
from pysolo.ruby.runtime.wrapper import LazyMethod

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class REnv(RObject):
    """``table`` is os.environ."""

    __slots__ = ("table",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.table: Any = os.environ


env = NativeClass("ENV")  # collected here, installed by the_one()


def text_of(rt: Interpreter, value: Value, kind: str = "name") -> str:
    text = value.s if isinstance(value, RString) else rt.to_str(value)
    if "\0" in text:
        raise rt.error("ArgumentError", "bad environment variable %s: contains null byte" % kind)
    return text


def fixed(rt: Interpreter, text: str) -> RString:
    made: RString = rt.str(text)
    made.frozen = True
    return made


def pairs(rt: Interpreter, self: REnv) -> List[Tuple[RString, RString]]:
    return [(fixed(rt, name), fixed(rt, value)) for name, value in self.table.items()]


def as_hash(rt: Interpreter, self: REnv) -> RHash:
    made: RHash = rt.hash(pairs(rt, self))
    return made


@env.method("[]")
def get(rt: Interpreter, self: REnv, name: Value) -> Value:
    found = self.table.get(text_of(rt, name))
    return None if found is None else fixed(rt, found)


@env.method("fetch")
def fetch(rt: Interpreter, self: REnv, name: Value, *default: Value, block: Optional[RProc] = None) -> Value:
    key = text_of(rt, name)
    found = self.table.get(key)
    if found is not None:
        return fixed(rt, found)
    if block is not None:
        return rt.call_block(block, name)
    if default:
        return default[0]
    raise rt.error("KeyError", "key not found: %s" % rt.inspect(name), key=name, receiver=self)


def follow_zone(key: str) -> None:
    """The C library reads the time zone when it is told to."""
    if key == "TZ":
        import time

        time.tzset()


@env.method("[]=", "store")
def put(rt: Interpreter, self: REnv, name: Value, value: Value) -> Value:
    key = text_of(rt, name)
    if value is None:
        self.table.pop(key, None)
        follow_zone(key)
        return None
    text = text_of(rt, value, "value")
    if not key or "=" in key:
        raise rt.error("Errno::EINVAL", "Invalid argument - setenv(%s)" % key)
    self.table[key] = text
    follow_zone(key)
    return value


@env.method("delete")
def delete(rt: Interpreter, self: REnv, name: Value, *, block: Optional[RProc] = None) -> Value:
    key = text_of(rt, name)
    found = self.table.pop(key, None)
    follow_zone(key)
    if found is None:
        return rt.call_block(block, name) if block is not None else None
    return rt.str(found)


@env.method("key?", "has_key?", "include?", "member?")
def has_key(rt: Interpreter, self: REnv, name: Value) -> bool:
    return text_of(rt, name) in self.table


@env.method("value?", "has_value?")
def has_value(rt: Interpreter, self: REnv, value: Value) -> Optional[bool]:
    return value.s in self.table.values() if isinstance(value, RString) else None


@env.method("key")
def key(rt: Interpreter, self: REnv, value: Value) -> Value:
    wanted = text_of(rt, value, "value")
    for name, text in self.table.items():
        if text == wanted:
            return fixed(rt, name)
    return None


@env.method("keys")
def keys(rt: Interpreter, self: REnv) -> RArray:
    return rt.array([fixed(rt, name) for name in self.table])


@env.method("values")
def values(rt: Interpreter, self: REnv) -> RArray:
    return rt.array([fixed(rt, value) for value in self.table.values()])


@env.method("each", "each_pair")
def each(rt: Interpreter, self: REnv, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each")
    for name, value in pairs(rt, self):
        rt.call_block(block, rt.array([name, value]))
    return self


@env.method("each_key")
def each_key(rt: Interpreter, self: REnv, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_key")
    for name, _ in pairs(rt, self):
        rt.call_block(block, name)
    return self


@env.method("each_value")
def each_value(rt: Interpreter, self: REnv, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_value")
    for _, value in pairs(rt, self):
        rt.call_block(block, value)
    return self


def chosen(rt: Interpreter, self: REnv, block: RProc) -> List[str]:
    """The names of the variables that the block is true for."""
    return [name.s for name, value in pairs(rt, self) if rt.truthy(rt.call_block(block, name, value))]


@env.method("delete_if", "reject!")
def delete_if(rt: Interpreter, self: REnv, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "delete_if")
    for name in chosen(rt, self, block):
        self.table.pop(name, None)
    return self


@env.method("keep_if", "select!", "filter!")
def keep_if(rt: Interpreter, self: REnv, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "keep_if")
    kept = set(chosen(rt, self, block))
    for name in list(self.table):
        if name not in kept:
            del self.table[name]
    return self


@env.method("update", "merge!")
def update(rt: Interpreter, self: REnv, *hashes: RHash, block: Optional[RProc] = None) -> Value:
    for given in hashes:
        for name, value in given.items():
            old = self.table.get(text_of(rt, name))
            if block is not None and old is not None:
                value = rt.call_block(block, name, fixed(rt, old), value)
            put(rt, self, name, value)
    return self


@env.method("replace")
def replace(rt: Interpreter, self: REnv, given: RHash) -> Value:
    wanted = {text_of(rt, name): text_of(rt, value, "value") for name, value in given.items()}
    for name in list(self.table):
        if name not in wanted:
            del self.table[name]
    self.table.update(wanted)
    return self


@env.method("clear")
def clear(rt: Interpreter, self: REnv) -> Value:
    self.table.clear()
    return self


@env.method("to_h")
def to_h(rt: Interpreter, self: REnv, *, block: Optional[RProc] = None) -> Value:
    made = as_hash(rt, self)
    return made if block is None else rt.send(made, "to_h", block=block)


@env.method("to_hash")
def to_hash(rt: Interpreter, self: REnv) -> Value:
    return as_hash(rt, self)


@env.method("to_a")
def to_a(rt: Interpreter, self: REnv) -> Value:
    return rt.array([rt.array([name, value]) for name, value in pairs(rt, self)])


def _by_hash(name: str) -> Any:
    """A method that gives what a Hash of the variables would give."""

    def ask(rt: Interpreter, self: REnv, *args: Value, block: Optional[RProc] = None) -> Value:
        return rt.send(as_hash(rt, self), name, *args, block=block)

    return ask


for ruby_name in (
    "select", "filter", "reject", "values_at", "slice", "except", "invert", "rassoc", "assoc", "filter_map", "any?", "find", "map",
    "find_all", "sort_by",
):  # fmt: skip
    env.method(ruby_name)(_by_hash(ruby_name))


@env.method("length", "size")
def length(rt: Interpreter, self: REnv) -> int:
    return len(self.table)


@env.method("empty?")
def is_empty(rt: Interpreter, self: REnv) -> bool:
    return not self.table


@env.method("shift")
def shift(rt: Interpreter, self: REnv) -> Value:
    for name in self.table:
        return rt.array([rt.str(name), rt.str(self.table.pop(name))])
    return None


@env.method("to_s")
def to_s(rt: Interpreter, self: REnv) -> str:
    return "ENV"


@env.method("inspect")
def inspect(rt: Interpreter, self: REnv) -> str:
    return rt.inspect(as_hash(rt, self))


@env.method("rehash")
def rehash(rt: Interpreter, self: REnv) -> Value:
    return None


@env.method("freeze")
def freeze(rt: Interpreter, self: REnv) -> Value:
    raise rt.error("TypeError", "cannot freeze ENV")


@env.method("dup")
def dup(rt: Interpreter, self: REnv) -> Value:
    raise rt.error("TypeError", "Cannot dup ENV, use ENV.to_h to get a copy of ENV as a hash")


def the_one(rt: Interpreter) -> REnv:
    """ENV is an Object of its own kind: its methods stand in its singleton class."""
    made = REnv(rt.c_object)
    single = rt.singleton_class(made)
    rt.include(rt.m_enumerable, single)
    for method in env.methods.values():
        single.methods[method.name] = LazyMethod(method, single)
    single.invalidate()
    return made


objects = NativeClass("Object")
objects.constants["ENV"] = the_one

CLASSES = (objects,)
