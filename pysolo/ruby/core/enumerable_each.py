"""Enumerable: ways of going through - in slices, with index, several at once, again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Iterator, List, Optional

from pysolo.ruby.core.enumerable import sized
from pysolo.ruby.core.walk import collect, enumerable_size, tester, walk, yielder
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RProc, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

enumerable = NativeClass("Enumerable", module=True)


@enumerable.method("each_entry")
def each_entry(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each_entry", *args)
    walk(rt, self, yielder(block), args)
    return self


@enumerable.method("each_with_index")
def each_with_index(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each_with_index", *args)
    at = [0]
    call = block.call

    def one(value: Value) -> None:
        call(UNSET, [value, at[0]], None, None)
        at[0] += 1

    walk(rt, self, one, args)
    return self


@enumerable.method("each_with_object")
def each_with_object(rt: Interpreter, self: Value, memo: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "each_with_object", memo)
    call = block.call
    walk(rt, self, lambda value: call(UNSET, [value, memo], None, None))
    return memo


@enumerable.method("reverse_each")
def reverse_each(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return sized(rt, self, "reverse_each")
    for value in reversed(collect(rt, self)):
        rt.call_block(block, value)
    return self


def positive(rt: Interpreter, size: int, what: str) -> None:
    if size <= 0:
        raise rt.error("ArgumentError", "invalid %s" % what)


@enumerable.method("each_slice")
def each_slice(rt: Interpreter, self: Value, size: int, *, block: Optional[RProc] = None) -> Value:
    positive(rt, size, "slice size")
    if block is None:
        whole = enumerable_size(rt, self)
        return rt.enumerator(self, "each_slice", size, size=None if whole is None else -(-whole // size))
    held: List[Value] = []

    def one(value: Value) -> None:
        held.append(value)
        if len(held) == size:
            piece = rt.array(list(held))
            held.clear()
            rt.call_block(block, piece)

    walk(rt, self, one)
    if held:
        rt.call_block(block, rt.array(held))
    return self


@enumerable.method("each_cons")
def each_cons(rt: Interpreter, self: Value, size: int, *, block: Optional[RProc] = None) -> Value:
    positive(rt, size, "size")
    if block is None:
        whole = enumerable_size(rt, self)
        return rt.enumerator(self, "each_cons", size, size=None if whole is None else max(0, whole - size + 1))
    held: List[Value] = []

    def one(value: Value) -> None:
        held.append(value)
        if len(held) > size:
            del held[0]
        if len(held) == size:
            rt.call_block(block, rt.array(list(held)))

    walk(rt, self, one)
    return self


@enumerable.method("zip")
def zip_(rt: Interpreter, self: Value, *others: Value, block: Optional[RProc] = None) -> Value:
    sources = []
    for other in others:
        listed = other.items if isinstance(other, RArray) else rt.try_ary(other)
        if listed is None and not rt.respond_to(other, "each"):
            raise rt.error("TypeError", "wrong argument type %s (must respond to :each)" % rt.class_name(other))
        sources.append(iter(listed) if listed is not None else pulled(rt, other))
    out: List[Value] = []

    def one(value: Value) -> None:
        row = rt.array([value] + [next(source, None) for source in sources])
        if block is not None:
            rt.call_block(block, row)
        else:
            out.append(row)

    walk(rt, self, one)
    return None if block is not None else rt.array(out)


def pulled(rt: Interpreter, value: Value) -> Iterator[Value]:
    """The values of something endless, one at a time."""
    from pysolo.ruby.core.enumerator_next import pull

    return pull(rt, value)


@enumerable.method("cycle")
def cycle(rt: Interpreter, self: Value, times: Value = None, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        size = enumerable_size(rt, self)
        if times is None:
            return rt.enumerator(self, "cycle", size=float("inf") if size else size)
        known = size is not None and type(times) in (int, float)
        return rt.enumerator(self, "cycle", times, size=max(0, int(times)) * size if known else None)
    left = None if times is None else rt.to_int(times)
    if left is not None and left <= 0:
        return None
    kept: List[Value] = []
    run = yielder(block)

    def one(value: Value) -> None:
        kept.append(value)
        run(value)

    walk(rt, self, one)
    while kept and (left is None or left > 1):
        for value in kept:
            run(value)
        if left is not None:
            left -= 1
    return None


@enumerable.method("chunk_while")
def chunk_while(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    return pieces(rt, self, block, False)


@enumerable.method("slice_when")
def slice_when(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    return pieces(rt, self, block, True)


def pieces(rt: Interpreter, self: Value, block: Optional[RProc], cut_on: bool) -> Value:
    if block is None:
        raise rt.error("ArgumentError", "tried to create Proc object without a block")

    def run(emit: RProc) -> None:
        held: List[Value] = []

        def one(value: Value) -> None:
            if held and rt.truthy(rt.call_block(block, held[-1], value)) == cut_on:
                piece = rt.array(list(held))
                held[:] = [value]
                rt.call_block(emit, piece)
            else:
                held.append(value)

        walk(rt, self, one)
        if held:
            rt.call_block(emit, rt.array(held))

    return generated(rt, run)


def generated(rt: Interpreter, run: Callable[[RProc], None]) -> Value:
    """An enumerator whose ``each`` is the Python function ``run(block)``."""
    from pysolo.ruby.core.enumerator import native_enumerator

    return native_enumerator(rt, run)


@enumerable.method("slice_before")
def slice_before(rt: Interpreter, self: Value, pattern: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    return sliced(rt, self, pattern, block, True)


@enumerable.method("slice_after")
def slice_after(rt: Interpreter, self: Value, pattern: Value = UNSET, *, block: Optional[RProc] = None) -> Value:
    return sliced(rt, self, pattern, block, False)


def sliced(rt: Interpreter, self: Value, pattern: Value, block: Optional[RProc], before: bool) -> Value:
    given, wanted = int(pattern is not UNSET), int(block is None)
    if given != wanted:
        raise rt.error("ArgumentError", "wrong number of arguments (given %d, expected %d)" % (given, wanted))
    test = tester(rt, block, pattern)

    def run(emit: RProc) -> None:
        held: List[Value] = []

        def flush() -> None:
            piece = rt.array(list(held))
            held.clear()
            rt.call_block(emit, piece)

        def one(value: Value) -> None:
            if before and held and test(value):
                flush()
            held.append(value)
            if not before and test(value):
                flush()

        walk(rt, self, one)
        if held:
            flush()

    return generated(rt, run)


@enumerable.method("chunk")
def chunk(rt: Interpreter, self: Value, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return rt.enumerator(self, "chunk")

    def run(emit: RProc) -> None:
        held: List[Value] = []
        key: List[Value] = []

        def flush() -> None:
            if held:
                rt.call_block(emit, rt.array([key[0], rt.array(list(held))]))
            held.clear()
            key.clear()

        def one(value: Value) -> None:
            found = rt.call_block(block, value)
            name = found.name if type(found) is RSymbol else ""
            if found is None or name == "_separator":
                flush()
                return
            if name.startswith("_") and name != "_alone":
                raise rt.error("RuntimeError", "symbols beginning with an underscore are reserved")
            if name == "_alone" or not key or not rt.eq(key[0], found):
                flush()
                key.append(found)
            held.append(value)

        walk(rt, self, one)
        flush()

    return generated(rt, run)


@enumerable.method("lazy")
def lazy(rt: Interpreter, self: Value) -> Value:
    from pysolo.ruby.core.lazy import make_lazy

    return make_lazy(rt, self)


@enumerable.method("chain")
def chain(rt: Interpreter, self: Value, *others: Value) -> Value:
    from pysolo.ruby.core.enumerator import make_chain

    return make_chain(rt, [self, *others])


CLASSES = (enumerable,)
