"""``Chef::Mixin::DeepMerge``: what cookbooks call to merge Hashes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.mash import to_mash
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

deep_merge_module = NativeClass("Chef::Mixin::DeepMerge", module=True)


def lay_over(rt: Interpreter, source: Value, target: Value) -> Value:
    """``source`` over ``target``, which is changed: Hashes merge key by key, Arrays unite, all else is replaced."""
    if target is None:
        return source
    if isinstance(source, RHash) and isinstance(target, RHash):
        for key, value in source.items():
            known = rt.send(target, "[]", key)
            rt.send(target, "[]=", key, lay_over(rt, value, known) if rt.truthy(known) else value)
        return target
    if isinstance(source, RArray) and isinstance(target, RArray):
        return rt.send(target, "|", source)
    return source


def lay_over_hashes(rt: Interpreter, target: Value, source: Value) -> Value:
    """The same as a new Hash, Arrays replaced."""
    if not (isinstance(source, RHash) and isinstance(target, RHash)):
        return source
    merged = rt.send(target, "dup")
    for key, value in source.items():
        if rt.truthy(rt.send(merged, "key?", key)):
            value = lay_over_hashes(rt, rt.send(merged, "[]", key), value)
        rt.send(merged, "[]=", key, value)
    return merged


@deep_merge_module.module_function("merge")
def merge(rt: Interpreter, self: Value, first: Value, second: Value) -> Value:
    """The second over the first, as a Mash."""
    mash = rt.classes["ChefUtils::Mash"]
    empty = rt.hash({})
    left, right = (one if rt.is_a(one, mash) else to_mash(rt, one or empty) for one in (first, second))
    return lay_over(rt, right, rt.send(left, "dup"))


@deep_merge_module.module_function("deep_merge")
def deep_merge(rt: Interpreter, self: Value, source: Value, target: Value) -> Value:
    """The source over a copy of the target. The copy is shallow, as Chef's is: what is nested changes in place."""
    return lay_over(rt, source, rt.send(target, "dup"))


@deep_merge_module.module_function("deep_merge!")
def deep_merge_in_place(rt: Interpreter, self: Value, source: Value, target: Value) -> Value:
    return lay_over(rt, source, target)


@deep_merge_module.module_function("hash_only_merge")
def hash_only_merge(rt: Interpreter, self: Value, target: Value, source: Value) -> Value:
    return lay_over_hashes(rt, target, source)


@deep_merge_module.module_function("hash_only_merge!")
def hash_only_merge_in_place(rt: Interpreter, self: Value, target: Value, source: Value) -> Value:
    merged = lay_over_hashes(rt, target, source)
    return rt.send(target, "replace", merged) if isinstance(target, RHash) and isinstance(merged, RHash) else merged


CLASSES = (deep_merge_module,)
