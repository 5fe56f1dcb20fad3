from __future__ import annotations

from typing import Callable

import pytest

Run = Callable[[str], str]


@pytest.mark.parametrize(
    ("params", "values", "shown"),
    [
        ("|a|", "1, 2", "[1]"),
        ("|a, b|", "[1, 2]", "[1, 2]"),
        ("|a,|", "[1, 2]", "[1]"),
        ("|a, b, c|", "1", "[1, nil, nil]"),
        ("|*a|", "[1, 2]", "[[[1, 2]]]"),
        ("|a, (b, *c), d|", "[1, [2, 3, 4], 5]", "[1, 2, [3, 4], 5]"),
        ("|a, k: 5|", "[1, 2]", "[1, 5]"),
        ("|a, b = 7, *c, d|", "[1, 2]", "[1, 7, [], 2]"),
        ("|a, **o|", "1, x: 2", "[1, {:x=>2}]"),
    ],
)
def test_a_procs_parameters_are_filled_loosely(ruby: Run, params: str, values: str, shown: str) -> None:
    names = ", ".join(n for n in "abcdko" if n in params)
    assert ruby("def y; yield %s; end\ny { %s p([%s]) }" % (values, params, names)) == shown + "\n"


def test_a_lambda_is_strict(ruby: Run) -> None:
    out = ruby("l = ->(a, b) { a }\nbegin; l.call(1); rescue ArgumentError => e; puts e.message; end")
    assert out == "wrong number of arguments (given 1, expected 2)\n"


def test_break_ends_the_call_and_next_the_round(ruby: Run) -> None:
    assert ruby("p [1, 2, 3].each { |x| next if x == 1; break x * 10 }") == "20\n"


def test_return_in_a_block_leaves_the_method_and_in_a_lambda_only_that(ruby: Run) -> None:
    assert ruby("def m; [1, 2].each { |x| return x }; 0; end; p m") == "1\n"
    assert ruby("def m; l = -> { return 1 }; l.call; 2; end; p m") == "2\n"


def test_an_orphan_return_or_break_is_a_local_jump_error(ruby: Run) -> None:
    text = "def mk; proc { return 1 }; end\nbegin; mk.call; rescue LocalJumpError => e; puts e.message; end"
    assert ruby(text) == "unexpected return\n"
    text = "b = proc { break 1 }\nbegin; b.call; rescue LocalJumpError => e; puts e.message; end"
    assert ruby(text) == "break from proc-closure\n"


def test_blocks_see_and_change_the_variables_around_them(ruby: Run) -> None:
    assert ruby("x = 1; 3.times { |i; y| y = i; x += y }; p x") == "4\n"


def test_numbered_parameters(ruby: Run) -> None:
    assert ruby("p [[1, 2]].map { _1 + _2 }, [1].map { _1 }") == "[3]\n[1]\n"


def test_an_eval_sees_the_locals_and_keeps_new_ones_in_its_binding(ruby: Run) -> None:
    assert ruby("x = 1\nb = binding\nb.eval('y = x + 1')\np b.eval('y'), b.local_variables.include?(:x)") == "2\ntrue\n"


def test_redo_runs_the_round_again(ruby: Run) -> None:
    assert ruby("n = 0\n[1].each { |x| n += 1; redo if n < 3 }\np n") == "3\n"
