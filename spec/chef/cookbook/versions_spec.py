from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pysolo.chef.cookbook.versions import (
    Constraint,
    InvalidConstraint,
    InvalidVersion,
    Version,
    parse_platform_version,
    parse_version,
    satisfies_gem_requirement,
)

numbers = st.tuples(*[st.integers(0, 12)] * 3)


@given(numbers, numbers)
def test_versions_order_by_number_not_by_text(left: tuple[int, int, int], right: tuple[int, int, int]) -> None:
    a, b = (parse_version("%d.%d.%d" % n) for n in (left, right))
    assert (a < b) == (left < right)
    assert Constraint(f"> {b}").includes(str(a)) == (left > right)


@pytest.mark.parametrize("text", ["1", "1.2.3.4", "1.2.3-rc1", "a.b", ""])
def test_a_version_has_two_or_three_parts(text: str) -> None:
    with pytest.raises(InvalidVersion):
        parse_version(text)


@pytest.mark.parametrize(
    ("constraint", "inside", "outside"),
    [
        ("~> 1.2", ["1.2.0", "1.9.0"], ["2.0.0", "1.1.9"]),
        ("~> 1.2.3", ["1.2.3", "1.2.9"], ["1.3.0", "1.2.2"]),
        (">=1.0", ["1.0.0", "1.0"], ["0.9.9"]),
        ("1.2.3", ["1.2.3"], ["1.2.4"]),
    ],
)
def test_constraints(constraint: str, inside: list[str], outside: list[str]) -> None:
    assert [Constraint(constraint).includes(v) for v in inside + outside] == [True] * len(inside) + [False] * len(
        outside
    )


@pytest.mark.parametrize("text", ["=> 1.0", "> abc", "", "about 1.0"])
def test_a_text_that_is_no_constraint_says_how_to_write_one(text: str) -> None:
    with pytest.raises(InvalidConstraint, match="write an operator and a version"):
        Constraint(text)


def test_a_constraint_on_a_four_part_version_is_refused() -> None:
    with pytest.raises(InvalidVersion):
        Constraint("> 1.2.3.4")


def test_platform_versions_are_looser() -> None:
    assert parse_platform_version("12") == Version(12, 0, 0)
    assert parse_platform_version("22.04") == Version(22, 4, 0)
    assert parse_platform_version("10.0.19041-x") == Version(10, 0, 19041)
    assert Constraint(">= 12", platform=True).includes("12.5")


@pytest.mark.parametrize(
    ("version", "requirement", "met"),
    [
        ("18.11.21", ">= 12.5", True),
        ("18.11.21", "~> 18", True),
        ("18.11.21", "~> 17", False),
        ("18.11.21", "< 18", False),
        ("18.11.21", "~> 18.11.0", True),
        ("18.0", "= 18", True),
    ],
)
def test_gem_requirements(version: str, requirement: str, met: bool) -> None:
    assert satisfies_gem_requirement(version, requirement) is met
