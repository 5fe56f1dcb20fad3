"""Operator precedence: one table, and the folding of flat runs by it."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, List

from pysolo.ruby.builder.assignment import assign_value, left_side, multiple, operator_assign, targets
from pysolo.ruby.lexer.patterns import NAME
from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    And,
    Array,
    Begin,
    Call,
    Def,
    Defined,
    If,
    MatchAsgn,
    MLhs,
    MultiAsgn,
    Not,
    Or,
    Range,
    Regex,
    RescueClause,
    Splat,
    Str,
)

# Binary operators, tighter is higher. Even: left associative; right associative and chained ones are told apart below.
PRECEDENCE = {
    "**": 32, "*": 28, "/": 28, "%": 28, "+": 26, "-": 26, "<<": 24, ">>": 24, "&": 22, "|": 20, "^": 20,
    ">": 18, ">=": 18, "<": 18, "<=": 18, "<=>": 16, "==": 16, "===": 16, "!=": 16, "=~": 16, "!~": 16,
    "&&": 14, "||": 12, "..": 10, "...": 10, "?": 8, "rescue": 6,
}  # fmt: skip
# What a prefix takes in: everything that binds at least as tightly.
PREFIX = {"!": 34, "~": 34, "+@": 34, "-@": 30, "..": 11, "...": 11, "defined?": 7, "*": 7}
CHAINLESS = frozenset(("<=>", "==", "===", "!=", "=~", "!~", "..", "..."))
ASSIGNMENT_VALUE = 6
NAMED_GROUP = re.compile(rf"\(\?<({NAME})>")


def fold(items: List[Any]) -> Any:
    """A flat run of operands and operators to one node."""
    if len(items) == 3:
        left, op, right = items
        if (
            op.__class__ is tuple
            and left.__class__ is not tuple
            and right.__class__ is not tuple
            and op[0] in PRECEDENCE
        ):
            return binary(left, op, right)
    return Folder(items).run()


def binary(left: Any, op: Any, right: Any) -> Any:
    name, line = op[0], op[1]
    if left.__class__ is MLhs or right.__class__ is MLhs:
        raise Fault(message("stray_comma"), line=line)
    if name == "&&":
        return make(And, {"line": left.line, "left": left, "right": right})
    if name == "||":
        return make(Or, {"line": left.line, "left": left, "right": right})
    if name == ".." or name == "...":
        return Range(left.line, left, right, name == "...")
    if name == "?":
        return make(If, {"line": left.line, "condition": condition(left), "then": op[2], "orelse": right})
    if name == "rescue":
        return Begin(left.line, left, (RescueClause(line, (), None, right),))
    if name == "=~" and left.__class__ is Regex and len(left.parts) == 1 and left.parts[0].__class__ is Str:
        names = NAMED_GROUP.findall(left.parts[0].value)
        if names:
            return MatchAsgn(line, left, right, tuple(dict.fromkeys(names)))
    return operator_call(left, name, (right,), line)


def operator_call(receiver: Any, name: str, args: Any, line: int) -> Call:
    return make(
        Call,
        {"line": line, "receiver": receiver, "name": name, "args": args, "block": None, "safe": False, "vcall": False},
    )


class Folder:
    """Precedence climbing over one run."""

    __slots__ = ("at", "items", "size")

    def __init__(self, items: List[Any]) -> None:
        self.items = items
        self.size = len(items)
        self.at = 0

    def run(self) -> Any:
        items = self.items
        if (
            self.size > 3
            and items[0].__class__ is tuple
            and items[0][0] == "*"
            and items[2].__class__ is tuple
            and items[2][0] == "="
        ):
            # `*a = value`
            value = fold(items[3:]) if self.size > 4 else items[3]
            if value.__class__ is Splat:
                value = Array(value.line, (value,))
            return MultiAsgn(items[0][1], left_side([items[:2]]), value)
        return self.expression(0)

    def expression(self, least: int) -> Any:
        items = self.items
        left = items[self.at]
        self.at += 1
        simple = left.__class__ is not tuple
        if not simple:
            left = self.prefix(left)
        while self.at < self.size:
            op = items[self.at]
            name = op[0]
            precedence = PRECEDENCE.get(name)
            if precedence is None:
                # An assignment: its left side is the operand before it, however loosely the operator before that binds.
                if not simple:
                    raise Fault(message("cannot_assign", "an expression"), line=op[1])
                self.at += 1
                if left.__class__ is MLhs:
                    return MultiAsgn(left.line, left, self.expression(ASSIGNMENT_VALUE))
                value = self.expression(ASSIGNMENT_VALUE)
                left = assign_value(left, value) if name == "=" else operator_assign(left, name, value)
                simple = False
                continue
            if precedence < least:
                break
            self.at += 1
            if name == "**":
                right = self.expression(30 if self.unary_minus_next() else 32)
            elif name == "?":
                right = self.expression(8)
            else:
                right = self.expression(precedence + 1)
            if name in CHAINLESS and self.at < self.size:
                following = items[self.at][0]
                if following in CHAINLESS and PRECEDENCE[following] == precedence and precedence >= least:
                    raise Fault(message("nonassoc", following), line=op[1])
            left = binary(left, op, right)
            simple = False
        if left.__class__ is MLhs:
            raise Fault(message("stray_comma"), line=left.line)
        return left

    def unary_minus_next(self) -> bool:
        item = self.items[self.at]
        return item.__class__ is tuple and item[0] == "-@"

    def prefix(self, op: Any) -> Any:
        name, line = op[0], op[1]
        if name == "def":
            return endless_definition(op[2], self.expression(ASSIGNMENT_VALUE))
        value = self.expression(PREFIX[name])
        if name == "!":
            return make(Not, {"line": line, "value": condition(value)})
        if name == "*":
            return Splat(line, value)
        if name == "defined?":
            return Defined(line, value)
        if name == ".." or name == "...":
            return Range(line, None, value, name == "...")
        return operator_call(value, name, (), line)


def endless_definition(head: Any, body: Any) -> Def:
    name, line, singleton, params = head
    return Def(line, name, params, body, singleton)


def condition(node: Any) -> Any:
    """A condition; a range in one would be a flip-flop."""
    kind = node.__class__
    if kind is Range:
        raise Fault(message("flip_flop"), line=node.line)
    if kind is And or kind is Or:
        condition(node.left)
        condition(node.right)
    return node


# --------------------------------------------------------------------------------------------------------------- rules


def fold_command(items: List[Any]) -> Any:
    return items[0] if len(items) == 1 else fold(items)


def append_command(items: List[Any], command: Any) -> List[Any]:
    """Before a call without parentheses only assignments and `!` can stand."""
    op = items[-1]
    if not (op[0][-1] == "=" and op[0] not in PRECEDENCE) and op[0] not in ("!", "rescue", "def"):
        raise Fault(message("command_operand", op[0]), line=op[1])
    items.append(command)
    return items


def masgn(items: List[Any]) -> Any:
    return multiple(items, fold_command)


def masgn_cmd(items: List[Any], _: Any, command: List[Any]) -> Any:
    return multiple(items + [command], fold_command)


def masgn_cmd2(item: List[Any], _: Any, command: List[Any]) -> Any:
    return multiple([item, command], fold_command)


def endless(node: Any, op: Any) -> Any:
    return Range(node.line, node, None, op[0] == "...")


def endless_flat(items: List[Any], op: Any) -> Any:
    if any(i.__class__ is tuple and i[0] not in PRECEDENCE for i in items):
        # `a = 1..`: the range is the value.
        return Folder(items[:-1] + [endless(items[-1], op)]).run()
    return endless(fold(items), op)


def ternary(node: Any, question: Any, then: Any, _: Any) -> List[Any]:
    return [node, ("?", question[1], then)]


def ternary_flat(items: List[Any], question: Any, then: Any, _: Any) -> List[Any]:
    items.append(("?", question[1], then))
    return items


def prefix(op: Any) -> List[Any]:
    return [op]


def prefix_more(items: List[Any], op: Any) -> List[Any]:
    items.append(op)
    return items


def endless_def(head: Any, _: Any) -> List[Any]:
    return [("def", head[1], head)]


def endless_def_more(items: List[Any], head: Any, _: Any) -> List[Any]:
    items.append(("def", head[1], head))
    return items


ACTIONS: Dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        fold, fold_command, append_command, masgn, masgn_cmd, masgn_cmd2, endless, endless_flat, ternary,
        ternary_flat, prefix, prefix_more, endless_def, endless_def_more,
    )
}  # fmt: skip
ACTIONS["targets"] = targets
