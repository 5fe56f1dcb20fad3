"""External iteration: Enumerator#next, peek, rewind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, Optional

from pysolo.ruby.core.enumerator import REnumerator
from pysolo.ruby.core.walk import has_own_each, packed
from pysolo.ruby.runtime.coroutine import Coroutine
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RProc, RRange, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

enumerator = NativeClass("Enumerator")


class ListSource:
    """The values of an Array, without a coroutine."""

    def __init__(self, source: RArray) -> None:
        self.source = source
        self.at = 0
        self.result: Value = source

    def more(self) -> Optional[List[Value]]:
        self.at += 1
        return [self.source.items[self.at - 1]] if self.at <= len(self.source.items) else None


class EachSource:
    """The values of an ``each``, run in a coroutine that hands them out one at a time."""

    def __init__(self, rt: Interpreter, value: Value) -> None:
        self.result: Value = None

        def body(coroutine: Coroutine, first: Value) -> Value:
            def each(given: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
                return coroutine.hand_out(list(given))

            self.result = rt.send(value, "each", block=rt.native_proc(each, -1))
            return None

        self.coroutine = Coroutine(rt, body)

    def more(self) -> Optional[List[Value]]:
        if self.coroutine.finished:
            return None
        found: Optional[List[Value]] = self.coroutine.resume()
        return None if self.coroutine.finished else found


def source_of(rt: Interpreter, value: Value) -> Any:
    if isinstance(value, REnumerator) and isinstance(value.receiver, RArray) and not value.args:
        if value.method in ("each", "map", "select", "each_entry") and has_own_each(value.receiver, "Array"):
            return ListSource(value.receiver)
    if isinstance(value, RArray):
        return ListSource(value)
    return EachSource(rt, value)


def pull(rt: Interpreter, value: Value) -> Iterator[Value]:
    """A Python iterator over anything with ``each``."""
    if isinstance(value, RRange) and has_own_each(value, "Range"):
        from pysolo.ruby.core.range_walk import walked

        yield from walked(rt, value)
        return
    source = source_of(rt, value)
    while True:
        found = source.more()
        if found is None:
            return
        yield packed(rt, found)


def ahead(rt: Interpreter, self: REnumerator) -> List[Value]:
    """The next yielded values, kept until they are taken."""
    if not self.held:
        if self.coroutine is None:
            self.coroutine = source_of(rt, self)
        found = self.coroutine.more()
        if found is None:
            raise rt.error("StopIteration", "iteration reached an end", result=self.coroutine.result)
        self.held = [found]
    values: List[Value] = self.held[0]
    return values


@enumerator.method("next")
def next_(rt: Interpreter, self: REnumerator) -> Value:
    values = ahead(rt, self)
    self.held = []
    return packed(rt, values)


@enumerator.method("peek")
def peek(rt: Interpreter, self: REnumerator) -> Value:
    return packed(rt, ahead(rt, self))


@enumerator.method("next_values")
def next_values(rt: Interpreter, self: REnumerator) -> RArray:
    values = ahead(rt, self)
    self.held = []
    return rt.array(list(values))


@enumerator.method("peek_values")
def peek_values(rt: Interpreter, self: REnumerator) -> RArray:
    return rt.array(list(ahead(rt, self)))


@enumerator.method("rewind")
def rewind(rt: Interpreter, self: REnumerator) -> REnumerator:
    if isinstance(self.coroutine, EachSource):
        self.coroutine.coroutine.abandon()
    self.coroutine = None
    self.held = []
    return self


CLASSES = (enumerator,)
