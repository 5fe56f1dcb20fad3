from __future__ import annotations

from typing import Callable

import pytest

Run = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("p (case 5 when 1..3 then :a when Integer then :b end)", ":b"),
        ("p (case 'ab' when /(b)/ then $1 end)", '"b"'),
        ("p (case 7 when ->(n) { n > 5 } then :big end)", ":big"),
        ("p (case when false then 1 else 2 end)", "2"),
        ("i = 0; i += 1 while i < 5; p i", "5"),
        ("i = 9; begin i += 1 end while false; p i", "10"),
        ("p (while true do break 3 end)", "3"),
        ("for a, b in [[1, 2], [3, 4]] do p a + b end; p a", "3\n7\n3"),
        (
            "p defined?(x), defined?(puts), defined?(String), defined?(@a), defined?(nil)",
            'nil\n"method"\n"constant"\nnil\n"nil"',
        ),
    ],
)
def test_branches_and_loops(ruby: Run, text: str, shown: str) -> None:
    assert ruby(text) == shown + "\n"


def test_ensure_runs_last_and_does_not_change_the_value(ruby: Run) -> None:
    text = """
def m
  yield
rescue ArgumentError
  :rescued
else
  :else
ensure
  puts "ensure"
end
p m { 1 }, m { raise ArgumentError }
"""
    assert ruby(text) == "ensure\nensure\n:else\n:rescued\n"


def test_retry_begins_again(ruby: Run) -> None:
    assert ruby("n = 0\nbegin\n n += 1\n raise 'x' if n < 3\n p n\nrescue\n retry\nend") == "3\n"


def test_the_cause_of_an_exception_is_the_one_being_handled(ruby: Run) -> None:
    text = "begin; begin; raise 'a'; rescue; raise TypeError, 'b'; end; rescue => e; p e.cause.message, e.message; end; p $!"
    assert ruby(text) == '"a"\n"b"\nnil\n'


def test_pythons_own_errors_are_rescued_as_rubys(ruby: Run) -> None:
    assert ruby("begin; File.read('/no/such'); rescue Errno::ENOENT => e; puts e.class; end") == "Errno::ENOENT\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "case {name: 'x', opts: [1, {k: 2}]}\nin {name: String => n, opts: [Integer, {k:}]} then p n, k\nend",
            '"x"\n2',
        ),
        ("case [1, 2, 3, 4]\nin [*, 3, *post] then p post\nend", "[4]"),
        ("v = 5\ncase 5\nin ^v then p :pinned\nend", ":pinned"),
        ("case 7\nin 0..3 | 9 then 1\nin Integer => n if n > 5 then p n\nend", "7"),
        ("p((1 in Integer), ('x' in Integer))", "true\nfalse"),
        ("case {a: 1, b: 2}\nin {a: 1, **rest} then p rest\nend", "{:b=>2}"),
        (
            "begin; {a: 1} => {b:}; rescue NoMatchingPatternKeyError => e; p e.message, e.key; end",
            '"{:a=>1}: key not found: :b"\n:b',
        ),
    ],
)
def test_patterns(ruby: Run, text: str, shown: str) -> None:
    assert ruby(text) == shown + "\n"


def test_backtraces_name_file_line_and_method(ruby: Run) -> None:
    text = "def a\n  raise 'x'\nend\ndef b = [1].each { a }\nbegin\n  b\nrescue => e\n  puts e.backtrace\nend"
    lines = ruby(text).splitlines()
    assert lines[0] == "spec.rb:2:in `a'"
    assert lines[1] == "spec.rb:4:in `block in b'"
    assert lines[-1] == "spec.rb:6:in `<main>'"
