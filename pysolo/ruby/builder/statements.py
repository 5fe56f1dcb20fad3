"""Runs of statements: `and`, `or`, `not` and the modifiers."""

from __future__ import annotations

from typing import Any, List

from pysolo.ruby.builder.operators import condition
from pysolo.ruby.node import make
from pysolo.ruby.tree import (
    And,
    Begin,
    If,
    Not,
    Or,
    RescueClause,
    While,
)


def fold_statement(items: List[Any]) -> Any:
    """`and`, `or`, `not` and the modifiers."""
    if len(items) == 3 and items[0].__class__ is not tuple and items[2].__class__ is not tuple:
        return statement_operator(items[0], items[1], items[2])
    return Statements(items).run()


def statement_operator(left: Any, op: Any, right: Any) -> Any:
    name = op[0]
    line = left.line
    if name == "if":
        return make(If, {"line": line, "condition": condition(right), "then": left, "orelse": None})
    if name == "unless":
        return make(If, {"line": line, "condition": condition(right), "then": None, "orelse": left})
    if name == "and":
        return And(line, left, right)
    if name == "or":
        return Or(line, left, right)
    if name == "rescue":
        return Begin(line, left, (RescueClause(line, (), None, right),))
    test = condition(right)
    if name.endswith("until"):
        test = Not(right.line, test)
    return While(line, test, left, name.startswith("do_"))


class Statements:
    __slots__ = ("at", "items")

    def __init__(self, items: List[Any]) -> None:
        self.items = items
        self.at = 0

    def run(self) -> Any:
        left = self.logical()
        while self.at < len(self.items):
            op = self.items[self.at]
            self.at += 1
            left = statement_operator(left, op, self.logical())
        return left

    def logical(self) -> Any:
        left = self.negation()
        items = self.items
        while self.at < len(items) and items[self.at][0] in ("and", "or"):
            op = items[self.at]
            self.at += 1
            left = statement_operator(left, op, self.negation())
        return left

    def negation(self) -> Any:
        item = self.items[self.at]
        self.at += 1
        if item.__class__ is tuple:
            return Not(item[1], condition(self.negation()))
        return item


ACTIONS = {"fold_statement": fold_statement}
