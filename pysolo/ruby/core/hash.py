"""Hash: making, reading, writing, comparing, showing."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.ruby.core.array import dug
from pysolo.ruby.core.object import Inspecting, being_walked
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RObject, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

hash_class = NativeClass("Hash", includes=("Enumerable",), allocator=RHash)


def change(rt: Interpreter, target: RHash) -> None:
    if target.frozen:
        rt.check_frozen(target)


@hash_class.singleton("[]")
def build(rt: Interpreter, self: RClass, *args: Value) -> RHash:
    made = RHash(self)
    if len(args) == 1:
        source = args[0]
        if isinstance(source, RHash) or rt.respond_to(source, "to_hash"):
            made.d = dict(rt.to_hash(source).d)
            return made
        listed = rt.try_ary(source)
        if listed is not None:
            for at, pair in enumerate(listed):
                items = rt.try_ary(pair)
                if items is None:
                    raise rt.error(
                        "ArgumentError", "wrong element type %s at %d (expected array)" % (rt.class_name(pair), at)
                    )
                if not 1 <= len(items) <= 2:
                    raise rt.error("ArgumentError", "invalid number of elements (%d for 1..2)" % len(items))
                store(rt, made, items[0], items[1] if len(items) > 1 else None)
            return made
    if len(args) % 2:
        raise rt.error("ArgumentError", "odd number of arguments for Hash")
    for at in range(0, len(args), 2):
        store(rt, made, args[at], args[at + 1])
    return made


@hash_class.singleton("try_convert")
def try_convert(rt: Interpreter, self: RClass, value: Value) -> Value:
    if isinstance(value, RHash):
        return value
    return rt.send(value, "to_hash") if rt.respond_to(value, "to_hash") else None


@hash_class.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RHash, default: Value = UNSET, *, block: Optional[RProc] = None) -> None:
    change(rt, self)
    if block is not None:
        if default is not UNSET:
            raise rt.error("ArgumentError", "wrong number of arguments (given 1, expected 0)")
        if block.is_lambda and block.arity != 2 and (block.arity >= 0 or block.arity < -3):
            raise rt.error("TypeError", "default_proc takes two arguments (2 for %d)" % block.arity)
        self.default_proc = block
    self.default = None if default is UNSET else default


@hash_class.method("replace")
def replace(rt: Interpreter, self: RHash, other: RHash) -> RHash:
    change(rt, self)
    self.d = dict(other.d)
    self.default, self.default_proc, self.by_identity = other.default, other.default_proc, other.by_identity
    return self


hash_class.method("initialize_copy", visibility="private")(replace)


def missing(rt: Interpreter, self: RHash, key: Value) -> Value:
    """The default for an absent key, through an overridden ``default`` when there is one."""
    method = self.cls.find("default")
    if method is not None and method.owner is not rt.c_hash:
        return rt.send(self, "default", key)
    if self.default_proc is not None:
        return rt.call_block(self.default_proc, self, key)
    return self.default


@hash_class.method("[]")
def get(rt: Interpreter, self: RHash, key: Value) -> Value:
    found = self.d.get(self.key(key))
    return missing(rt, self, key) if found is None else found[1]


def store(rt: Interpreter, self: RHash, key: Value, value: Value) -> None:
    """``[]=``: String keys are copied and frozen."""
    if self.frozen:
        rt.check_frozen(self)
    if type(key) is RString and not key.frozen and not self.by_identity:
        key = rt.string_key(key)
    place = self.key(key)
    found = self.d.get(place)
    if found is not None:
        self.d[place] = (found[0], value)
        return
    if being_walked(rt, self, "each"):
        raise rt.error("RuntimeError", "can't add a new key into hash during iteration")
    self.d[place] = (key, value)


@hash_class.method("[]=", "store")
def put(rt: Interpreter, self: RHash, key: Value, value: Value) -> Value:
    store(rt, self, key, value)
    return value


@hash_class.method("fetch")
def fetch(rt: Interpreter, self: RHash, key: Value, default: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    found = self.d.get(self.key(key))
    if found is not None:
        return found[1]
    if block is not None:
        return rt.call_block(block, key)
    if default is not UNSET:
        return default
    raise rt.error("KeyError", "key not found: %s" % rt.inspect(key), receiver=self, key=key)


@hash_class.method("dig")
def dig(rt: Interpreter, self: RHash, key: Value, *rest: Value) -> Value:
    found = rt.send(self, "[]", key)
    return found if not rest or found is None else rt.send(dug(rt, found), "dig", *rest)


@hash_class.method("key?", "has_key?", "include?", "member?")
def has_key(rt: Interpreter, self: RHash, key: Value) -> bool:
    return self.key(key) in self.d


@hash_class.method("value?", "has_value?")
def has_value(rt: Interpreter, self: RHash, value: Value) -> bool:
    return any(rt.eq(held, value) for _, held in self.items())


@hash_class.method("key")
def key_of(rt: Interpreter, self: RHash, value: Value) -> Value:
    for key, held in self.items():
        if rt.eq(held, value):
            return key
    return None


@hash_class.method("keys")
def keys(rt: Interpreter, self: RHash) -> RArray:
    return rt.array([pair[0] for pair in self.d.values()])


@hash_class.method("values")
def values(rt: Interpreter, self: RHash) -> RArray:
    return rt.array([pair[1] for pair in self.d.values()])


@hash_class.method("values_at")
def values_at(rt: Interpreter, self: RHash, *names: Value) -> RArray:
    return rt.array([get(rt, self, name) for name in names])


@hash_class.method("fetch_values")
def fetch_values(rt: Interpreter, self: RHash, *names: Value, block: Optional[RProc] = None) -> RArray:
    return rt.array([fetch(rt, self, name, block=block) for name in names])


@hash_class.method("length", "size")
def length(rt: Interpreter, self: RHash) -> int:
    return len(self.d)


@hash_class.method("empty?")
def is_empty(rt: Interpreter, self: RHash) -> bool:
    return not self.d


@hash_class.method("default")
def default(rt: Interpreter, self: RHash, key: Value = UNSET) -> Value:
    if key is not UNSET and self.default_proc is not None:
        return rt.call_block(self.default_proc, self, key)
    return self.default


@hash_class.method("default=")
def set_default(rt: Interpreter, self: RHash, value: Value) -> Value:
    change(rt, self)
    self.default, self.default_proc = value, None
    return value


@hash_class.method("default_proc")
def default_proc(rt: Interpreter, self: RHash) -> Value:
    return self.default_proc


@hash_class.method("default_proc=")
def set_default_proc(rt: Interpreter, self: RHash, proc: Value) -> Value:
    change(rt, self)
    made = None if proc is None else proc if isinstance(proc, RProc) else rt.check_send(proc, "to_proc")
    if made is not None and not isinstance(made, RProc):
        raise rt.error("TypeError", "wrong default_proc type %s (expected Proc)" % rt.class_name(proc))
    if made is not None and made.is_lambda and made.arity != 2:
        raise rt.error("TypeError", "default_proc takes two arguments (2 for %d)" % made.arity)
    self.default, self.default_proc = None, made
    return proc


@hash_class.method("compare_by_identity")
def compare_by_identity(rt: Interpreter, self: RHash) -> RHash:
    change(rt, self)
    self.by_identity = True
    self.d = {self.key(key): (key, value) for key, value in self.d.values()}
    return self


@hash_class.method("compare_by_identity?")
def is_by_identity(rt: Interpreter, self: RHash) -> bool:
    return self.by_identity


@hash_class.method("rehash")
def rehash(rt: Interpreter, self: RHash) -> RHash:
    change(rt, self)
    self.d = {self.key(key): (key, value) for key, value in self.d.values()}
    return self


@hash_class.method("to_h")
def to_h(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> RHash:
    if block is not None:
        from pysolo.ruby.core.enumerable import put_pair

        made: RHash = rt.hash({})
        for key, value in self.items():
            put_pair(rt, made, rt.call_block(block, key, value), None)
        return made
    if self.cls.real is rt.c_hash:
        return self
    copy = RHash(rt.c_hash)
    copy.d = dict(self.d)
    copy.default, copy.default_proc = self.default, self.default_proc
    return copy


@hash_class.method("to_hash", "deconstruct_keys")
def to_hash(rt: Interpreter, self: RHash, *wanted: Value) -> RHash:
    return self


@hash_class.method("to_a")
def to_a(rt: Interpreter, self: RHash) -> RArray:
    return rt.array([rt.array([key, value]) for key, value in self.d.values()])


@hash_class.method("to_proc")
def to_proc(rt: Interpreter, self: RHash) -> RProc:
    def call(args: List[Value], kw: Value, block: Value) -> Value:
        return rt.send(self, "[]", *args)

    made: RProc = rt.native_proc(call, 1, True)
    return made


@hash_class.method("inspect", "to_s")
def inspect(rt: Interpreter, self: RHash) -> str:
    if not self.d:
        return "{}"
    with Inspecting(rt, self) as again:
        if again:
            return "{...}"
        return "{" + ", ".join(["%s=>%s" % (rt.inspect(key), rt.inspect(value)) for key, value in self.items()]) + "}"


@hash_class.method("hash")
def hash_(rt: Interpreter, self: RHash) -> int:
    with Inspecting(rt, self, "hash") as again:
        if again:
            return 0
        return hash(frozenset([(rt.hash_of(key), rt.hash_of(value)) for key, value in self.items()]))


def same(rt: Interpreter, self: RHash, other: Value, strict: bool) -> bool:
    if self is other:
        return True
    if not isinstance(other, RHash):
        return (
            not strict
            and isinstance(other, RObject)
            and rt.respond_to(other, "to_hash")
            and rt.truthy(rt.send(other, "==", self))
        )
    if len(self.d) != len(other.d):
        return False
    with Inspecting(rt, self, "==") as again:
        if again:
            return True
        for place, (_, value) in self.d.items():
            found = other.d.get(place)
            if found is None or not (rt.eql(value, found[1]) if strict else rt.eq(value, found[1])):
                return False
    return True


@hash_class.method("==")
def equal(rt: Interpreter, self: RHash, other: Value) -> bool:
    return same(rt, self, other, False)


@hash_class.method("eql?")
def eql(rt: Interpreter, self: RHash, other: Value) -> bool:
    return same(rt, self, other, True)


def contains(rt: Interpreter, big: RHash, small: RHash) -> bool:
    for place, (_, value) in small.d.items():
        found = big.d.get(place)
        if found is None or not rt.eq(found[1], value):
            return False
    return True


@hash_class.method("<=")
def is_subset(rt: Interpreter, self: RHash, other: RHash) -> bool:
    return contains(rt, other, self)


@hash_class.method("<")
def is_proper_subset(rt: Interpreter, self: RHash, other: RHash) -> bool:
    return len(self.d) < len(other.d) and contains(rt, other, self)


@hash_class.method(">=")
def is_superset(rt: Interpreter, self: RHash, other: RHash) -> bool:
    return contains(rt, self, other)


@hash_class.method(">")
def is_proper_superset(rt: Interpreter, self: RHash, other: RHash) -> bool:
    return len(self.d) > len(other.d) and contains(rt, self, other)


CLASSES = (hash_class,)
