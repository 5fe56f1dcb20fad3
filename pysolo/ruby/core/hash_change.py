"""Hash: deleting, merging, taking parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.ruby.core.hash import change, store
from pysolo.ruby.core.hash_iterate import made_of
from pysolo.ruby.core.object import being_walked
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

hash_class = NativeClass("Hash")


@hash_class.method("delete")
def delete(rt: Interpreter, self: RHash, key: Value, *, block: Optional[RProc] = None) -> Value:
    change(rt, self)
    found = self.d.pop(self.key(key), None)
    if found is not None:
        return found[1]
    return None if block is None else rt.call_block(block, key)


@hash_class.method("clear")
def clear(rt: Interpreter, self: RHash) -> RHash:
    change(rt, self)
    self.d.clear()
    return self


@hash_class.method("shift")
def shift(rt: Interpreter, self: RHash) -> Value:
    change(rt, self)
    if not self.d:
        return rt.send(self, "default", None)
    return rt.array(list(self.d.pop(next(iter(self.d)))))


def merge_into(rt: Interpreter, target: RHash, other: RHash, block: Optional[RProc]) -> None:
    if block is None and not target.by_identity and not being_walked(rt, target, "each"):
        if other.by_identity:
            for key, value in other.items():
                store(rt, target, key, value)
        else:
            for place, pair in list(other.d.items()):
                held = target.d.get(place)
                target.d[place] = pair if held is None else (held[0], pair[1])
        return
    for key, value in other.items():
        found = target.d.get(target.key(key))
        if found is not None and block is not None:
            value = rt.call_block(block, key, found[1], value)
        store(rt, target, key, value)


@hash_class.method("merge")
def merge(rt: Interpreter, self: RHash, *others: RHash, block: Optional[RProc] = None) -> RHash:
    made: RHash = rt.copy_of(self)
    for other in others:
        merge_into(rt, made, other, block)
    return made


@hash_class.method("merge!", "update")
def merge_in_place(rt: Interpreter, self: RHash, *others: RHash, block: Optional[RProc] = None) -> RHash:
    change(rt, self)
    for other in others:
        merge_into(rt, self, other, block)
    return self


@hash_class.method("slice")
def slice_(rt: Interpreter, self: RHash, *keys: Value) -> RHash:
    pairs = [self.d.get(self.key(key)) for key in keys]
    return made_of(rt, self, [pair for pair in pairs if pair is not None])


@hash_class.method("except")
def except_(rt: Interpreter, self: RHash, *keys: Value) -> RHash:
    gone = {self.key(key) for key in keys}
    return made_of(rt, self, [pair for place, pair in self.d.items() if place not in gone])


@hash_class.method("compact")
def compact(rt: Interpreter, self: RHash) -> RHash:
    return made_of(rt, self, [pair for pair in self.items() if pair[1] is not None])


@hash_class.method("compact!")
def compact_in_place(rt: Interpreter, self: RHash) -> Optional[RHash]:
    change(rt, self)
    before = len(self.d)
    self.d = {place: pair for place, pair in self.d.items() if pair[1] is not None}
    return self if len(self.d) != before else None


CLASSES = (hash_class,)
