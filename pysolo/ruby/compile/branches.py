"""``if``, ``case``, ``and``, ``or``."""

from __future__ import annotations

from typing import Any, Callable, List, Tuple

from pysolo.ruby import tree
from pysolo.ruby.compile.collections import splat_value
from pysolo.ruby.compile.compiler import Code, Compiler, compiles, nil
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RClass, RString, RSymbol, Value

Test = Callable[[Frame, Value], bool]


@compiles(tree.If)
def compile_if(c: Compiler, node: tree.If) -> Code:
    condition_node = node.condition
    negate = isinstance(condition_node, tree.Not) and "!" not in c.rt.redefined
    if negate:
        assert isinstance(condition_node, tree.Not)
        condition = c.compile(condition_node.value)
        otherwise, then = c.compile(node.then), c.compile(node.orelse)
    else:
        condition = c.compile(condition_node)
        then, otherwise = c.compile(node.then), c.compile(node.orelse)

    def code(f: Frame) -> Value:
        asked = condition(f)
        if asked is None or asked is False:
            return otherwise(f)
        return then(f)

    return code


@compiles(tree.And)
def compile_and(c: Compiler, node: tree.And) -> Code:
    left, right = c.compile(node.left), c.compile(node.right)

    def code(f: Frame) -> Value:
        found = left(f)
        if found is None or found is False:
            return found
        return right(f)

    return code


@compiles(tree.Or)
def compile_or(c: Compiler, node: tree.Or) -> Code:
    left, right = c.compile(node.left), c.compile(node.right)

    def code(f: Frame) -> Value:
        found = left(f)
        if found is None or found is False:
            return right(f)
        return found

    return code


@compiles(tree.Case)
def compile_case(c: Compiler, node: tree.Case) -> Code:
    if node.subject is None:
        return _without_subject(c, node)
    subject = c.compile(node.subject)
    branches: List[Tuple[List[Test], Code]] = []
    for when in node.whens:
        tests = [case_test(c, condition) for condition in when.conditions]
        branches.append((tests, c.compile(when.body)))
    otherwise = c.compile(node.orelse)

    def code(f: Frame) -> Value:
        value = subject(f)
        for tests, body in branches:
            for test in tests:
                if test(f, value):
                    return body(f)
        return otherwise(f)

    return code


def case_test(c: Compiler, node: tree.Node) -> Test:
    """A function (frame, value): does ``condition === value`` hold?"""
    rt, line = c.rt, node.line
    if isinstance(node, tree.Splat):
        values = splat_value(c, node)
        return lambda f, value: any(rt.case_eq(pattern, value) for pattern in list(rt.splat(values(f))))
    if "===" not in rt.redefined:
        if isinstance(node, tree.Str):
            text = node.value
            pattern = RString(rt.c_string, text)
            return lambda f, value: value.s == text if type(value) is RString else rt.case_eq(pattern, value)
        if isinstance(node, tree.Sym):
            symbol = rt.sym(node.name)
            return lambda f, value: value is symbol
        if isinstance(node, tree.Nil):
            return lambda f, value: value is None
    code = c.compile(node)
    module_test = rt.c_module.find("===")

    def test(f: Frame, value: Value) -> bool:
        pattern = code(f)
        f.line = line
        if type(pattern) is RClass and pattern.cls.find("===") is module_test:
            return pattern in rt.class_of(value).ancestors
        if type(pattern) is RSymbol and type(value) is RSymbol:
            return pattern is value
        return rt.case_eq(pattern, value)

    return test


def _without_subject(c: Compiler, node: tree.Case) -> Code:
    rt = c.rt
    branches: List[Tuple[List[Any], Code]] = []
    for when in node.whens:
        conditions = [
            _any_true(rt, splat_value(c, n)) if isinstance(n, tree.Splat) else c.compile(n) for n in when.conditions
        ]
        branches.append((conditions, c.compile(when.body)))
    otherwise = c.compile(node.orelse) if node.orelse is not None else nil

    def code(f: Frame) -> Value:
        for conditions, body in branches:
            for condition in conditions:
                asked = condition(f)
                if asked is not None and asked is not False:
                    return body(f)
        return otherwise(f)

    return code


def _any_true(rt: Any, values: Code) -> Code:
    return lambda f: any(v is not None and v is not False for v in rt.splat(values(f)))
