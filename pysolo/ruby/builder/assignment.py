"""Assignment: what may stand on the left, and the ordinary, multiple and operator forms."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from pysolo.ruby.messages import message
from pysolo.ruby.node import Nothing, make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Array,
    AttrAsgn,
    Call,
    Const,
    ConstAsgn,
    CVar,
    CVAsgn,
    GAsgn,
    GVar,
    IAsgn,
    IndexAsgn,
    IVar,
    LAsgn,
    LVar,
    MLhs,
    MultiAsgn,
    Node,
    OpAsgn,
    Splat,
)

VARIABLES: Dict[Any, Any] = {LVar: LAsgn, IVar: IAsgn, GVar: GAsgn, CVar: CVAsgn}
NAMES = {"Nil": "nil", "TrueLit": "true", "FalseLit": "false", "SelfRef": "self", "FileName": "__FILE__"}


def refuse_numbered(name: str, line: int) -> None:
    """`_1` to `_9` cannot be assigned to, nor be parameters."""
    if len(name) == 2 and name[0] == "_" and name[1] in "123456789":
        raise Fault(message("numbered_reserved", name), line=line)


def assign(node: Any, value: Any) -> Any:
    """``node = value``; with None for a value, a target."""
    kind = type(node)
    if kind in VARIABLES:
        refuse_numbered(node.name, node.line)
        return make(VARIABLES[kind], {"line": node.line, "name": node.name, "value": value})
    if kind is Call:
        name = node.name
        if node.vcall and name[-1] not in "?!":
            refuse_numbered(name, node.line)
            return make(LAsgn, {"line": node.line, "name": name, "value": value})
        if node.receiver is not None and node.block is None:
            if name == "[]" and not node.safe:
                return IndexAsgn(node.line, node.receiver, node.args, value)
            if not node.args and (name[0].isalpha() or name[0] == "_" or name[0] > "\x7f") and name[-1] not in "?!":
                return AttrAsgn(node.line, node.receiver, name, value, node.safe)
    elif kind is Const:
        return ConstAsgn(node.line, node.scope, node.name, value, node.top)
    elif kind is MLhs and value is None:
        return node
    raise Fault(message("cannot_assign", describe(node)), line=getattr(node, "line", None))


def describe(node: Any) -> str:
    name = type(node).__name__
    if name in NAMES:
        return "`%s`" % NAMES[name]
    if isinstance(node, Call):
        return "the value of a call"
    return "this (%s)" % name


def assign_value(node: Any, value: Any) -> Any:
    """A splat alone on the right makes an array."""
    if type(value) is Splat:
        value = Array(value.line, (value,))
    return assign(node, value)


def operator_assign(node: Any, op: str, value: Any) -> Any:
    if type(value) is Splat:
        value = Array(value.line, (value,))
    return make(OpAsgn, {"line": node.line, "target": assign(node, None), "op": op[:-1], "value": value})


def target_of(item: List[Any]) -> Any:
    """One member of a left-hand side, as a flat run."""
    if len(item) == 1:
        node = item[0]
        return node if type(node) is Splat and node.value is None else assign(node, None)
    if len(item) == 2 and item[0].__class__ is tuple and item[0][0] == "*":
        return Splat(item[0][1], assign(item[1], None))
    raise Fault(message("cannot_assign", "an expression"), line=line_of(item))


def line_of(item: List[Any]) -> Any:
    head = item[0]
    return head[1] if head.__class__ is tuple else getattr(head, "line", None)


def left_side(items: List[List[Any]]) -> MLhs:
    """Several targets; an item of None is the nothing after the last comma."""
    targets = tuple([target_of(item) for item in items if item[0].__class__ is not Nothing])
    if sum(type(target) is Splat for target in targets) > 1:
        raise Fault(message("too_many_splats"), line=line_of(items[0]))
    if any(target.__class__ is AttrAsgn and target.safe for target in targets):
        raise Fault(message("safe_target"), line=line_of(items[0]))
    return MLhs(targets[0].line if targets else 0, targets)


def split_at_equals(items: List[List[Any]]) -> Tuple[int, int]:
    """Which member holds the first `=`, and where in it."""
    for i, item in enumerate(items):
        for j, part in enumerate(item):
            if part.__class__ is tuple and part[0] == "=" and len(part) == 2:
                return i, j
    return -1, -1


class Targets(List[List[Any]]):
    """Values with commas between them; ``grouped`` in parentheses."""

    grouped = False


def targets(left: List[Any], comma: Any, right: List[Any]) -> Targets:
    items = Targets((left, right))
    items.grouped = comma
    return items


def multiple(items: List[List[Any]], fold: Any) -> Node:
    """Values with commas between them at the level of a statement."""
    i, j = split_at_equals(items)
    if i < 0:
        if not getattr(items, "grouped", False):
            raise Fault(message("stray_comma"), line=line_of(items[0]))
        return left_side(items)
    left, right = items[:i] + [items[i][:j]], [items[i][j + 1 :]] + items[i + 1 :]
    values = [fold(part) for part in right]
    line = line_of(left[0])
    if len(left) == 1 and not (left[0][0].__class__ is tuple or type(left[0][0]) in (MLhs, Splat)):
        # `a = 1, 2`; of `a || b = 1, 2` the left operand is b alone.
        if len(left[0]) != 1:
            raise Fault(message("stray_comma"), line=line)
        return assign(left[0][0], Array(values[0].line, tuple(values)))  # type: ignore[no-any-return]
    single = len(values) == 1 and type(values[0]) is not Splat
    return MultiAsgn(line, left_side(left), values[0] if single else Array(values[0].line, tuple(values)))
