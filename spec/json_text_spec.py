"""JSON with comments, and where its faults are."""

from __future__ import annotations

import pytest

from pysolo.json_text import JsonError, parse_json


def test_comments_are_allowed_but_not_looked_for_in_strings() -> None:
    text = '{ // one\n "a": "http://x/*y*/", /* two\n lines */ "b": [1] }'
    assert parse_json(text, "node.json") == {"a": "http://x/*y*/", "b": [1]}


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse_json('\ufeff{"a": 1}', "node.json") == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [('{"a": 1,\n "b": oops}', 2, 7), ('{"a": 1', 1, 8), ('/* c */ {"a" 1}', 1, 14), ("", 1, 1), ('{"a": NaN}', 1, 7)],
)
def test_a_fault_is_told_with_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(JsonError) as fault:
        parse_json(text, "node.json")
    assert (fault.value.line, fault.value.column) == (line, column)
    first, excerpt, caret = str(fault.value).split("\n")
    assert first.startswith(f"node.json:{line}:{column}: not valid JSON")
    assert len(caret) - 2 == column
    assert excerpt.startswith("  ")


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    with pytest.raises(JsonError, match="nested too deeply"):
        parse_json("[" * 200_000, "node.json")
