"""Searches, JSON and the small helpers for data that recipes call."""

from __future__ import annotations

import json
from typing import Any

import pytest

from spec.converge.repository import ChefRepository

BAGS = {"a": {"id": "a", "n": 1, "deep": {"er": {"word": "value"}}}, "b": {"id": "b", "n": 2}}


def seen(repo: ChefRepository, *expressions: str) -> Any:
    """What the expressions give in a recipe; an exception as its class's name."""
    for name, item in BAGS.items():
        path = repo.root / "data_bags" / "h" / (name + ".json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(item))
    calls = ", ".join("begin; %s; rescue => e; e.class.to_s; end" % one for one in expressions)
    repo.recipe("found = [%s]\nfile('OUT/seen') { content JSON.generate(found) }\n" % calls)
    run = repo.run(data_bag_path=[str(repo.root / "data_bags")])
    assert run.error is None, run.message
    return json.loads((repo.out / "seen").read_text())


def test_a_search_with_a_block_gives_true(repo: ChefRepository) -> None:
    found = seen(repo, "r = []; [search(:h, '*:*') { |i| r << i['id'] }, r]", "search(:h, 'n:1').map { |i| i['id'] }")
    assert found == [[True, ["a", "b"]], ["a"]]


def test_what_is_no_search_is_refused(repo: ChefRepository) -> None:
    assert seen(repo, "search(5, '*:*')", "search(:h, nil)", "search(:h, '*:*', keys: {})") == [
        "Chef::Exceptions::InvalidSearchQuery",
        "Net::HTTPClientException",
        "ArgumentError",
    ]


def test_a_search_takes_start_and_rows_in_the_old_way(repo: ChefRepository) -> None:
    assert seen(repo, "Chef::Search::Query.new.search(:h, '*:*', 1, 5)[0].map { |i| i['id'] }") == [["b"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [("deep:er", ["a"]), ("er:word", ["a"]), ("deep_er_word:value", ["a"]), ("value", []), ("*", []), ("ID:a", [])],
)
def test_each_key_is_searched_with_what_stands_below_it(repo: ChefRepository, query: str, found: list[str]) -> None:
    assert seen(repo, "search(:h, %r).map { |i| i['id'] }" % query) == [found]


def test_objects_of_chef_are_the_json_that_they_say(repo: ChefRepository) -> None:
    assert seen(repo, "node.run_list", "{ 'x' => node.run_list }", "JSON.parse([node].to_json)[0]['name']") == [
        ["recipe[app]"],
        {"x": ["recipe[app]"]},
        "spec",
    ]


def test_an_empty_text_is_no_json_but_nil(repo: ChefRepository) -> None:
    assert seen(repo, "Chef::JSONCompat.parse('')", "Chef::JSONCompat.parse('{')") == [
        None,
        "Chef::Exceptions::JSON::ParseError",
    ]


def test_hashes_are_merged_in_place(repo: ChefRepository) -> None:
    assert seen(repo, "h = { 'a' => 1 }; Chef::Mixin::DeepMerge.hash_only_merge!(h, 'b' => 2); h") == [{"a": 1, "b": 2}]


def test_an_attribute_method_keeps_a_nil_that_was_assigned(repo: ChefRepository) -> None:
    repo.write(
        "app/libraries/thing.rb",
        """
        class Thing
          include Chef::Mixin::ParamsValidate
          def initialize(*given) = given.each { |one| @a = one }
          def a(value = nil) = set_or_return(:a, value, kind_of: String, default: 'x')
        end
        """,
    )
    assert seen(repo, "[Thing.new.a, Thing.new(nil).a, Thing.new.a('y')]") == [["x", None, "y"]]


def test_constraints_are_those_that_chef_knows(repo: ChefRepository) -> None:
    made = "Chef::VersionConstraint.new(%r)"
    assert seen(repo, made % "!= 1.0", made % ">= 1.2, < 3", (made % "~> 1.2") + ".inspect") == [
        "Chef::Exceptions::InvalidVersionConstraint",
        "Chef::Exceptions::InvalidCookbookVersion",
        "(~> 1.2)",
    ]


def test_a_cookbooks_metadata_can_be_read(repo: ChefRepository) -> None:
    found = seen(
        repo,
        "c = run_context.cookbook_collection['app']; [c.full_name, c.metadata.privacy, c.metadata.to_hash['license']]",
    )
    assert found == [["app-0.0.0", False, "All rights reserved"]]
