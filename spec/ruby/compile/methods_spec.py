from __future__ import annotations

from typing import Callable

import pytest

Run = Callable[[str], str]

METHOD = "def m(a, b = a + 1, *c, d, e:, f: e * 2, **g, &h) = [a, b, c, d, e, f, g]\n"


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("m(1, 2, e: 3)", "[1, 2, [], 2, 3, 6, {}]"),
        ("m(1, 2, 3, e: 3)", "[1, 2, [], 3, 3, 6, {}]"),
        ("m(1, 2, 3, 4, 5, e: 3, z: 9)", "[1, 2, [3, 4], 5, 3, 6, {:z=>9}]"),
        ("m(*[1, 2], **{e: 0, f: 1})", "[1, 2, [], 2, 0, 1, {}]"),
    ],
)
def test_arguments_find_their_parameters(ruby: Run, call: str, shown: str) -> None:
    assert ruby(METHOD + "p " + call) == shown + "\n"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("m(1, 2)", "missing keyword: :e"),
        ("m(e: 2)", "wrong number of arguments (given 0, expected 2+; required keyword: e)"),
        ("n(1, 2, 3)", "wrong number of arguments (given 3, expected 1..2)"),
        ("o(a: 1, b: 2, c: 3)", "unknown keywords: :b, :c"),
        ("o", "missing keyword: :a"),
    ],
)
def test_wrong_arguments_are_told(ruby: Run, call: str, message: str) -> None:
    text = METHOD + "def n(a, b = 1); end\ndef o(a:); end\nbegin; %s; rescue ArgumentError => e; puts e.message; end"
    assert ruby(text % call) == message + "\n"


def test_everything_is_passed_on_by_three_dots(ruby: Run) -> None:
    assert ruby("def t(*a, **k, &b) = [a, k, b.call]\ndef f(...) = t(...)\np f(1, x: 2) { 3 }") == "[[1], {:x=>2}, 3]\n"


def test_super_without_arguments_passes_the_current_values(ruby: Run) -> None:
    text = """
class A; def m(a, b = 2, *c, k: 1, &blk) = [a, b, c, k, blk&.call]; end
class B < A
  def m(a, b = 3, *c, k: 5, &blk)
    a += 1
    super
  end
end
p B.new.m(1), B.new.m(1, 2, 3, k: 7) { :blk }
"""
    assert ruby(text) == "[2, 3, [], 5, nil]\n[2, 2, [3], 7, :blk]\n"


def test_super_goes_through_prepended_and_included_modules(ruby: Run) -> None:
    text = """
class A; def x = "A"; end
module I; def x = "I" + super; end
module P; def x = "P" + super; end
class B < A; include I; prepend P; def x = "B" + super; end
p B.new.x
"""
    assert ruby(text) == '"PBIA"\n'


def test_visibility_is_kept(ruby: Run) -> None:
    text = """
class A
  def call_it = secret
  def self_it = self.secret
  private
  def secret = 1
end
p A.new.call_it, A.new.self_it
begin
  A.new.secret
rescue NoMethodError => e
  puts e.message.sub(/0x\\h+/, "")
end
"""
    assert ruby(text) == "1\n1\nprivate method `secret' called for #<A:>\n"


def test_early_returns_leave_with_their_value(ruby: Run) -> None:
    assert (
        ruby("def m(x)\n  return :neg if x < 0\n  return :big unless x < 9\n  :mid\nend\np m(-1), m(10), m(5)")
        == ":neg\n:big\n:mid\n"
    )


def test_deep_recursion_ends_in_a_system_stack_error(ruby: Run) -> None:
    assert (
        ruby("def m(n) = m(n + 1)\nbegin; m(0); rescue SystemStackError => e; puts e.message; end")
        == "stack level too deep\n"
    )
