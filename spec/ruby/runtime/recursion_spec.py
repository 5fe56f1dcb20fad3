"""Ruby code recurses as deep as in MRI, and beyond that meets SystemStackError: never a Python traceback or a crash."""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import Callable

import pytest

from pysolo.ruby.runtime.interpreter import Interpreter

Ruby = Callable[[str], str]

WITHOUT_END = {
    "a method": "def f(n) = f(n + 1)\nf(0)",
    "two methods": "def f(n) = g(n + 1)\ndef g(n) = f(n + 1)\nf(0)",
    "each": "def f(n) = [n].each { |x| f(x + 1) }\nf(0)",
    "map of a hash": "def f(n) = {a: n}.map { |_, x| f(x + 1) }\nf(0)",
    "sort": "def f(n) = [n, 2].sort { |a, b| f(a + 1) }\nf(0)",
    "sort_by": "def f(n) = [n, 2].sort_by { |a| f(a + 1) }\nf(0)",
    "gsub": "def f(n) = 'a'.gsub(/a/) { f(n + 1) }\nf(0)",
    "lazy": "def f(n) = (1..3).lazy.map { |a| f(a) }.first\nf(0)",
    "a lambda": "l = ->(n) { l.(n + 1) }\nl.(0)",
    "ensure": "def f(n)\n  f(n + 1)\nensure\n  n\nend\nf(0)",
    "define_method": "class A; define_method(:f) { |n| f(n + 1) }; end\nA.new.f(0)",
    "method_missing": "class A; def method_missing(name) = other; end\nA.new.first",
    "respond_to_missing?": 'class A; def respond_to_missing?(n, all = false) = respond_to?(:"#{n}x"); end\nA.new.respond_to?(:a)',
    "const_missing": 'class A; def self.const_missing(n) = const_get(:"#{n}A"); end\nA::B',
    "to_s": 'class A; def to_s = "#{self}"; end\nA.new.to_s',
    "inspect": "class A; def inspect = [self].inspect; end\nA.new.inspect",
    "<=>": "class A; include Comparable; def <=>(other) = self == other ? 0 : 1; def ==(other) = super; end\nA.new < A.new",
    "hash": "class A; def hash = {self => 1}.hash; end\n{A.new => 1}",
    "==": "class A; def ==(other) = [self] == [other]; end\nA.new == A.new",
    "eql?": "class A; def hash = 1; def eql?(other) = {self => 1} == {other => 1}; end\n[A.new, A.new].uniq",
    "coerce": "class A; def coerce(other) = [self, other]; def +(other) = 1 + self; end\n1 + A.new",
    "initialize": "class A; def initialize = A.new; end\nA.new",
    "a default": "h = Hash.new { |hash, key| hash[key + 1] }\nh[0]",
    "instance_eval": "def f = instance_eval { f }\nf",
    "eval": "def f = eval('f')\nf",
    "catch": "def f = catch(:x) { f }\nf",
    "deep data": "a = []; b = a; 100_000.times { c = []; b << c; b = c }\na.inspect; a.hash; a == Marshal.load(Marshal.dump(a))",
}


@pytest.mark.parametrize("kind", WITHOUT_END)
def test_recursion_without_end_is_system_stack_error(kind: str, ruby: Ruby) -> None:
    program = (
        "begin\n%s\nrescue SystemStackError => e\n  puts e.message\nend\nputs [1, [2]].inspect\n" % WITHOUT_END[kind]
    )
    assert ruby(program) == "stack level too deep\n[1, [2]]\n"


@pytest.mark.parametrize(
    "program",
    [
        "def f(n) = n == 0 ? 0 : 1 + f(n - 1)\nputs f(10_000)",
        "def f(n)\n  return 0 if n == 0\n  1 + f(n - 1)\nend\nputs f(10_000)",
        "def even(n) = n == 0 ? 10_000 : odd(n - 1)\ndef odd(n) = n == 0 ? 0 : even(n - 1)\nputs even(10_000)",
        "def f(n) = [n].map { |x| x == 0 ? 5_000 : f(x - 1)[0] }\nputs f(5_000)[0] * 2",
    ],
)
def test_what_mri_manages_works(program: str, ruby: Ruby) -> None:
    assert ruby(program) == "10000\n"


def test_the_backtrace_is_that_of_the_innermost_call(ruby: Ruby) -> None:
    recursion = "begin\n  f(0)\nrescue SystemStackError => e\n  puts e.backtrace[1], e.backtrace.size > 9_000\nend\n"
    program = "def f(n)\n  f(n + 1)\nend\n" + recursion
    assert ruby(program) == "spec.rb:2:in `f'\ntrue\n"


def test_pythons_own_exceptions_know_the_line_too(ruby: Ruby) -> None:
    program = "def f\n  1\n  File.read('/nonexistent')\nend\nbegin\n  f\nrescue => e\n  puts e.backtrace[-2, 2]\nend\n"
    assert ruby(program) == "spec.rb:3:in `f'\nspec.rb:6:in `<main>'\n"


def test_an_uncaught_one_is_shown_in_short() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pysolo", "ruby", "-e", "def f(n) = f(n + 1)\nf(0)"],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert lines[0] == "-e:1:in `f': stack level too deep (SystemStackError)"
    assert len(lines) == 14 and "levels..." in lines[9] and lines[-1] == "\tfrom -e:2:in `<main>'"


def test_child_processes_inherit_the_usual_stack(rt: Interpreter) -> None:
    before = resource.getrlimit(resource.RLIMIT_STACK)
    Interpreter()
    assert resource.getrlimit(resource.RLIMIT_STACK) == before
    if before[0] != resource.RLIM_INFINITY:
        assert rt.to_s(rt.send(rt.top, "`", rt.str("ulimit -s"))).strip() == str(before[0] // 1024)


@pytest.mark.parametrize(
    "source",
    [
        "(" * 10_000 + "1" + ")" * 10_000,
        "[" * 10_000 + "]" * 10_000,
        "if 1\n" * 10_000 + "end\n" * 10_000,
        '"#{' * 10_000 + '}"' * 10_000,
    ],
)
def test_source_nested_too_deeply_is_a_syntax_error(source: str, ruby: Ruby, rt: Interpreter) -> None:
    rt.gvar_set("$source", rt.str(source))
    assert (
        ruby("begin\n  eval($source)\nrescue SyntaxError => e\n  puts e.message[/nested too deeply/]\nend\n")
        == "nested too deeply\n"
    )


@pytest.mark.parametrize(
    "program",
    [
        "require 'json'\nJSON.parse('[' * 200_000 + ']' * 200_000, max_nesting: false)",
        "require 'yaml'\nYAML.load('[' * 100_000 + ']' * 100_000)",
        "require 'yaml'\nYAML.load((0...2_000).map { |n| ' ' * n + 'a:' }.join(\"\\n\"))",
    ],
)
def test_documents_nested_too_deeply_are_errors(program: str, ruby: Ruby) -> None:
    assert ruby("begin\n%s\nrescue SystemStackError, StandardError\nend\nputs :alive\n" % program) == "alive\n"
