"""Reading and validating stack documents."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pysolo.stack.api_names import from_api, to_api
from pysolo.stack.document import DocumentError, build_document, load_document, read_source
from pysolo.stack.model import StackDocument
from spec.stack.stacks import shop, source


def faults(value: Any) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        build_document(value, "x.yml")
    return [str(fault) for fault in caught.value.faults]


def test_ids_follow_from_names() -> None:
    one, two = shop(), shop()
    assert one == two
    assert len({layer.layer_id for layer in one.layers} | {item.instance_id for item in one.instances}) == 5
    assert one.apps[1].shortname == "second_app"
    assert one.users[0].unix_user_id == 2001


def test_yaml_and_json_are_the_same(tmp_path: pathlib.Path) -> None:
    text = """
Stack: {Name: shop, ConfigurationManager: {Name: Chef, Version: "12"}, CustomJson: '{"a": [1, true]}'}
Layers:
  - Type: custom
    Name: One
    Shortname: one
    CustomRecipes: &recipes {Setup: ["a::b"]}
  - {Type: custom, Name: Two, Shortname: two, CustomRecipes: *recipes}
Apps:
"""
    (tmp_path / "a.yml").write_text(text)
    (tmp_path / "a.json").write_text(json.dumps(read_source(str(tmp_path / "a.yml"))))
    one, two = (load_document(str(tmp_path / name)) for name in ("a.yml", "a.json"))
    assert one == two
    assert one.stack.custom_json == {"a": [1, True]}
    assert one.layers[1].custom_recipes.setup == ("a::b",)


def test_a_document_survives_the_way_through_the_api_names() -> None:
    document = shop()
    assert from_api(StackDocument, json.loads(json.dumps(to_api(document)))) == document


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"Layers": [{"Type": "custom", "Name": "a", "Shortname": "a", "CustomRecipes": {"Setup": ["a b"]}}]},
         'Layers[0].CustomRecipes.Setup[0]: must be cookbook::recipe or cookbook, not "a b"'),
        ({"Layers": [{"Type": "custom", "Name": "a", "Shortname": "a", "CustomRecipes": {"Setup": "a::b"}}]},
         'Layers[0].CustomRecipes.Setup: must be a list, not "a::b"'),
        ({"Layers": [{"Type": "custom", "Name": "x" * 33, "Shortname": "a"}]},
         "Layers[0].Name: is too long (maximum is 32 characters)"),
        ({"Layers": [{"Type": "lb", "Name": "a", "Shortname": "a"}]},
         'Layers[0].Type: must be one of custom, ecs-cluster on Chef 12, not "lb"'),
        ({"Layers": [{"Type": "custom", "Name": "a"}]}, "Layers[0].Shortname: is required"),
        ({"Instances": [{"Hostname": "a", "Layers": ["nope"]}]},
         'Instances[0].Layers[0]: must be the Shortname of a layer (app, lb), not "nope"'),
        ({"Instances": [{"Hostname": "a", "Layers": ["app"]}, {"Hostname": "A", "Layers": ["app"]}]},
         'Instances[1].Hostname: is already taken by Instances[0]: "a"'),
        ({"Instances": [{"Hostname": "a", "Layers": []}]}, "Instances[0].Layers: is too short (minimum is 1 item)"),
        ({"Apps": [{"Name": "a", "Type": "other", "Environment": [{"Key": "A-B", "Value": "x"}]}]},
         "Apps[0].Environment[0].Key: must be a letter or underscore, then letters, digits and underscores, not \"A-B\""),
        ({"Apps": [{"Name": "a", "Type": "php"}]}, 'Apps[0].Type: must be "other" on Chef 12, not "php"'),
        ({"Stack": {"Nmae": "x"}}, "Stack.Nmae: unknown key, did you mean Name?"),
        ({"Stack": {"ConfigurationManager": {"Version": 12}}},
         "Stack.ConfigurationManager.Version: must be a string, not 12"),
        ({"Stack": {"CustomJson": "[1]"}}, "Stack.CustomJson: must hold a JSON object, not [1]"),
        ({"Stack": {"CustomJson": {"a": "x" * 130_000}}}, "Stack.CustomJson: is too large (maximum is 120KB)"),
        ({"ElasticIps": [{"Ip": "192.0.2.1", "Instance": "nope"}]},
         'ElasticIps[0].Instance: must be the Hostname of an instance (app1, both, lb1), not "nope"'),
        ({"Volumes": [{"Ec2VolumeId": "v", "Instance": "app1"}]}, "Volumes[0].Device: is required with Instance"),
        ({"Volumes": [{"Ec2VolumeId": "v", "RaidArrayId": "r"}]},
         'Volumes[0].RaidArrayId: must be the RaidArrayId of an array (there is none), not "r"'),
        ({"ElasticLoadBalancers": [{"ElasticLoadBalancerName": n, "Layer": "lb"} for n in "ab"]},
         'ElasticLoadBalancers[1].Layer: is already taken by ElasticLoadBalancers[0]: "lb"'),
        ({"Stack": {"Tags": {"aws:x": "1"}}}, "Stack.Tags.aws:x: must not be Name nor begin with aws:, opsworks: or rds:"),
        ({"Stack": {"Tags": {"a": 1}}}, "Stack.Tags.a: must be a string, not 1"),
        ({"Stack": {"CustomCookbooksSource": {"Password": 12345}}},
         "Stack.CustomCookbooksSource.Password: must be a string, not what is there"),
        ({"Layers": [{"Type": "custom", "Name": "a", "Shortname": "a", "Attributes": {"MemcachedMemory": "much"}}]},
         'Layers[0].Attributes.MemcachedMemory: must be a number of megabytes, not "much"'),
        ({"Stack": {"ConfigurationManager": {"Version": "12.2"}}, "Instances": [{"Hostname": "a" * 16, "Layers": ["app"]}]},
         "Instances[0].Hostname: is too long (maximum is 15 characters on Windows)"),
        ({"Stack": {"UseCustomCookbooks": True}},
         "Stack.CustomCookbooksSource.Url: is required with UseCustomCookbooks"),
    ],
)  # fmt: skip
def test_faults_name_the_path_and_what_is_expected(changes: dict[str, Any], expected: str) -> None:
    assert expected in faults(source(**changes))


def test_the_environment_has_a_limit() -> None:
    variables = [{"Key": f"K{number}", "Value": "x" * 250} for number in range(90)]
    assert faults(source(Apps=[{"Name": "a", "Type": "other", "Environment": variables}])) == [
        "Apps[0].Environment: is too large (maximum is 20KB)"
    ]


def test_a_version_that_is_none_beside_a_wrong_shape() -> None:
    value = source(Stack={"ConfigurationManager": {"Version": ""}}, Apps=[{"Name": 1}])
    paths = [fault.partition(":")[0] for fault in faults(value)]
    assert paths[:2] == ["Stack.ConfigurationManager.Version", "Apps[0].Type"]


def test_one_look_tells_shape_and_meaning() -> None:
    value = source(Instances=[{"Hostname": "a", "Layers": ["nope"], "Foo": 1}])
    paths = [fault.partition(":")[0] for fault in faults(value)]
    assert paths == ["Instances[0].Foo", "Instances[0].Layers[0]"]


@pytest.mark.parametrize(
    "value", [None, [], "x", {}, {"Stack": None}, {"Stack": []}, {"Stack": {"Name": 1}, "Layers": {}}]
)
def test_anything_can_be_validated(value: Any) -> None:
    assert faults(value)


def test_text_that_is_neither(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("Stack: {Name: [}\n")
    with pytest.raises(DocumentError, match=r"not valid YAML: line 1, column"):
        load_document(str(path))
    with pytest.raises(DocumentError, match="cannot read the stack document"):
        load_document(str(tmp_path / "none.yml"))


scalars = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "x", "custom", "12", "{}", "a::b"])
keys = st.sampled_from(
    [*"Stack Layers Instances Apps Users Name Type Shortname Hostname Environment CustomJson".split(), "?"]
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=25
)


@given(st.dictionaries(keys, values, max_size=6))
def test_nothing_that_can_be_written_breaks_the_validator(value: dict[str, Any]) -> None:
    try:
        build_document(value, "x.yml")
    except DocumentError as problem:
        assert problem.faults
        assert all(fault.path for fault in problem.faults)
