"""Laws that hold for any Array, Hash and String."""

from __future__ import annotations

from typing import List

from hypothesis import given, settings
from hypothesis import strategies as st

from pysolo.ruby.runtime.interpreter import Interpreter

RT = Interpreter()  # no program changes it here
TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)
NUMBERS = st.lists(st.integers(-100, 100), max_size=20)


def call(receiver: object, name: str, *args: object) -> object:
    return RT.to_python(RT.send(RT.from_python(receiver), name, *[RT.from_python(arg) for arg in args]))


@given(NUMBERS)
def test_sorting_orders_and_keeps_what_is_there(numbers: List[int]) -> None:
    assert call(numbers, "sort") == sorted(numbers)


@given(NUMBERS)
def test_uniq_keeps_the_first_of_each(numbers: List[int]) -> None:
    assert call(numbers, "uniq") == list(dict.fromkeys(numbers))


@given(NUMBERS, st.integers(1, 5))
def test_slices_join_to_the_whole(numbers: List[int], size: int) -> None:
    slices = RT.send(RT.send(RT.from_python(numbers), "each_slice", size), "to_a")
    assert RT.to_python(RT.send(slices, "flatten")) == numbers


@given(NUMBERS, NUMBERS)
def test_union_and_intersection_are_those_of_sets(a: List[int], b: List[int]) -> None:
    assert set(call(a, "|", b)) == set(a) | set(b)  # type: ignore[call-overload]
    assert set(call(a, "&", b)) == set(a) & set(b)  # type: ignore[call-overload]


@given(st.dictionaries(TEXT, st.integers(), max_size=10))
def test_a_hash_comes_back_from_its_pairs(table: dict[str, int]) -> None:
    made = RT.from_python(table)
    assert RT.eq(RT.send(RT.send(made, "to_a"), "to_h"), made)
    assert RT.to_python(RT.send(made, "keys")) == list(table)


@settings(max_examples=50, deadline=None)
@given(TEXT)
def test_inspect_reads_back_as_the_same_string(text: str) -> None:
    shown = RT.inspect(RT.str(text))
    assert RT.eval_source(shown, "spec").s == text
    assert RT.eval_source(RT.to_python(RT.send(RT.str(text), "dump")), "spec").s == text


@given(TEXT)
def test_reversing_twice_changes_nothing(text: str) -> None:
    assert call(call(text, "reverse"), "reverse") == text


@given(st.lists(st.text("abcxyz", min_size=1, max_size=5), min_size=1, max_size=6))
def test_split_undoes_join(words: List[str]) -> None:
    assert call(call(words, "join", ","), "split", ",") == words


@given(st.text("azAZ09", min_size=1, max_size=6))
def test_successors_grow(text: str) -> None:
    after = call(text, "succ")
    assert (len(str(after)), after) > (len(text), text) or after != text


@given(TEXT, st.text("abc.*", min_size=1, max_size=3))
def test_gsub_with_a_plain_string_is_replacement(text: str, mark: str) -> None:
    assert call(text, "gsub", mark, "<>") == text.replace(mark, "<>")


@given(st.binary(max_size=30))
def test_pack_undoes_unpack(data: bytes) -> None:
    packed = RT.send(RT.array(list(data)), "pack", RT.str("C*"))
    assert RT.to_python(RT.send(packed, "unpack", RT.str("C*"))) == list(data)
