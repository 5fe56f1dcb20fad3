"""Random: the same numbers as MRI from the same seeds."""

from __future__ import annotations

from typing import Callable

SETUP = r"""

"""

SAME = r"""
(0..20).map { |n| a.sample(n, random: r) }
srand(5); [rand, rand(10), rand(1..3), Random.rand(4), Random.rand, [1,2,3].shuffle, [1,2,3].sample]
a.shuffle(random: r).first(10)
a.sample(n, random: r)
a.sample(random: r)
a.sample(60, random: r)
srand(7)
srand(8)
Random.seed
Random.rand(0)
Random.rand(-1)
Random.rand(nil)
Random.rand(3..1)
rand(3..1)
rand(0).class
rand(1)
rand(-3).between?(0,2)
rand(1.5)
Random.new(3) == Random.new(3)
r.dup == r
Random.new(3).random_number(10)
Random.new(3).random_number
Random.bytes(3).size
Random.new_seed.class
Random.rand("x")
Random.new(1).rand(1..)
"""


def test_same_results(same_as_mri: Callable[[str], None]) -> None:
    prefix = "a, r = [*1..100], Random.new(1); "
    same_as_mri(SETUP + "\n".join(prefix + line for line in SAME.strip().splitlines()))
