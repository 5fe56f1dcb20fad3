"""What is said about text that is not Ruby."""

from __future__ import annotations

import pytest

from pysolo.ruby.parser import parse
from pysolo.ruby.source import RubySyntaxError

ERRORS = [
    ("foo do\n  bar\n", 1, "`do` at line 1 has no `end`"),
    ("a\nif b\n  c\n", 2, "`if` at line 2 has no `end`"),
    ("a do\n  if b\n  c\nend\n", 2, "`if` at line 2 has no `end`"),
    ("def a\n  b do\n    c do |d|\n    d\n  end\n  if e\n  end\nend\n", 3, "`do` at line 3 has no `end`"),
    ("a\nend\n", 2, "unexpected `end`: there is nothing open that it could close"),
    ("foo(1", 1, "`(` at line 1 has no `)`"),
    ("[1\n\n)", 3, "unexpected `)`: `[` at line 1 is still open"),
    ("foo)", 1, "unexpected `)`: nothing is open that it could close"),
    ("a\n'b", 2, "the string that began at line 2 has no end"),
    ("/b", 1, "the regexp that began at line 1 has no end"),
    ("%w(a b", 1, "the word list that began at line 1 has no end"),
    ("foo <<A\nbar\n", 1, "the heredoc that began at line 1 has no closing `A`"),
    ("=begin\nfoo", 1, "`=begin` at line 1 has no `=end`"),
    ("foo +\n", 2, "unexpected end of file"),
    ("foo = * /", 1, "the regexp that began at line 1 has no end"),
    ("1 = 2", 1, "cannot assign to this (Int)"),
    ("nil = 2", 1, "cannot assign to `nil`"),
    ("a + b c", 1, "a call with arguments needs parentheses after `+`"),
    ("a == b == c", 1, "`==` cannot be chained"),
    ("a, b", 1, "unexpected `,`: a list of values stands alone"),
    ("*a", 1, "unexpected `*`"),
    ("*a, *b = c", 1, "more than one splat in a multiple assignment"),
    ("b if a..c", 1, "a flip-flop (a range as a condition) is not supported"),
    ("foo(&a, b)", 1, "an argument follows `&block`"),
    ("foo(&a) { }", 1, "a call cannot have two blocks"),
    ("def a(b, b) end", 1, "the parameter `b` is there twice"),
    ("def a; B = 1; end", 1, "a constant cannot be assigned in a method"),
    ("class a; end", 1, "a class or module name must be a constant"),
    ("{ a => }", 1, "unexpected `}`"),
    ("08", 1, "invalid number 08"),
    ("/a/y", 1, "unknown regexp option `y`"),
    ("(" * 600, 1, "nested too deeply"),
    ("!" * 50_000 + "a", 1, "nested too deeply"),
]


@pytest.mark.parametrize(("source", "line", "text"), ERRORS)
def test_message(source: str, line: int, text: str) -> None:
    with pytest.raises(RubySyntaxError) as raised:
        parse(source, "a.rb")
    assert raised.value.message == text
    if text != "nested too deeply":
        assert raised.value.line == line


def test_rendering_shows_the_line_and_a_caret() -> None:
    with pytest.raises(RubySyntaxError) as raised:
        parse("a\n\tfoo = ]\n", "recipes/default.rb", first_line=10)
    error = raised.value
    assert (error.file, error.line, error.column) == ("recipes/default.rb", 11, 8)
    assert (
        error.render()
        == "recipes/default.rb:11: unexpected `]`: nothing is open that it could close\n\tfoo = ]\n\t      ^"
    )
    assert str(error) == error.render()


REFUSED = (
    "x = [foo a]", "foo a, b c", "a => ", "1..2..3", "yield x do end", "def f(&b, a) end", "a? = 1", "x = y z = 1 do",
    "begin; rescue; else; ensure; end; end", "case x; end", "when 1", "else", "foo { |x", "->(x", "?", "@", "$", "foo.", "a b ? c", ":",
    "proc { |x| _1 }", "a&.b, c = 1", "foo a: 1, b", "undef", "alias $a b", "def f g(...) end", "BEGIN", "def a; BEGIN { }; end",
)  # fmt: skip


@pytest.mark.parametrize("source", REFUSED)
def test_refused_as_by_mri(source: str) -> None:
    with pytest.raises(RubySyntaxError):
        parse(source)
