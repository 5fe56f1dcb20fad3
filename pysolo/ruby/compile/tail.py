"""``return`` and ``next`` at the end of a body, made into plain values.

In ``return x if y`` followed by other statements, the rest becomes the ``else``: then no exception is needed to leave early, which
is what most early returns look like.
"""

from __future__ import annotations

from typing import Optional, Tuple, Type

from pysolo.ruby.tree import Begin, Case, CaseIn, If, In, Next, Nil, Node, RescueClause, Return, Seq, When

Kinds = Tuple[Type[Node], ...]
METHOD: Kinds = (Return,)
BLOCK: Kinds = (Next,)
LAMBDA: Kinds = (Return, Next)


def strip_tail(node: Optional[Node], kinds: Kinds) -> Optional[Node]:
    """The same body with leaving nodes in tail position replaced by their values."""
    if node is None:
        return None
    kind = type(node)
    if kind is Return or kind is Next:
        if kind in kinds:
            return strip_tail(node.value, kinds) or Nil(node.line)  # type: ignore[attr-defined]
        return node
    if isinstance(node, Seq):
        return _sequence(node, kinds)
    if isinstance(node, If):
        then, orelse = strip_tail(node.then, kinds), strip_tail(node.orelse, kinds)
        return node if then is node.then and orelse is node.orelse else If(node.line, node.condition, then, orelse)
    if isinstance(node, Case):
        whens = tuple(When(w.line, w.conditions, strip_tail(w.body, kinds)) for w in node.whens)
        return Case(node.line, node.subject, whens, strip_tail(node.orelse, kinds))
    if isinstance(node, CaseIn):
        ins = tuple(In(i.line, i.pattern, i.guard, strip_tail(i.body, kinds)) for i in node.ins)
        return CaseIn(node.line, node.subject, ins, strip_tail(node.orelse, kinds), node.has_else)
    if isinstance(node, Begin):
        rescues = tuple(RescueClause(r.line, r.classes, r.target, strip_tail(r.body, kinds)) for r in node.rescues)
        body = strip_tail(node.body, kinds) if node.orelse is None else node.body
        return Begin(node.line, body, rescues, strip_tail(node.orelse, kinds), node.ensure)
    return node


def _sequence(node: Seq, kinds: Kinds) -> Optional[Node]:
    statements: list[Optional[Node]] = list(node.statements)
    for index, statement in enumerate(statements):
        if type(statement) in kinds:  # nothing after it runs, but it may declare variables
            if index == len(statements) - 1:
                break
            return _joined(node.line, statements[:index] + [strip_tail(statement, kinds)])
        if isinstance(statement, If) and index < len(statements) - 1:
            leaves_then, leaves_else = _leaves(statement.then, kinds), _leaves(statement.orelse, kinds)
            if not leaves_then and not leaves_else:
                continue
            rest = _joined(node.line, list(statements[index + 1 :]))
            then, orelse = statement.then, statement.orelse
            if not leaves_then:
                then = _joined(statement.line, [then, rest])
            if not leaves_else:
                orelse = _joined(statement.line, [orelse, rest])
            branch = strip_tail(If(statement.line, statement.condition, then, orelse), kinds)
            return _joined(node.line, statements[:index] + [branch])
    last = strip_tail(statements[-1], kinds)
    return node if last is statements[-1] else _joined(node.line, statements[:-1] + [last])


def _joined(line: int, nodes: list[Optional[Node]]) -> Optional[Node]:
    flat: list[Node] = []
    for node in nodes:
        if isinstance(node, Seq):
            flat.extend(node.statements)
        elif node is not None:
            flat.append(node)
    return Seq(line, tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def _leaves(node: Optional[Node], kinds: Kinds) -> bool:
    """Whether the body certainly ends by leaving."""
    if node is None:
        return False
    if type(node) in kinds:
        return True
    if isinstance(node, Seq):
        return _leaves(node.statements[-1], kinds)
    if isinstance(node, If):
        return _leaves(node.then, kinds) and _leaves(node.orelse, kinds)
    return False
