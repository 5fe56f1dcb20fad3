"""Why a pattern did not match: what the message of NoMatchingPatternError adds when there was only one pattern."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Tuple

from pysolo.ruby import tree
from pysolo.ruby.compile.branches import case_test
from pysolo.ruby.compile.compiler import Compiler
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, Value

# (message, missing key or UNSET), or None when the pattern matches after all
Reason = Optional[Tuple[str, Value]]
Explainer = Callable[[Frame, Value], Reason]


def explainer(c: Compiler, node: tree.Node) -> Explainer:
    """A function (frame, value) that says why the value does not match. It runs only after the match has failed."""
    if isinstance(node, tree.PatBind):
        return explainer(c, node.pattern) if node.pattern is not None else _matches
    if isinstance(node, tree.PatAlt):
        return explainer(c, node.alternatives[-1])
    if isinstance(node, tree.PatArray):
        return _array(c, node)
    if isinstance(node, tree.PatHash):
        return _hash(c, node)
    if isinstance(node, tree.PatFind):
        rt = c.rt
        constant = _value(c, node.const) if node.const is not None else _matches
        return lambda f, value: constant(f, value) or ("%s does not match to find pattern" % rt.inspect(value), UNSET)
    return _value(c, node.value if isinstance(node, tree.PatValue) else node)


def _matches(f: Frame, value: Value) -> Reason:
    return None


def _value(c: Compiler, node: tree.Node) -> Explainer:
    rt, test, pattern = c.rt, case_test(c, node), c.compile(node)

    def explain(f: Frame, value: Value) -> Reason:
        if test(f, value):
            return None
        return "%s === %s does not return true" % (rt.inspect(pattern(f)), rt.inspect(value)), UNSET

    return explain


def _array(c: Compiler, node: tree.PatArray) -> Explainer:
    rt: Any = c.rt
    constant = _value(c, node.const) if node.const is not None else _matches
    before = [explainer(c, n) for n in node.pre]
    after = [explainer(c, n) for n in node.post]
    least, open_ended = len(before) + len(after), node.rest is not None

    def explain(f: Frame, value: Value) -> Reason:
        reason = constant(f, value)
        if reason is not None:
            return reason
        if not rt.respond_to(value, "deconstruct"):
            return "%s does not respond to #deconstruct" % rt.inspect(value), UNSET
        found = rt.send(value, "deconstruct")
        items: List[Value] = found.items if isinstance(found, RArray) else []
        if len(items) < least or (len(items) > least and not open_ended):
            expected = "%d%s" % (least, "+" if open_ended else "")
            return "%s length mismatch (given %d, expected %s)" % (rt.inspect(found), len(items), expected), UNSET
        pairs = list(zip(before, items)) + list(zip(after, items[len(items) - len(after) :]))
        return next((r for r in (inner(f, item) for inner, item in pairs) if r is not None), None)

    return explain


def _hash(c: Compiler, node: tree.PatHash) -> Explainer:
    rt: Any = c.rt
    constant = _value(c, node.const) if node.const is not None else _matches
    pairs = [(rt.sym(key), explainer(c, p) if p is not None else _matches) for key, p in node.pairs]

    def explain(f: Frame, value: Value) -> Reason:
        reason = constant(f, value)
        if reason is not None:
            return reason
        if not rt.respond_to(value, "deconstruct_keys"):
            return "%s does not respond to #deconstruct_keys" % rt.inspect(value), UNSET
        found = rt.send(value, "deconstruct_keys", rt.array([key for key, _ in pairs]))
        if not isinstance(found, RHash):
            return None
        for key, inner in pairs:
            item = found.get(key, UNSET)
            if item is UNSET:
                return "key not found: %s" % rt.inspect(key), key
            reason = inner(f, item)
            if reason is not None:
                return reason
        if not pairs:
            return "%s is not empty" % rt.inspect(found), UNSET
        rest = rt.hash([(k, v) for k, v in found.items() if not any(k is key for key, _ in pairs)])
        return "rest of %s is not empty" % rt.inspect(rest), UNSET

    return explain


def no_match(c: Compiler, node: tree.Node, guarded: bool = False) -> Callable[[Frame, Value], Exception]:
    """A function (frame, value) that makes the error for the only pattern of a ``case`` or of ``=>``."""
    rt, explain = c.rt, explainer(c, node)

    def error(f: Frame, value: Value) -> Exception:
        shown = rt.inspect(value)
        reason = explain(f, value)
        if reason is None:
            return rt.error(
                "NoMatchingPatternError", shown + (": guard clause does not return true" if guarded else "")
            )
        text, key = reason
        if key is not UNSET:
            return rt.error("NoMatchingPatternKeyError", "%s: %s" % (shown, text), key=key, matchee=value)
        return rt.error("NoMatchingPatternError", "%s: %s" % (shown, text))

    return error
