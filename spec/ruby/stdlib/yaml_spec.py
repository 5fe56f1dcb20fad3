from __future__ import annotations

from typing import Any, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.interpreter import Interpreter
from pysolo.ruby.stdlib.yaml_nodes import YamlError
from pysolo.ruby.stdlib.yaml_parser import parse
from pysolo.ruby.stdlib.yaml_scalars import STRING, resolve

TEXT = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\r\x85\u2028\u2029"), max_size=14
) | st.text("ab :-#'\"\n\t,[]{}&*!|>%@`?=~0123.ex_", max_size=10)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("12:30", 45000), ("0755", 493), ("0o14", STRING), ("1e3", STRING), ("1_000", 1000), ("0x1F", 31), ("yes", True), ("Off", False),
        ("~", None), ("n", STRING), ("1.2.3", STRING), ("-.inf", float("-inf")), ("1.5e+3", 1500.0), ("08", STRING),
    ],
)  # fmt: skip
def test_plain_scalars_mean_what_yaml_1_1_says(text: str, meaning: object) -> None:
    assert resolve(text) == meaning


@pytest.mark.parametrize(
    ("text", "problem", "line", "column"),
    [
        ("a: [1", "did not find expected ',' or ']'", 1, 4),
        ("a: b: c", "mapping values are not allowed in this context", 1, 5),
        ("a: 1\nfoo\nbar: 2", "could not find expected ':'", 2, 1),
        ("\tx: 1", "found character that cannot start any token", 1, 1),
        ("a:\n    b: 1\n  c: 2", "did not find expected key", 1, 1),
    ],
)
def test_faults_are_placed_as_libyaml_places_them(text: str, problem: str, line: int, column: int) -> None:
    with pytest.raises(YamlError) as raised:
        list(parse(text))
    assert (raised.value.problem, raised.value.line, raised.value.column) == (problem, line, column)


def test_everyday_data_is_written_as_psych_writes_it(value: Callable[[str], Any]) -> None:
    written = value("{ 'a' => [1, nil, { 'b' => 'x: y' }], :s => 'no', 'text' => \"l1\\nl2\\n\", 'e' => [] }.to_yaml")
    assert written == "---\na:\n- 1\n-\n- b: 'x: y'\n:s: 'no'\ntext: |\n  l1\n  l2\ne: []\n"


def test_what_appears_twice_is_named_once(value: Callable[[str], Any]) -> None:
    assert value("x = [1]; { 'a' => x, 'b' => x }.to_yaml") == "---\na: &1\n- 1\nb: *1\n"


def test_aliases_and_classes_are_refused_unless_permitted(lib: Interpreter) -> None:
    yaml = lib.const_get("YAML")
    for text, name in (("a: &x 1\nb: *x", "Psych::BadAlias"), ("--- !ruby/object:Foo {}", "Psych::DisallowedClass")):
        with pytest.raises(RubyError) as raised:
            lib.send(yaml, "load", lib.str(text))
        assert lib.class_name(raised.value.exc) == name


def test_merge_keys_fill_in(value: Callable[[str], Any]) -> None:
    assert value('YAML.load("d: &d {a: 1, b: 2}\\ne:\\n  <<: *d\\n  b: 3\\n", aliases: true)')["e"] == {"a": 1, "b": 3}


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=DATA)
def test_what_is_written_reads_back(lib: Interpreter, data: Any) -> None:
    yaml = lib.const_get("YAML")
    written = lib.send(yaml, "dump", lib.from_python(data))
    assert lib.to_python(lib.send(yaml, "load", written)) == data
