"""Pattern matching: ``case .. in``, ``value => pattern``, ``value in pattern``."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Tuple

from pysolo.ruby import tree
from pysolo.ruby.compile.assignments import assigner, write_slot
from pysolo.ruby.compile.branches import case_test
from pysolo.ruby.compile.compiler import Assigner, Code, Compiler, compiles
from pysolo.ruby.compile.matching_errors import no_match
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, RSymbol, Value

Test = Callable[[Frame, Value], bool]


@compiles(tree.CaseIn)
def compile_case_in(c: Compiler, node: tree.CaseIn) -> Code:
    rt, line = c.rt, node.line
    subject = c.compile(node.subject)
    branches: List[Tuple[Test, Optional[Code], Code]] = []
    for clause in node.ins:
        test = pattern_test(c, clause.pattern)
        guard = c.compile(clause.guard) if clause.guard is not None else None
        branches.append((test, guard, c.compile(clause.body)))
    orelse = c.compile(node.orelse)
    has_else = node.has_else
    only = node.ins[0]
    failure = no_match(c, only.pattern, only.guard is not None) if len(node.ins) == 1 and not has_else else None

    def code(f: Frame) -> Value:
        value = subject(f)
        for test, guard, body in branches:
            if test(f, value):
                if guard is not None:
                    asked = guard(f)
                    if asked is None or asked is False:
                        continue
                return body(f)
        if has_else:
            return orelse(f)
        f.line = line
        if failure is not None:
            raise failure(f, value)
        raise rt.error("NoMatchingPatternError", rt.inspect(value))

    return code


@compiles(tree.MatchPattern)
def compile_match_pattern(c: Compiler, node: tree.MatchPattern) -> Code:
    line = node.line
    value, pattern = c.compile(node.value), node.pattern
    test = pattern_test(c, pattern)
    if node.test:
        return lambda f: test(f, value(f))
    failure = no_match(c, pattern)

    def code(f: Frame) -> Value:
        found = value(f)
        if test(f, found):
            return None
        f.line = line
        raise failure(f, found)

    return code


def pattern_test(c: Compiler, node: tree.Node) -> Test:
    """A function (frame, value) that says whether the pattern matches, binding its variables on the way."""
    if isinstance(node, tree.PatValue):
        return case_test(c, node.value)
    if isinstance(node, tree.PatBind):
        return _binding(c, node)
    if isinstance(node, tree.PatAlt):
        tests = [pattern_test(c, n) for n in node.alternatives]
        return lambda f, value: any(test(f, value) for test in tests)
    if isinstance(node, tree.PatArray):
        return _array(c, node)
    if isinstance(node, tree.PatFind):
        return _find(c, node)
    if isinstance(node, tree.PatHash):
        return _hash(c, node)
    return case_test(c, node)


def _binding(c: Compiler, node: tree.PatBind) -> Test:
    inner = pattern_test(c, node.pattern) if node.pattern is not None else None
    write = write_slot(*c.scope.resolve(node.name))

    def test(f: Frame, value: Value) -> bool:
        if inner is not None and not inner(f, value):
            return False
        write(f, value)
        return True

    return test


def _constant(c: Compiler, node: Optional[tree.Node]) -> Optional[Test]:
    return case_test(c, node) if node is not None else None


def _deconstruct(rt: Any, value: Value) -> Optional[List[Value]]:
    if type(value) is RArray:
        return value.items
    if not rt.respond_to(value, "deconstruct"):
        return None
    found = rt.send(value, "deconstruct")
    if not isinstance(found, RArray):
        raise rt.error("TypeError", "deconstruct must return Array")
    return found.items


def _rest(c: Compiler, splat: Optional[tree.Splat]) -> Optional[Assigner]:
    return assigner(c, splat.value) if splat is not None and splat.value is not None else None


def _array(c: Compiler, node: tree.PatArray) -> Test:
    rt, array = c.rt, c.rt.c_array
    constant = _constant(c, node.const)
    before = [pattern_test(c, n) for n in node.pre]
    rest = _rest(c, node.rest)
    after = [pattern_test(c, n) for n in node.post]
    least, open_ended = len(before) + len(after), node.rest is not None

    def test(f: Frame, value: Value) -> bool:
        if constant is not None and not constant(f, value):
            return False
        items = _deconstruct(rt, value)
        if items is None or len(items) < least or (len(items) > least and not open_ended):
            return False
        for inner, item in zip(before, items):
            if not inner(f, item):
                return False
        end = len(items) - len(after)
        if rest is not None:
            rest(f, RArray(array, items[len(before) : end]))
        return all(inner(f, item) for inner, item in zip(after, items[end:]))

    return test


def _find(c: Compiler, node: tree.PatFind) -> Test:
    rt, array = c.rt, c.rt.c_array
    constant = _constant(c, node.const)
    before = _rest(c, node.before)
    tests = [pattern_test(c, n) for n in node.patterns]
    after = _rest(c, node.after)
    count = len(tests)

    def test(f: Frame, value: Value) -> bool:
        if constant is not None and not constant(f, value):
            return False
        items = _deconstruct(rt, value)
        if items is None:
            return False
        for start in range(len(items) - count + 1):
            if all(inner(f, item) for inner, item in zip(tests, items[start : start + count])):
                if before is not None:
                    before(f, RArray(array, items[:start]))
                if after is not None:
                    after(f, RArray(array, items[start + count :]))
                return True
        return False

    return test


def _hash(c: Compiler, node: tree.PatHash) -> Test:
    rt = c.rt
    constant = _constant(c, node.const)
    pairs: List[Tuple[RSymbol, Test]] = []
    for key, pattern in node.pairs:
        test = pattern_test(c, pattern if pattern is not None else tree.PatBind(node.line, key))
        pairs.append((rt.sym(key), test))
    rest = assigner(c, node.rest.value) if node.rest is not None and node.rest.value is not None else None
    exact = node.exact or (not pairs and node.rest is None)

    def matches(f: Frame, value: Value) -> bool:
        if constant is not None and not constant(f, value):
            return False
        if type(value) is RHash:
            found = value
        else:
            if not rt.respond_to(value, "deconstruct_keys"):
                return False
            wanted = None if rest is not None else rt.array([key for key, _ in pairs])
            found = rt.send(value, "deconstruct_keys", wanted)
            if not isinstance(found, RHash):
                raise rt.error("TypeError", "deconstruct_keys must return Hash")
        for key, test in pairs:
            item = found.get(key, UNSET)
            if item is UNSET or not test(f, item):
                return False
        if exact and len(found) != len(pairs):
            return False
        if rest is not None:
            left = rt.hash([(k, v) for k, v in found.items() if not any(k is key for key, _ in pairs)])
            rest(f, left)
        return True

    return matches


@compiles(tree.MatchAsgn)
def compile_match_asgn(c: Compiler, node: tree.MatchAsgn) -> Code:
    """``/(?<year>..)/ =~ text`` assigns the groups to locals."""
    rt, line = c.rt, node.line
    regexp, value = c.compile(node.regex), c.compile(node.value)
    writers = [(name, write_slot(*c.scope.resolve(name))) for name in node.names]

    def code(f: Frame) -> Value:
        pattern, text = regexp(f), value(f)
        f.line = line
        found = rt.send(pattern, "=~", text)
        match = f.match if found is not None else None
        for name, write in writers:
            write(f, rt.send(match, "[]", rt.str(name)) if match is not None else None)
        return found

    return code
