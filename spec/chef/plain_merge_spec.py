from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pysolo.chef.plain_merge import deep_merge

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("xy", max_size=2), inner, max_size=3),
    max_leaves=8,
)


@given(json_values)
def test_merging_a_value_with_itself_keeps_objects_and_scalars(value: Any) -> None:
    if not isinstance(value, list):
        assert deep_merge({"k": value}, {}) == {"k": value}


@given(st.dictionaries(st.text("xy", max_size=2), json_values), st.dictionaries(st.text("xy", max_size=2), json_values))
def test_no_key_is_lost_and_neither_side_is_changed(left: dict[str, Any], right: dict[str, Any]) -> None:
    before = repr((left, right))
    merged = deep_merge(left, right)
    assert set(merged) == set(left) | set(right)
    assert all(merged[key] == right[key] for key in right if key not in left)
    assert repr((left, right)) == before


def test_arrays_unite_and_tell_one_from_true() -> None:
    assert deep_merge({"a": [1, 2]}, {"a": [2, True, 3]}) == {"a": [1, 2, True, 3]}


def test_a_scalar_replaces_an_object_and_null_replaces_a_scalar() -> None:
    assert deep_merge({"a": {"b": 1}}, {"a": 5}) == {"a": 5}
    assert deep_merge({"a": 5}, {"a": None}) == {"a": None}
