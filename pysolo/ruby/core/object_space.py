"""ObjectSpace: walking over what is alive."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional, Tuple

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

space = NativeClass("ObjectSpace", module=True)
weak_map = NativeClass("ObjectSpace::WeakMap", includes=("Enumerable",))


class RWeakMap(RObject):
    """Values by the identity of their keys. It keeps them: nobody can tell when Python would let go of them."""

    __slots__ = ("d",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.d: Dict[Any, Tuple[Value, Value]] = {}

    @staticmethod
    def key(value: Value) -> Any:
        return id(value) if isinstance(value, RObject) else (type(value), value)


weak_map.allocator = RWeakMap


def modules(rt: Interpreter) -> Iterator[RClass]:
    """Every class and module, the newest first."""
    seen: List[RClass] = []
    known = set()
    waiting = [rt.c_basic_object, *rt.classes.values()]
    while waiting:
        found = waiting.pop(0)
        if id(found) in known:
            continue
        known.add(id(found))
        waiting.extend(found.dependents)
        if not found.is_singleton:
            seen.append(found)
    return reversed(seen)


def objects(rt: Interpreter, kind: Optional[RClass]) -> List[Value]:
    if kind is None or kind is rt.c_class or kind is rt.c_module or kind.is_singleton:
        found = [module for module in modules(rt) if kind is None or rt.is_a(module, kind)]
        if kind is not None:
            return found
    return [
        value
        for value in gc.get_objects()
        if isinstance(value, RObject)
        and getattr(value, "cls", None) is not None
        and value.cls.rt is rt
        and (kind is None or kind in value.cls.ancestors)
    ]


@space.module_function("each_object")
def each_object(rt: Interpreter, self: Value, kind: Value = None, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "each_object", *([] if kind is None else [kind]))
    found = objects(rt, kind)
    for value in found:
        rt.call_block(block, value)
    return len(found)


@space.module_function("garbage_collect")
def garbage_collect(rt: Interpreter, self: Value, **options: Value) -> None:
    gc.collect()


@space.module_function("count_objects")
def count_objects(rt: Interpreter, self: Value, result: Value = None) -> RHash:
    counts: Dict[str, int] = {}
    for value in objects(rt, rt.c_basic_object):
        name = "T_" + type(value).__name__[1:].upper()
        counts[name] = counts.get(name, 0) + 1
    total = sum(counts.values())
    return rt.hash([(rt.sym(name), count) for name, count in {"TOTAL": total, "FREE": 0, **counts}.items()])


@space.module_function("define_finalizer")
def define_finalizer(
    rt: Interpreter, self: Value, value: Value, action: Value = None, *, block: Optional[RProc] = None
) -> RArray:
    """Run when the program ends, after everything else."""
    action = block if action is None else action
    if not rt.respond_to(action, "call"):
        raise rt.error("ArgumentError", "wrong type argument %s (should be callable)" % rt.class_name(action))
    rt.check_frozen(value)
    number = rt.send(value, "object_id")
    wanted = rt.classes["ObjectSpace"].extra.setdefault("finalizers", {})
    wanted.setdefault(number, []).append(action)

    def run(args: List[Value], kw: Any, inner: Any) -> None:
        for found in wanted.pop(number, ()):
            rt.send(found, "call", number)

    rt.at_exit_blocks.insert(0, rt.native_proc(run))
    return rt.array([0, action])


@space.module_function("undefine_finalizer")
def undefine_finalizer(rt: Interpreter, self: Value, value: Value) -> Value:
    rt.classes["ObjectSpace"].extra.get("finalizers", {}).pop(rt.send(value, "object_id"), None)
    return value


@space.module_function("_id2ref")
def id2ref(rt: Interpreter, self: Value, number: int) -> Value:
    for value in (None, True, False):
        if rt.send(value, "object_id") == number:
            return value
    if number % 2:
        return (number - 1) // 2
    for value in objects(rt, rt.c_basic_object):
        if rt.respond_to(value, "object_id") and rt.send(value, "object_id") == number:
            return value
    raise rt.error("RangeError", "%s is not id value" % ("0x%016x" % number))


@weak_map.method("[]=")
def put(rt: Interpreter, self: RWeakMap, key: Value, value: Value) -> Value:
    self.d[self.key(key)] = (key, value)
    return value


@weak_map.method("[]")
def get(rt: Interpreter, self: RWeakMap, key: Value) -> Value:
    return self.d.get(self.key(key), (None, None))[1]


@weak_map.method("key?", "include?", "member?")
def has_key(rt: Interpreter, self: RWeakMap, key: Value) -> bool:
    return self.key(key) in self.d


@weak_map.method("size", "length")
def size(rt: Interpreter, self: RWeakMap) -> int:
    return len(self.d)


@weak_map.method("keys")
def keys(rt: Interpreter, self: RWeakMap) -> RArray:
    return rt.array([key for key, _ in self.d.values()])


@weak_map.method("values")
def values(rt: Interpreter, self: RWeakMap) -> RArray:
    return rt.array([value for _, value in self.d.values()])


@weak_map.method("each", "each_pair")
def each(rt: Interpreter, self: RWeakMap, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        raise rt.error("LocalJumpError", "no block given (yield)")
    for key, value in list(self.d.values()):
        rt.call_block(block, key, value)
    return self


CLASSES = (space, weak_map)
