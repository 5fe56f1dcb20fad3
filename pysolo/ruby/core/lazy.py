"""Enumerator::Lazy: a chain of steps, run value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.ruby.core.enumerator import REnumerator
from pysolo.ruby.core.walk import Stop, packed, tester, walk_args
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RProc, Value, hkey

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

lazy = NativeClass("Enumerator::Lazy", superclass="Enumerator")

Emit = Callable[[List[Value]], None]


class RLazy(REnumerator):
    """``flow(emit)`` pushes the values on; ``shown`` is what ``inspect`` says of this step."""

    __slots__ = ("flow", "shown")

    def __init__(
        self, cls: RClass, receiver: Value = None, flow: Optional[Callable[[Emit], None]] = None, shown: str = ""
    ) -> None:
        super().__init__(cls, receiver, "each", [])
        self.flow = flow
        self.shown = shown

    def called_by(self, name: str) -> None:
        self.shown = name + self.shown[self.shown.find("(") :] if "(" in self.shown else name


lazy.allocator = RLazy


def make_lazy(rt: Interpreter, source: Value) -> RLazy:
    made = RLazy(rt.classes["Enumerator::Lazy"], source, lambda emit: walk_args(rt, source, emit))
    if rt.respond_to(source, "size"):
        made.size = rt.send(source, "size")
    return made


def step(
    rt: Interpreter, self: RLazy, name: str, make: Callable[[Emit], Emit], args: List[Value], same_size: bool = False
) -> RLazy:
    """A further step: ``make(emit)`` gives the function that takes the values of this one. Made anew for each run."""
    before = self.flow
    assert before is not None
    source = before

    def flow(emit: Emit) -> None:
        source(make(emit))

    shown = name + ("(%s)" % ", ".join([rt.inspect(arg) for arg in args]) if args else "")
    made = RLazy(self.cls.real, self, flow, shown)
    if same_size:
        made.size = self.size
    return made


@lazy.method("initialize", visibility="private")
def initialize(
    rt: Interpreter, self: RLazy, source: Value, size: Value = None, *, block: Optional[RProc] = None
) -> None:
    if block is None:
        raise rt.error("ArgumentError", "tried to call lazy new without a block")
    from pysolo.ruby.core.enumerator import RYielder

    body = block

    def flow(emit: Emit) -> None:
        target: RProc = rt.native_proc(lambda args, kw, inner: emit(list(args)), -1)
        mark = RYielder(rt.classes["Enumerator::Yielder"], target)
        walk_args(rt, source, lambda args: rt.call_block(body, mark, *args))

    self.receiver, self.flow, self.size = source, flow, size


@lazy.method("each")
def each(rt: Interpreter, self: RLazy, *, block: Optional[RProc] = None) -> Value:
    if block is None:
        return self
    assert self.flow is not None
    call = block.call
    self.flow(lambda args: call(UNSET, args, None, None))
    return self.receiver if not isinstance(self.receiver, RLazy) else None


@lazy.method("force", "to_a")
def force(rt: Interpreter, self: RLazy) -> RArray:
    out: List[Value] = []
    assert self.flow is not None
    self.flow(lambda args: out.append(packed(rt, args)))
    return rt.array(out)


@lazy.method("first")
def first(rt: Interpreter, self: RLazy, count: Value = UNSET) -> Value:
    from pysolo.ruby.core.enumerable import first as general

    return general(rt, self, count)


@lazy.method("lazy")
def lazy_(rt: Interpreter, self: RLazy) -> RLazy:
    return self


@lazy.method("eager")
def eager(rt: Interpreter, self: RLazy) -> Value:
    return rt.enumerator(self, "each")


@lazy.method("size")
def size(rt: Interpreter, self: RLazy) -> Value:
    return self.size


def need_block(rt: Interpreter, block: Optional[RProc], name: str) -> RProc:
    if block is None:
        raise rt.error("ArgumentError", "tried to call lazy %s without a block" % name)
    return block


@lazy.method("map", "collect")
def map_(rt: Interpreter, self: RLazy, *, block: Optional[RProc] = None) -> RLazy:
    call = need_block(rt, block, "map").call
    return step(rt, self, "map", lambda emit: lambda args: emit([call(UNSET, args, None, None)]), [], True)


@lazy.method("with_index", "each_with_index")
def with_index(rt: Interpreter, self: RLazy, start: Value = None, *, block: Optional[RProc] = None) -> RLazy:
    def make(emit: Emit) -> Emit:
        at = [(0 if start is None else rt.to_int(start)) - 1]

        def one(args: List[Value]) -> None:
            at[0] += 1
            value = packed(rt, args)
            if block is not None:
                rt.call_block(block, value, at[0])
                emit([value])
            else:
                emit([rt.array([value, at[0]])])

        return one

    return step(rt, self, "with_index", make, [] if start is None else [start], True)


def _filter(names: tuple[str, ...], wanted: bool) -> None:
    @lazy.method(*names)
    def filtered(rt: Interpreter, self: RLazy, *, block: Optional[RProc] = None) -> RLazy:
        test = tester(rt, need_block(rt, block, names[0]))

        def make(emit: Emit) -> Emit:
            def one(args: List[Value]) -> None:
                value = packed(rt, args)
                if test(value) == wanted:
                    emit([value])

            return one

        return step(rt, self, names[0], make, [])


_filter(("select", "filter", "find_all"), True)
_filter(("reject",), False)


@lazy.method("filter_map")
def filter_map(rt: Interpreter, self: RLazy, *, block: Optional[RProc] = None) -> RLazy:
    call = need_block(rt, block, "filter_map").call

    def make(emit: Emit) -> Emit:
        def one(args: List[Value]) -> None:
            found = call(UNSET, args, None, None)
            if found is not None and found is not False:
                emit([found])

        return one

    return step(rt, self, "filter_map", make, [])


@lazy.method("flat_map", "collect_concat")
def flat_map(rt: Interpreter, self: RLazy, *, block: Optional[RProc] = None) -> RLazy:
    call = need_block(rt, block, "flat_map").call

    def make(emit: Emit) -> Emit:
        def one(args: List[Value]) -> None:
            found = call(UNSET, args, None, None)
            if isinstance(found, RArray):
                for item in list(found.items):
                    emit([item])
            elif isinstance(found, RLazy):
                walk_args(rt, found, emit)
            else:
                emit([found])

        return one

    return step(rt, self, "flat_map", make, [])


@lazy.method("take_while")
def take_while(rt: Interpreter, self: RLazy, *, block: Optional[RProc] = None) -> RLazy:
    test = tester(rt, need_block(rt, block, "take_while"))

    def make(emit: Emit) -> Emit:
        def one(args: List[Value]) -> None:
            value = packed(rt, args)
            if not test(value):
                raise Stop
            emit([value])

        return one

    return ended(step(rt, self, "take_while", make, []))


def ended(made: RLazy) -> RLazy:
    """A step that may stop the flow: only what stands before it ends."""
    inner = made.flow
    assert inner is not None
    run = inner

    def flow(emit: Emit) -> None:
        outer: List[BaseException] = []

        def guarded(args: List[Value]) -> None:
            try:
                emit(args)
            except Stop as stop:  # of somebody further on
                outer.append(stop)
                raise

        try:
            run(guarded)
        except Stop as stop:
            if stop in outer:
                raise

    made.flow = flow
    return made


@lazy.method("take")
def take(rt: Interpreter, self: RLazy, count: int) -> RLazy:
    if count < 0:
        raise rt.error("ArgumentError", "attempt to take negative size")

    def make(emit: Emit) -> Emit:
        left = [count]

        def one(args: List[Value]) -> None:
            left[0] -= 1
            emit(args)
            if left[0] <= 0:
                raise Stop

        return one

    made = step(rt, self, "take", make, [count])
    if count == 0:
        made.flow = lambda emit: None
    made.size = None if self.size is None else min(self.size, count)
    return ended(made)


@lazy.method("drop")
def drop(rt: Interpreter, self: RLazy, count: int) -> RLazy:
    if count < 0:
        raise rt.error("ArgumentError", "attempt to drop negative size")

    def make(emit: Emit) -> Emit:
        left = [count]

        def one(args: List[Value]) -> None:
            if left[0] > 0:
                left[0] -= 1
            else:
                emit(args)

        return one

    made = step(rt, self, "drop", make, [count])
    made.size = None if self.size is None else max(0, self.size - count)
    return made


@lazy.method("drop_while")
def drop_while(rt: Interpreter, self: RLazy, *, block: Optional[RProc] = None) -> RLazy:
    test = tester(rt, need_block(rt, block, "drop_while"))

    def make(emit: Emit) -> Emit:
        through = [False]

        def one(args: List[Value]) -> None:
            if not through[0] and test(packed(rt, args)):
                return
            through[0] = True
            emit(args)

        return one

    return step(rt, self, "drop_while", make, [])


def _grep(name: str, wanted: bool) -> None:
    @lazy.method(name)
    def grep(rt: Interpreter, self: RLazy, pattern: Value, *, block: Optional[RProc] = None) -> RLazy:
        def make(emit: Emit) -> Emit:
            def one(args: List[Value]) -> None:
                value = packed(rt, args)
                if rt.case_eq(pattern, value) == wanted:
                    emit([value if block is None else rt.call_block(block, value)])

            return one

        return step(rt, self, name, make, [pattern])


_grep("grep", True)
_grep("grep_v", False)


@lazy.method("uniq")
def uniq(rt: Interpreter, self: RLazy, *, block: Optional[RProc] = None) -> RLazy:
    def make(emit: Emit) -> Emit:
        seen: set[Any] = set()

        def one(args: List[Value]) -> None:
            value = packed(rt, args)
            key = hkey(value if block is None else rt.call_block(block, value))
            if key not in seen:
                seen.add(key)
                emit([value])

        return one

    return step(rt, self, "uniq", make, [])


@lazy.method("compact")
def compact(rt: Interpreter, self: RLazy) -> RLazy:
    return step(rt, self, "compact", lambda emit: lambda args: emit(args) if packed(rt, args) is not None else None, [])


@lazy.method("zip")
def zip_(rt: Interpreter, self: RLazy, *others: Value) -> RLazy:
    from pysolo.ruby.core.enumerator_next import pull

    for other in others:
        if not rt.respond_to(other, "each"):
            raise rt.error("TypeError", "wrong argument type %s (must respond to :each)" % rt.class_name(other))

    def make(emit: Emit) -> Emit:
        sources = [pull(rt, other) for other in others]
        return lambda args: emit([rt.array([packed(rt, args)] + [next(source, None) for source in sources])])

    return step(rt, self, "zip", make, list(others), True)


def _pieces(name: str) -> None:
    @lazy.method(name)
    def lazily(rt: Interpreter, self: RLazy, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> RLazy:
        found = rt.classes["Enumerable"].find(name)
        assert found is not None
        if name in ("each_slice", "each_cons", "each_entry") and block is not None:
            result: RLazy = rt.call_method(self, found, args, kw, block)
            return result
        return make_lazy(rt, rt.call_method(self, found, args, kw, block))


for _name in (
    "chunk_while",
    "slice_when",
    "slice_before",
    "slice_after",
    "chunk",
    "each_slice",
    "each_cons",
    "each_entry",
):
    _pieces(_name)


@lazy.method("inspect")
def inspect(rt: Interpreter, self: RLazy) -> str:
    if self.shown:
        return "#<Enumerator::Lazy: %s:%s>" % (rt.inspect(self.receiver), self.shown)
    return "#<Enumerator::Lazy: %s>" % rt.inspect(self.receiver)


CLASSES = (lazy,)
