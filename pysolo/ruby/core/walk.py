"""Walking over anything that has ``each``, from Python.

Values are pushed at a Python function, never pulled: what a program prints inside its ``each`` must come out in Ruby's order, and an
endless ``each`` is left in the middle by :class:`Stop`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional, Sequence

from pysolo.ruby.runtime.control import ControlFlow
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, RObject, RProc, RRange, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class Stop(ControlFlow):
    """Leaves an ``each`` whose further values nobody needs."""


def packed(rt: Interpreter, args: Sequence[Value]) -> Value:
    """Several yielded values as the one that most of Enumerable sees."""
    return args[0] if len(args) == 1 else rt.array(list(args)) if args else None


def has_own_each(value: RObject, owner: str) -> bool:
    """Whether ``each`` is still the one that the built-in class ``owner`` has."""
    found = value.cls.find("each")
    return found is not None and found.owner.name == owner


def walk_args(rt: Interpreter, value: Value, take: Callable[[List[Value]], Any], args: Sequence[Value] = ()) -> None:
    """``take`` gets what each round yields, as a list of arguments."""
    if isinstance(value, RArray) and not args and (type(value) is RArray or has_own_each(value, "Array")):
        items = value.items
        at = 0
        while at < len(items):
            take([items[at]])
            at += 1
        return
    if isinstance(value, RHash) and not args and has_own_each(value, "Hash"):
        for key, item in list(value.d.values()):
            take([rt.array([key, item])])
        return
    if isinstance(value, RRange) and type(value.low) is int and type(value.high) is int and not args:
        for number in range(value.low, value.high + (not value.exclusive)):
            take([number])
        return

    def each(given: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        take(given if kw is None else [*given, kw])
        return None

    rt.send(value, "each", *args, block=rt.native_proc(each, -1))


def walk(rt: Interpreter, value: Value, take: Callable[[Value], Any], args: Sequence[Value] = ()) -> None:
    """``take`` gets each value, packed into an Array when several were yielded."""
    if type(value) is RArray and not args:
        items = value.items
        at = 0
        while at < len(items):
            take(items[at])
            at += 1
        return
    walk_args(rt, value, lambda given: take(given[0] if len(given) == 1 else packed(rt, given)), args)


def walk_until(rt: Interpreter, value: Value, take: Callable[[Value], bool]) -> bool:
    """As :func:`walk`, until ``take`` says True; gives whether it did."""
    stop = Stop()

    def one(item: Value) -> None:
        if take(item):
            raise stop

    try:
        walk(rt, value, one)
    except Stop as found:
        if found is not stop:
            raise
        return True
    return False


def collect(rt: Interpreter, value: Value, args: Sequence[Value] = ()) -> List[Value]:
    """All the values, in a new list."""
    if type(value) is RArray and not args:
        return list(value.items)
    out: List[Value] = []
    walk(rt, value, out.append, args)
    return out


def yielder(block: RProc) -> Callable[[Value], Value]:
    """The block as a Python function of one value."""
    call = block.call

    def run(value: Value) -> Value:
        return call(UNSET, [value], None, None)

    return run


def tester(rt: Interpreter, block: Optional[RProc], pattern: Value = UNSET) -> Callable[[Value], bool]:
    """What ``all?``, ``count`` ... ask of each value: the pattern's ``===``, the block, or being true."""
    if pattern is not UNSET:
        return lambda value: rt.case_eq(pattern, value)
    if block is None:
        return lambda value: value is not None and value is not False
    call = block.call

    def test(value: Value) -> bool:
        found = call(UNSET, [value], None, None)
        return found is not None and found is not False

    return test


def enumerable_size(rt: Interpreter, value: Value) -> Value:
    """The size that an enumerator over ``value`` reports, None when it is not known."""
    if isinstance(value, RArray):
        return len(value.items)
    if isinstance(value, RHash):
        return len(value.d)
    return rt.send(value, "size") if rt.respond_to(value, "size") else None
