"""``Mash``: a Hash whose Symbol keys become Strings, at every depth of what is stored.

Documented with Chef's ``Mash`` class; ``store`` does not convert (a wart of the original that cookbooks may see), ``[]=`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# methods of Hash whose first argument, or all of whose arguments, are keys
ONE_KEY = ("fetch", "key?", "has_key?", "include?", "member?", "delete", "dig", "assoc")
MANY_KEYS = ("values_at", "fetch_values", "slice", "except")

mash = NativeClass("ChefUtils::Mash", superclass="Hash", allocator=RHash)


def convert_key(rt: Interpreter, key: Value) -> Value:
    """A Symbol as the String of its name; everything else as it is."""
    return rt.str(key.name) if type(key) is RSymbol else key


def convert_value(rt: Interpreter, value: Value) -> Value:
    """Hashes become Mashes, in Arrays too; a Mash stays the object it is."""
    if isinstance(value, RHash):
        if rt.is_a(value, rt.classes["ChefUtils::Mash"]):
            return value
        return to_mash(rt, value)
    if isinstance(value, RArray):
        return rt.array([convert_value(rt, item) for item in value.items])
    return value


def to_mash(rt: Interpreter, source: RHash, cls: Optional[RClass] = None) -> RHash:
    made = RHash(cls or rt.classes["ChefUtils::Mash"])
    for key, value in source.items():
        store(rt, made, key, value)
    return made


def store(rt: Interpreter, target: RHash, key: Value, value: Value) -> None:
    key = convert_key(rt, key)
    if type(key) is RString and not key.frozen:
        key = rt.str(key.s)
        key.frozen = True
    target.put(key, convert_value(rt, value))


def plain(rt: Interpreter, value: Value) -> Value:
    """An ordinary, free copy of a Mash or an attribute container, at every depth."""
    if isinstance(value, RHash):
        return rt.hash((key, plain(rt, item)) for key, item in value.items())
    if isinstance(value, RArray):
        return rt.array([plain(rt, item) for item in value.items])
    if type(value) is RString and value.frozen:
        return rt.str(value.s, value.enc)
    return value


def call_inherited(
    rt: Interpreter, self: Value, ancestor: str, name: str, args: List[Value], block: Optional[RProc]
) -> Value:
    """What ``super`` would do: the method as class ``ancestor`` has it."""
    method = rt.classes[ancestor].find(name)
    assert method is not None, name
    return rt.call_method(self, method, args, None, block)


@mash.method("initialize")
def initialize(rt: Interpreter, self: RHash, source: Value = None, *, block: Optional[RProc] = None) -> None:
    if isinstance(source, RHash):
        for key, value in source.items():
            store(rt, self, key, value)
        self.default, self.default_proc = source.default, source.default_proc
    else:
        self.default, self.default_proc = source, block


@mash.method("[]")
def fetch_key(rt: Interpreter, self: RHash, key: Value) -> Value:
    return call_inherited(rt, self, "Hash", "[]", [convert_key(rt, key)], None)


@mash.method("[]=")
def store_key(rt: Interpreter, self: RHash, key: Value, value: Value) -> Value:
    rt.check_frozen(self)
    store(rt, self, key, value)
    return value


@mash.method("update", "merge!")
def update(rt: Interpreter, self: RHash, *others: Value, block: Optional[RProc] = None) -> RHash:
    rt.check_frozen(self)
    for other in others:
        for key, value in rt.to_hash(other).items():
            known = convert_key(rt, key)
            if block is not None and self.has(known):
                value = rt.call_block(block, known, self.get(known), value)
            store(rt, self, key, value)
    return self


@mash.method("merge")
def merge(rt: Interpreter, self: RHash, *others: Value, block: Optional[RProc] = None) -> Value:
    return rt.send(rt.send(self, "dup"), "update", *others, block=block)


@mash.method("dup", "clone")
def duplicate(rt: Interpreter, self: RHash) -> RHash:
    made = to_mash(rt, self, self.cls.real)
    made.default, made.default_proc = self.default, self.default_proc
    return made


@mash.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    free = plain(rt, self)
    return free if block is None else rt.send(free, "to_h", block=block)


@mash.method("symbolize_keys")
def symbolize_keys(rt: Interpreter, self: RHash) -> Value:
    return rt.hash((rt.sym(rt.to_s(key)), value) for key, value in self.items())


@mash.method("stringify_keys", "stringify_keys!", "to_mash")
def stringify_keys(rt: Interpreter, self: RHash) -> RHash:
    return self


def _converting(name: str, many: bool) -> Callable[..., Value]:
    def call(rt: Interpreter, self: RHash, *args: Value, block: Optional[RProc] = None) -> Value:
        taken = len(args) if many else 1
        converted: List[Any] = [convert_key(rt, key) for key in args[:taken]]
        return call_inherited(rt, self, "Hash", name, converted + list(args[taken:]), block)

    return call


for _name in ONE_KEY:
    mash.method(_name)(_converting(_name, many=False))
for _name in MANY_KEYS:
    mash.method(_name)(_converting(_name, many=True))

CLASSES = (mash,)
