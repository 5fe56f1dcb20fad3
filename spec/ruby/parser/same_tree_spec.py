"""Ways of writing that make no difference, and lines and locals that do."""

from __future__ import annotations

import pytest

from pysolo.ruby.parser import parse
from pysolo.ruby.tree import Call, LVar, Seq
from spec.ruby.parser.sexp import tree_of

SAME = [
    ("foo(1)\r\nbar\r\n", "foo(1)\nbar\n"),
    ("\ufefffoo", "foo"),
    ("# encoding: utf-8\n\n# c\nfoo # d\n", "foo"),
    ("=begin\nx = (\n=end\nfoo", "foo"),
    ("foo;; ;bar", "foo\nbar"),
    ("foo \\\n  1", "foo 1"),
    ("foo(\n  1,\n  2, # c\n)", "foo(1, 2)"),
    ("[\n1,\n2\n]", "[1, 2]"),
    ("foo(1,\n  a: 2,\n  # c\n  b: 3\n)", "foo 1, a: 2, b: 3"),
    ("a ?\n  b :\n  c", "a ? b : c"),
    ("a ? b\n  : c", "a ? b : c"),
    ("a.\n  b", "a.b"),
    ("a.\\\n  b", "a.b"),
    ("a ||\n b", "a || b"),
    ("if a\nthen b\nend", "if a then b end"),
    ("foo do |x|\n x\nend", "foo do |x| x; end"),
    ("foo do |a,\n  b|\nend", "foo do |a, b| end"),
    ("def foo(a,\n  b)\n a\nend", "def foo(a, b) a; end"),
    ("def foo(a); a; end", "def foo(a) a end"),
    ("unless a\n b\nend", "b unless a"),
    ("%q(a(b)c)", "'a(b)c'"),
    ('%Q{a{b}"}', r'"a{b}\""'),
    ("%r{a/b}", r"/a\/b/"),
    ("%x(ls)", "`ls`"),
    ("%s(a b)", ':"a b"'),
    ("0x1F; 0b101; 017; 0o17; 1_000", "31; 5; 15; 15; 1000"),
    ("puts(<<A) if b\nx\nA\n", 'puts("x\\n") if b'),
    ("foo(<<~A).bar\n  a\n    b\nA\n", 'foo("a\\n  b\\n").bar'),
    ("x = <<~A\n\ta\n\t  b\nA\n", 'x = "a\\n  b\\n"'),
    ("x = <<~'A'\n  a\\t\n  #{b}\nA\n", "x = 'a\\t\n#{b}\n'"),
    ("{ 'a': 1 }", "{ a: 1 }"),
    ("foo a do b end", "foo(a) { b }"),
    ("foo a { b }", "foo(a() { b })"),
    ("foo a, b do c end", "foo(a, b) { c }"),
    ("foo(bar a)", "foo(bar(a))"),
    ("foo bar a, b", "foo(bar(a, b))"),
    ("return foo a do b end", "return foo(a) { b }"),
    ("foo.bar = baz 1", "foo.bar = baz(1)"),
    ("foo [1, 2].map do |a| end", "foo([1, 2].map) do |a| end"),
    ("foo (1) + 2", "foo((1) + 2)"),
    ("foo (1).bar", "foo((1).bar)"),
    ("foo !a", "foo(!a)"),
    ("lambda do |a| a end.call 1", "(lambda { |a| a }).call(1)"),
    ("a = b ? c : d rescue e", "a = ((b ? c : d) rescue e)"),
    ("raise A, 'b' unless c or d", "(raise(A, 'b')) unless (c or d)"),
]


@pytest.mark.parametrize(("source", "other"), SAME, ids=[source for source, _ in SAME])
def test_same_tree(source: str, other: str) -> None:
    assert tree_of(source) == tree_of(other)


def test_lines_are_those_of_the_first_token() -> None:
    body = parse("a\n<<A\nx\nA\nb(\n1)\n").body
    assert isinstance(body, Seq)
    assert [node.line for node in body.statements] == [1, 2, 5]


def test_line_after_heredocs_and_blank_lines() -> None:
    body = parse("foo <<A, <<B\n1\nA\n2\n3\nB\n\n\n# c\nbar", first_line=10).body
    assert isinstance(body, Seq)
    assert [node.line for node in body.statements] == [10, 19]


def test_the_line_of_a_call_is_that_of_its_name() -> None:
    body = parse("a\n  .b(\n1\n)").body
    assert isinstance(body, Call)
    assert body.line == 2


def test_given_locals_are_known() -> None:
    assert isinstance(parse("x", locals=("x",)).body, LVar)
    assert tree_of("x -1") != "(Call (LVar 'x') '-' [(Int 1)])"
    assert isinstance(parse("x -1", locals=["x"]).body, Call)
    assert parse("x -1", locals=["x"]).body.name == "-"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ("x = 1; proc { x }", True),
        ("proc { x = 1 }; x", False),
        ("x = 1; def a; x; end", False),
        ("x = 1; class A; x; end", False),
        ("def a(x) x end", True),
        ("def a\n  k, x = 1, 2\n  x\nend", True),
        ("begin; rescue => x; x; end", True),
        ("proc { |(a, x)| x }", True),
        ("->(a, b: 1, **x) { x }", True),
        ("case 1\nin {x:} then x\nend", True),
        ("1 => x\nx", True),
        ("for x in a do x end", True),
        ("(a, (b, x)) = 1; x", True),
        ("x if x = 1", False),
        ("a.x = 1; x", False),
        ("x ||= 1; x", True),
        ("x += 1 while y; x", True),
        ("/(?<x>a)/ =~ b and x", True),
    ],
)
def test_which_names_are_local_variables(source: str, known: bool) -> None:
    assert ("(LVar 'x')" in tree_of(source)) is known


def test_magic_comment_and_data() -> None:
    program = parse("#!/usr/bin/env ruby\n# frozen_string_literal: true\nfoo\n__END__\nbar\n")
    assert program.frozen_strings
    assert program.data == "bar\n"
    assert not parse("foo\n# frozen_string_literal: true").frozen_strings
    assert parse("'\n__END__\n'").data is None
