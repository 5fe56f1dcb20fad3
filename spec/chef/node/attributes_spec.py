"""Attribute precedence: the merged node against a plain model of Chef's rules, and the objects that cookbooks handle."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pysolo.chef.boot import open_session
from pysolo.chef.node.attributes import DEFAULT_LEVELS, LEVELS, OVERRIDE_LEVELS
from pysolo.chef.node.node import Node, make_node
from pysolo.ruby.runtime.control import RubyError

RT = open_session().rt

leaves = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b"])
values = st.recursive(
    leaves | st.lists(st.integers(0, 3), max_size=3),
    lambda inner: st.dictionaries(st.sampled_from(["x", "y", "z"]), inner, max_size=3),
    max_leaves=6,
)
levels = st.dictionaries(st.sampled_from(LEVELS), values, max_size=5)


def node_with(content: dict[str, Any]) -> Node:
    node = make_node(RT, "n")
    for level, value in content.items():
        node.attributes.replace_level(level, RT.from_python({"k": value}))
    return node


def over(weak: Any, strong: Any, unite: bool) -> Any:
    if isinstance(weak, dict) and isinstance(strong, dict):
        return {**weak, **{k: over(weak[k], v, unite) if k in weak else v for k, v in strong.items()}}
    if unite and isinstance(weak, list) and isinstance(strong, list):
        return list(dict.fromkeys([*weak, *strong]))
    return strong


def model(content: dict[str, Any]) -> Any:
    """Chef's documented rules, said once more in the plainest way."""
    missing = object()

    def group(names: tuple[str, ...], unite: bool) -> Any:
        found = missing
        for name in names:
            if name in content:
                found = content[name] if found is missing else over(found, content[name], unite)
        return found

    merged = missing
    for part in (
        group(DEFAULT_LEVELS, True),
        group(("normal",), False),
        group(OVERRIDE_LEVELS, True),
        group(("automatic",), False),
    ):
        if part is not missing:
            merged = part if merged is missing else over(merged, part, False)
    return None if merged is missing else merged


@given(levels)
@settings(deadline=None)
def test_the_merged_node_follows_the_precedence_rules(content: dict[str, Any]) -> None:
    assert node_with(content).read("k") == model(content)


@given(levels, st.sampled_from([level for level in LEVELS if level != "automatic"]), values)
@settings(deadline=None)
def test_a_later_write_is_seen_at_once(content: dict[str, Any], level: str, value: Any) -> None:
    node = node_with(content)
    node.read("k")
    RT.send(RT.send(node, level), "[]=", RT.str("k"), RT.from_python(value))
    assert node.read("k") == model({**content, level: value})


@given(levels, values)
@settings(deadline=None)
def test_removing_at_all_levels_leaves_only_automatic(content: dict[str, Any], value: Any) -> None:
    node = node_with({**content, "automatic": value})
    RT.send(node, "rm", RT.str("k"))
    assert node.read("k") == value


@given(levels)
@settings(deadline=None)
def test_nothing_that_is_read_changes_a_level(content: dict[str, Any]) -> None:
    node = node_with(content)
    RT.send(node, "to_hash")
    RT.send(node, "debug_value", RT.str("k"), RT.str("x"))
    assert {
        name: RT.to_python(level).get("k") for name, level in node.attributes.levels.items() if name in content
    } == content


def ruby(node: Node, code: str) -> Any:
    return RT.to_python(RT.instance_eval_source(code, node, "attributes.rb"))


def test_symbols_and_strings_are_one_key_at_every_depth() -> None:
    node = node_with({})
    assert ruby(node, "default[:a]['b'][:c] = [{ d: 1 }]; [self['a'][:b]['c'][0]['d'], self[:a]['b'].keys]") == [
        1,
        ["c"],
    ]


@pytest.mark.parametrize(
    "code",
    [
        "self['a']['x'] = 1",
        "self['a']['list'] << 1",
        "self['a'].delete('list')",
        "self['a']['list'].map! { |x| x }",
        "self['a'].merge!('z' => 1)",
        "self['top'] = 1",
    ],
)
def test_the_merged_view_is_read_only(code: str) -> None:
    node = node_with({})
    ruby(node, "default['a']['list'] = [1]")
    with pytest.raises(RubyError) as error:
        ruby(node, code)
    assert RT.class_name(error.value.exc) == "Chef::Exceptions::ImmutableAttributeModification"


def test_an_automatic_attribute_is_collected_when_it_is_first_read() -> None:
    asked = []

    class Facts(dict[str, Any]):
        def __getitem__(self, key: str) -> Any:
            asked.append(key)
            return super().__getitem__(key)

    node = make_node(RT, "n")
    node.attributes.set_automatic_source(Facts(platform="debian", memory={"total": "1kB"}))
    assert asked == []
    assert (node.read("platform"), node.read("platform"), asked) == ("debian", "debian", ["platform"])
    assert ruby(node, "keys.sort") == ["memory", "platform"]


def test_unless_looks_at_its_own_level_only() -> None:
    node = node_with({"default": {"x": "weak"}, "normal": {"y": "kept"}})
    ruby(
        node,
        "override_unless['k']['x'] = 'strong'; normal_unless['k']['y'] = 'lost'; default_unless['k']['x'] = 'lost'",
    )
    assert node.read("k") == {"x": "strong", "y": "kept"}


def test_a_lazy_attribute_is_computed_at_each_read() -> None:
    node = node_with({})
    code = "default['v'] = 1; default['l'] = Chef::DelayedEvaluator.new { self['v'] + 1 }; default['v'] = 5; [self['l'], read('l')]"
    assert ruby(node, code) == [6, 6]
