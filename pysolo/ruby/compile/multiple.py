"""Multiple assignment and destructuring."""

from __future__ import annotations

from typing import List, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.assignments import assigner
from pysolo.ruby.compile.collections import list_of
from pysolo.ruby.compile.compiler import Assigner, Code, Compiler, compiles
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RArray, Value


def _skip(f: Frame, value: Value) -> None:
    """A bare ``*`` takes values without a name."""


def spreader(c: Compiler, target: tree.MLhs, prepare: Optional[List[Code]] = None) -> Assigner:
    """A function (frame, value) that takes a value apart over the targets."""
    rt = c.rt
    spread = list_spreader(c, target, prepare)

    def assign(f: Frame, value: Value) -> None:
        items = value.items if type(value) is RArray else rt.try_ary(value)
        spread(f, [value] if items is None else items)

    return assign


def list_spreader(c: Compiler, target: tree.MLhs, prepare: Optional[List[Code]] = None) -> Assigner:
    """The same over a Python list."""
    array = c.rt.c_array
    nodes = target.targets
    at = next((i for i, n in enumerate(nodes) if isinstance(n, tree.Splat)), None)
    if at is None:
        plain = [assigner(c, n, prepare) for n in nodes]

        def assign_plain(f: Frame, items: List[Value]) -> None:
            count = len(items)
            for index, assign in enumerate(plain):
                assign(f, items[index] if index < count else None)

        return assign_plain
    before = [assigner(c, n, prepare) for n in nodes[:at]]
    rest_node = nodes[at]
    assert isinstance(rest_node, tree.Splat)
    rest = assigner(c, rest_node.value, prepare) if rest_node.value is not None else _skip
    after = [assigner(c, n, prepare) for n in nodes[at + 1 :]]
    first, last = len(before), len(after)

    def assign_rest(f: Frame, items: List[Value]) -> None:
        count = len(items)
        for index, assign in enumerate(before):
            assign(f, items[index] if index < count else None)
        end = max(count - last, first)
        rest(f, RArray(array, items[first:end]))
        for index, assign in enumerate(after, end):
            assign(f, items[index] if index < count else None)

    return assign_rest


def compile_unused(c: Compiler, node: tree.MultiAsgn) -> Code:
    """A multiple assignment whose value nobody wants. MRI assigns plain variables from the last to the first then, which shows in the
    order of instance variables."""
    targets = node.target.targets
    plain = all(isinstance(t, (tree.LAsgn, tree.IAsgn, tree.CVAsgn)) for t in targets)
    if (
        not plain
        or not isinstance(node.value, tree.Array)
        or len({getattr(t, "name", "") for t in targets}) < len(targets)
    ):
        return c.compile(node)
    if any(isinstance(v, tree.Splat) for v in node.value.elements):
        return c.compile(node)
    assigners = [assigner(c, t) for t in targets]
    values = list_of(c, node.value.elements)
    missing = [None] * len(assigners)

    def code(f: Frame) -> Value:
        items = values(f) + missing
        for index in range(len(assigners) - 1, -1, -1):
            assigners[index](f, items[index])
        return None

    return code


@compiles(tree.MultiAsgn)
def compile_multi(c: Compiler, node: tree.MultiAsgn) -> Code:
    array = c.rt.c_array
    prepare: List[Code] = []
    if isinstance(node.value, tree.Array):
        spread = list_spreader(c, node.target, prepare)
        values = list_of(c, node.value.elements)

        def parallel(f: Frame) -> Value:
            for early in prepare:
                early(f)
            items = values(f)
            spread(f, items)
            return RArray(array, items)

        return parallel
    assign = spreader(c, node.target, prepare)
    value = c.compile(node.value)

    def code(f: Frame) -> Value:
        for early in prepare:
            early(f)
        found = value(f)
        if type(found) is RArray:  # a copy: the targets may change it
            assign(f, RArray(array, list(found.items)))
        else:
            assign(f, found)
        return found

    return code
