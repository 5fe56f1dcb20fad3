from __future__ import annotations

import json
from typing import Any, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.interpreter import Interpreter

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def test_empty_containers_are_written_over_several_lines(value: Callable[[str], Any]) -> None:
    assert value("JSON.pretty_generate({'a' => [], 'b' => {}})") == '{\n  "a": [\n\n  ],\n  "b": {\n  }\n}'


def test_objects_write_themselves_at_their_depth(value: Callable[[str], Any]) -> None:
    value("class Point; def to_json(*a) = { 'x' => 1 }.to_json(*a); end")
    assert value("JSON.pretty_generate([Point.new])") == '[\n  {\n    "x": 1\n  }\n]'


def test_symbols_become_keys_on_request(value: Callable[[str], Any]) -> None:
    assert value("JSON.parse('{\"a\":1}', symbolize_names: true).inspect") == "{:a=>1}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a":', "859: unexpected token at '{\"a\":'"),
        ("[1,]", "451: unexpected token at ']'"),
        ("nope", "859: unexpected token at 'nope'"),
        ("[NaN]", "225: unexpected token at 'NaN]'"),
    ],
)
def test_what_cannot_be_read_is_named_as_in_mri(lib: Interpreter, text: str, message: str) -> None:
    with pytest.raises(RubyError) as raised:
        lib.send(lib.const_get("JSON"), "parse", lib.str(text))
    assert lib.class_name(raised.value.exc) == "JSON::ParserError"
    assert lib.message_of(raised.value.exc) == message


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=DATA)
def test_what_is_written_reads_back(lib: Interpreter, data: Any) -> None:
    module = lib.const_get("JSON")
    written = lib.send(module, "generate", lib.from_python(data))
    assert json.loads(written.s) == data
    assert lib.to_python(lib.send(module, "parse", written)) == data
    pretty = lib.send(module, "pretty_generate", lib.from_python(data))
    assert lib.to_python(lib.send(module, "parse", pretty)) == data
