"""Hash: going through it, choosing pairs, converting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional, Tuple

from pysolo.ruby.core.enumerable import sized
from pysolo.ruby.core.hash import change
from pysolo.ruby.core.object import Inspecting
from pysolo.ruby.core.walk import tester
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

hash_class = NativeClass("Hash")

Pair = Tuple[Value, Value]


def pair_test(block: RProc) -> Callable[[Pair], bool]:
    """The block as a question about key and value, given as two arguments."""
    call = block.call

    def test(pair: Pair) -> bool:
        found = call(UNSET, [pair[0], pair[1]], None, None)
        return found is not None and found is not False

    return test


@hash_class.method("each", "each_pair")
def each(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each")
    call = block.call
    with Inspecting(rt, self, "each"):
        for place in list(self.d):
            pair = self.d.get(place)
            if pair is not None:
                call(UNSET, [RArray(rt.c_array, [pair[0], pair[1]])], None, None)
    return self


@hash_class.method("each_key")
def each_key(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each_key")
    with Inspecting(rt, self, "each"):
        for key, _ in self.items():
            rt.call_block(block, key)
    return self


@hash_class.method("each_value")
def each_value(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each_value")
    with Inspecting(rt, self, "each"):
        for _, value in self.items():
            rt.call_block(block, value)
    return self


def made_of(rt: Interpreter, self: RHash, pairs: List[Pair]) -> RHash:
    made = RHash(rt.c_hash)
    made.by_identity = self.by_identity
    made.d = {self.key(pair[0]): pair for pair in pairs}
    return made


@hash_class.method("select", "filter")
def select(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "select")
    with Inspecting(rt, self, "each"):
        return made_of(rt, self, list(filter(pair_test(block), self.items())))


@hash_class.method("reject")
def reject(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "reject")
    test = pair_test(block)
    return made_of(rt, self, [pair for pair in self.items() if not test(pair)])


def filtered(rt: Interpreter, self: RHash, block: RProc, wanted: bool) -> int:
    """Delete in place the pairs for which the block is not as ``wanted``; how many went."""
    change(rt, self)
    test = pair_test(block)
    gone = 0
    for place, pair in list(self.d.items()):
        if test(pair) != wanted:
            self.d.pop(place, None)
            gone += 1
    return gone


@hash_class.method("select!", "filter!")
def select_in_place(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "select!")
    return self if filtered(rt, self, block, True) else None


@hash_class.method("keep_if")
def keep_if(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "keep_if")
    filtered(rt, self, block, True)
    return self


@hash_class.method("reject!")
def reject_in_place(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "reject!")
    return self if filtered(rt, self, block, False) else None


@hash_class.method("delete_if")
def delete_if(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "delete_if")
    filtered(rt, self, block, False)
    return self


@hash_class.method("map", "collect")
def map_(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "map")
    call = block.call
    array = rt.c_array
    two = block.is_lambda and block.arity == 2
    out = []
    with Inspecting(rt, self, "each"):
        for key, value in self.items():
            out.append(call(UNSET, [key, value] if two else [RArray(array, [key, value])], None, None))
    return rt.array(out)


@hash_class.method("filter_map")
def filter_map(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "filter_map")
    return rt.array([found for found in map_(rt, self, block=block).items if found is not None and found is not False])


@hash_class.method("any?")
def any_(rt: Interpreter, self: RHash, pattern: Value = UNSET, *, block: Optional[RProc] = None) -> bool:
    if pattern is not UNSET:
        return any(rt.case_eq(pattern, rt.array([key, value])) for key, value in self.items())
    return bool(self.d) if block is None else any(map(pair_test(block), self.items()))


@hash_class.method("all?")
def all_(rt: Interpreter, self: RHash, pattern: Value = UNSET, *, block: Optional[RProc] = None) -> bool:
    if pattern is UNSET and block is None:
        return True
    test = tester(rt, block, pattern)
    return all(test(rt.array([key, value])) for key, value in self.items())


@hash_class.method("count")
def count(rt: Interpreter, self: RHash, target: Value = UNSET, *, block: Optional[RProc] = None) -> int:
    if target is UNSET and block is None:
        return len(self.d)
    test: Callable[[Any], bool] = tester(rt, block) if target is UNSET else lambda value: rt.eq(value, target)
    return sum([test(rt.array([key, value])) for key, value in self.items()])


@hash_class.method("find", "detect")
def find(rt: Interpreter, self: RHash, if_none: Value = None, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "find")
    test = tester(rt, block)
    for key, value in self.items():
        pair = rt.array([key, value])
        if test(pair):
            return pair
    return None if if_none is None else rt.send(if_none, "call")


@hash_class.method("sum")
def sum_(rt: Interpreter, self: RHash, start: Value = 0, *, block: Optional[RProc] = None) -> Value:
    from pysolo.ruby.core.sorting import sum_list

    pairs = [rt.array([key, value]) for key, value in self.items()]
    return sum_list(rt, pairs if block is None else [rt.call_block(block, pair) for pair in pairs], start)


@hash_class.method("transform_values")
def transform_values(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "transform_values")
    return made_of(rt, self, [(key, rt.call_block(block, value)) for key, value in self.items()])


@hash_class.method("transform_values!")
def transform_values_in_place(rt: Interpreter, self: RHash, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "transform_values!")
    change(rt, self)
    for place, (key, value) in list(self.d.items()):
        self.d[place] = (key, rt.call_block(block, value))
    return self


def renamed(rt: Interpreter, self: RHash, table: Value, block: Optional[RProc]) -> List[Pair]:
    names = None if table is UNSET else rt.to_hash(table)
    pairs = []
    for key, value in self.items():
        if names is not None and names.has(key):
            new = names.get(key)
        elif block is not None:
            new = rt.call_block(block, key)
        else:
            new = key
        pairs.append((rt.string_key(new), value))
    return pairs


@hash_class.method("transform_keys")
def transform_keys(rt: Interpreter, self: RHash, table: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    if block is None and table is UNSET:
        return sized(rt, self, "transform_keys")
    return rt.hash(renamed(rt, self, table, block))


@hash_class.method("transform_keys!")
def transform_keys_in_place(
    rt: Interpreter, self: RHash, table: Value = UNSET, *, block: Optional[RProc] = None
) -> Value:
    if block is None and table is UNSET:
        return sized(rt, self, "transform_keys!")
    change(rt, self)
    self.d = rt.hash(renamed(rt, self, table, block)).d
    return self


@hash_class.method("invert")
def invert(rt: Interpreter, self: RHash) -> RHash:
    return rt.hash([(rt.string_key(value), key) for key, value in self.items()])


@hash_class.method("assoc")
def assoc(rt: Interpreter, self: RHash, key: Value) -> Optional[RArray]:
    found = self.d.get(self.key(key))
    return None if found is None else rt.array(list(found))


@hash_class.method("rassoc")
def rassoc(rt: Interpreter, self: RHash, value: Value) -> Optional[RArray]:
    for key, held in self.items():
        if rt.eq(held, value):
            return rt.array([key, held])
    return None


@hash_class.method("flatten")
def flatten(rt: Interpreter, self: RHash, depth: int = 1) -> Value:
    pairs = rt.array([rt.array([key, value]) for key, value in self.items()])
    return rt.send(pairs, "flatten", depth) if depth else pairs


CLASSES = (hash_class,)
