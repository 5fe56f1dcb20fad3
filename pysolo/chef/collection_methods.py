"""Chef::ResourceCollection as Ruby code sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.chef.collection import ResourceCollection
from pysolo.chef.resource import Resource
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

collection = NativeClass("Chef::ResourceCollection", includes=("Enumerable",), allocator=ResourceCollection)


@collection.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: ResourceCollection, run_context: Value = None) -> None:
    self.run_context = run_context


@collection.method("find", "resources")
def find(rt: Interpreter, self: ResourceCollection, *specs: Value, block: Optional[RProc] = None) -> Value:
    if block is not None and not specs:
        for resource in list(self.resources):
            if rt.truthy(rt.call_block(block, resource)):
                return resource
        return None
    return self.find(list(specs))


@collection.method("find_local")
def find_local(rt: Interpreter, self: ResourceCollection, *specs: Value) -> Value:
    return self.find_local(list(specs))


@collection.method("lookup")
def lookup(rt: Interpreter, self: ResourceCollection, key: Value) -> Value:
    return self.find([rt.str(key.declared_key) if isinstance(key, Resource) else key])


@collection.method("insert", "<<", "push")
def insert(rt: Interpreter, self: ResourceCollection, *resources: Value, **options: Value) -> Value:
    for resource in resources:
        key = None
        if "resource_type" in options:
            name = options.get("instance_name")
            key = "%s[%s]" % (
                rt.to_s(options["resource_type"]),
                rt.to_s(name) if name is not None else resource.name,
            )
        self.insert(resource, key)
    return self


@collection.method("delete")
def delete(rt: Interpreter, self: ResourceCollection, key: Value) -> Value:
    return self.delete(key.declared_key if isinstance(key, Resource) else rt.to_s(key))


@collection.method("each")
def each(rt: Interpreter, self: ResourceCollection, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each")
    for resource in list(self.resources):
        rt.call_block(block, resource)
    return self


@collection.method("all_resources")
def all_resources(rt: Interpreter, self: ResourceCollection) -> Value:
    return self.listed


@collection.method("to_a")
def to_a(rt: Interpreter, self: ResourceCollection) -> Value:
    return rt.array(list(self.resources))


@collection.method("[]")
def at(rt: Interpreter, self: ResourceCollection, index: int) -> Value:
    return self.resources[index] if -len(self.resources) <= index < len(self.resources) else None


@collection.method("size", "length")
def size(rt: Interpreter, self: ResourceCollection) -> int:
    return len(self.resources)


@collection.method("empty?")
def empty(rt: Interpreter, self: ResourceCollection) -> bool:
    return not self.resources


@collection.method("keys")
def keys(rt: Interpreter, self: ResourceCollection) -> Value:
    return rt.array([rt.str(key) for key in self.by_key])


@collection.method("unified_mode")
def unified_mode(rt: Interpreter, self: ResourceCollection) -> bool:
    return self.unified_mode


@collection.method("unified_mode=")
def set_unified_mode(rt: Interpreter, self: ResourceCollection, value: Value) -> Value:
    self.unified_mode = rt.truthy(value)
    return value


@collection.method("run_context")
def run_context(rt: Interpreter, self: ResourceCollection) -> Value:
    return self.run_context


CLASSES = (collection,)
