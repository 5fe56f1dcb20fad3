from __future__ import annotations

from typing import Callable

import pytest

Run = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a, (b, *c), d = 1, [2, 3, 4], 5; p [a, b, c, d]", "[1, 2, [3, 4], 5]"),
        ("*a, b = 1, 2, 3; p a, b", "[1, 2]\n3"),
        ("a, b = b, 1; p a", "nil"),
        ("i = 0; arr = [0, 0]; i, arr[i] = 1, 9; p arr", "[9, 0]"),
        ("h = {}; h[:a] ||= []; h[:a] << 1; h[:a] &&= h[:a] + [2]; p h", "{:a=>[1, 2]}"),
        ("x = nil; p x&.length, (x ||= 4), x", "nil\n4\n4"),
        ("A ||= 1; A2 = (A ||= 2); p A2", "1"),
        ("@a ||= 3; @a += 1; p @a", "4"),
        ("$b ||= 3; p $b", "3"),
        ("a = b = 1; p a + b", "2"),
        ("p({a: 1}.then { |h| h[:a] += 4; h })", "{:a=>5}"),
    ],
)
def test_values_go_where_they_should(ruby: Run, text: str, shown: str) -> None:
    assert ruby(text) == shown + "\n"


def test_an_index_and_its_receiver_are_worked_out_once(ruby: Run) -> None:
    assert ruby("n = 0; a = [1, 2]; a[(n += 1; 0)] += 5; p a, n") == "[6, 2]\n1\n"


def test_a_frozen_object_refuses_new_values(ruby: Run) -> None:
    text = "class A; def x = @x = 1; end\nbegin; A.new.freeze.x; rescue FrozenError => e; puts e.message.sub(/0x\\h+/, ''); end"
    assert ruby(text) == "can't modify frozen A: #<A:>\n"
