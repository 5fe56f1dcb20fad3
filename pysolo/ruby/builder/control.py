"""Statements, conditions, loops, bodies with rescue, definitions."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Tuple

from pysolo.ruby.builder.assignment import assign, left_side
from pysolo.ruby.builder.operators import condition
from pysolo.ruby.messages import message
from pysolo.ruby.node import make
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Begin,
    Case,
    CaseIn,
    Defined,
    For,
    If,
    In,
    MLhs,
    Nil,
    Node,
    Not,
    PostExe,
    RescueClause,
    Seq,
    Splat,
    When,
    While,
)


class PreExe(Node):
    """``BEGIN { body }``; the program takes it out."""

    body: Optional[Node] = None


# ---------------------------------------------------------------------------------------------------------- statements


def no_stmts() -> None:
    return None


def seq(statements: List[Any], _: Any = None) -> Any:
    if len(statements) == 1:
        if statements[0].__class__ is Splat:
            raise Fault(message("stray_splat"), line=statements[0].line)
        return statements[0]
    for statement in statements:
        if statement.__class__ is MLhs:
            raise Fault(message("stray_comma"), line=statement.line)
    return make(Seq, {"line": statements[0].line, "statements": tuple(statements)})


def program(body: Any) -> Any:
    """The body with BEGIN blocks first."""
    statements = body.statements if body.__class__ is Seq else (body,)
    if not any(s.__class__ is PreExe for s in statements):
        return body
    first = [s.body for s in statements if s.__class__ is PreExe and s.body is not None]
    rest = [s for s in statements if s.__class__ is not PreExe]
    return seq(first + (rest or [Nil(statements[0].line)]))


def group(line: Any, body: Any, _: Any) -> Any:
    return Nil(line) if body is None else body


def begin(line: Any, body: Any, _: Any) -> Any:
    return Nil(line) if body is None else body


def begin_block(line: Any, _: Any, body: Any, __: Any) -> Any:
    return make(PreExe, {"line": line, "body": body})


def end_block(line: Any, _: Any, body: Any, __: Any) -> Any:
    return PostExe(line, body)


# ------------------------------------------------------------------------------------------------------------- control


def if_(line: Any, test: Any, _: Any, then: Any, orelse: Any, __: Any = None) -> Any:
    return make(If, {"line": line, "condition": condition(test), "then": then, "orelse": orelse})


def unless(line: Any, test: Any, _: Any, body: Any, __: Any) -> Any:
    return If(line, condition(test), None, body)


def unless_else(line: Any, test: Any, _: Any, body: Any, __: Any, orelse: Any, ___: Any) -> Any:
    return If(line, condition(test), orelse, body)


def while_(line: Any, test: Any, _: Any, body: Any, __: Any) -> Any:
    return While(line, condition(test), body)


def until(line: Any, test: Any, _: Any, body: Any, __: Any) -> Any:
    return While(line, Not(test.line, condition(test)), body)


def for_(line: Any, target: Any, _: Any, iterable: Any, __: Any, body: Any, ___: Any) -> Any:
    return For(line, target if target.__class__ is MLhs else assign(target, None), iterable, body)


def for_list(items: List[Any]) -> Any:
    return left_side(items)


def when_first(line: Any, conditions: List[Any], _: Any, body: Any) -> List[Any]:
    return [When(line, tuple(conditions), body)]


def when_more(whens: List[Any], line: Any, conditions: List[Any], _: Any, body: Any) -> List[Any]:
    whens.append(When(line, tuple(conditions), body))
    return whens


def case_else(_: Any, body: Any) -> Tuple[Any]:
    return (body,)


def case(line: Any, subject: Any, _: Any, whens: List[Any], orelse: Any, __: Any) -> Any:
    return Case(line, subject, tuple(whens), orelse[0] if orelse else None)


def case_bare(line: Any, whens: List[Any], orelse: Any, _: Any) -> Any:
    return Case(line, None, tuple(whens), orelse[0] if orelse else None)


def case_in(line: Any, subject: Any, _: Any, ins: List[Any], orelse: Any, __: Any) -> Any:
    return CaseIn(line, subject, tuple(ins), orelse[0] if orelse else None, orelse is not None)


def in_first(line: Any, pattern: Any, guard: Any, _: Any, body: Any) -> List[Any]:
    return [In(line, pattern, guard, body)]


def in_more(ins: List[Any], line: Any, pattern: Any, guard: Any, _: Any, body: Any) -> List[Any]:
    ins.append(In(line, pattern, guard, body))
    return ins


def guard(op: Any, test: Any) -> Any:
    return Not(op[1], test) if op[0] == "unless" else test


def defined(mark: Any, value: Any, _: Any) -> Any:
    return Defined(mark[1], value)


def not0(mark: Any, _: Any) -> Any:
    return Not(mark[1], None)


def not_paren(mark: Any, value: Any, _: Any) -> Any:
    return Not(mark[1], condition(value))


# --------------------------------------------------------------------------------------------------------------- rescue


def body_rescue(body: Any, rescues: List[Any]) -> Any:
    return _begin(body, rescues)


def body_rescue_else(body: Any, rescues: List[Any], _: Any, orelse: Any) -> Any:
    return _begin(body, rescues, orelse)


def body_rescue_ensure(body: Any, rescues: List[Any], _: Any, ensure: Any) -> Any:
    return _begin(body, rescues, None, ensure)


def body_all(body: Any, rescues: List[Any], _: Any, orelse: Any, __: Any, ensure: Any) -> Any:
    return _begin(body, rescues, orelse, ensure)


def body_ensure(body: Any, _: Any, ensure: Any) -> Any:
    return _begin(body, [], None, ensure)


def body_else_ensure(body: Any, line: Any, orelse: Any, _: Any, ensure: Any) -> Any:
    raise Fault(message("unexpected", "`else` without `rescue`"), line=line)


def body_else(body: Any, line: Any, orelse: Any) -> Any:
    raise Fault(message("unexpected", "`else` without `rescue`"), line=line)


def _begin(body: Any, rescues: List[Any], orelse: Any = None, ensure: Any = None) -> Begin:
    lines = [n.line for n in (body, *rescues, ensure) if n is not None]
    return Begin(lines[0] if lines else 0, body, tuple(rescues), orelse, ensure)


def rescue_bare(line: Any, _: Any, body: Any) -> Any:
    return RescueClause(line, (), None, body)


def rescue_classes(line: Any, classes: List[Any], _: Any, body: Any) -> Any:
    return RescueClause(line, tuple(classes), None, body)


def rescue_target(line: Any, _: Any, target: Any, __: Any, body: Any) -> Any:
    return RescueClause(line, (), assign(target, None), body)


def rescue_both(line: Any, classes: List[Any], _: Any, target: Any, __: Any, body: Any) -> Any:
    return RescueClause(line, tuple(classes), assign(target, None), body)


ACTIONS: Dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        no_stmts, seq, program, group, begin, begin_block, end_block, if_, unless, unless_else, while_, until, for_, for_list,
        when_first, when_more, case_else, case, case_bare, case_in, in_first, in_more, guard, defined, not0, not_paren,
        body_rescue, body_rescue_else, body_rescue_ensure, body_all, body_ensure, body_else_ensure, body_else, rescue_bare,
        rescue_classes, rescue_target, rescue_both,
    )
}  # fmt: skip
