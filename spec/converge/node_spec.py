"""The node as recipes see it: as a document, its tags, and what of it cannot be read."""

from __future__ import annotations

import json
from typing import Any

from spec.converge.repository import ChefRepository


def seen(repo: ChefRepository, *expressions: str) -> Any:
    """What the expressions give in a recipe."""
    repo.recipe("found = [%s]\nfile('OUT/seen') { content JSON.generate(found) }\n" % ", ".join(expressions))
    run = repo.run()
    assert run.error is None, run.message
    return json.loads((repo.out / "seen").read_text())


def test_a_node_is_a_document_with_four_groups_of_levels(repo: ChefRepository) -> None:
    repo.write("app/attributes/default.rb", "default['a'] = 1\nforce_override['b'] = 2\nnormal['c'] = 3\n")
    document, text, shown = seen(repo, "node.for_json", "JSON.parse(node.to_json)", "node.display_hash.keys")
    assert (document["default"]["a"], document["override"]["b"], document["normal"]["c"]) == (1, 2, 3)
    assert document["automatic"]["platform"] == "debian"
    assert document["run_list"] == ["recipe[app]"]
    assert text == document
    assert "normal" in shown and "chef_type" not in shown


def test_documents_become_nodes(repo: ChefRepository) -> None:
    assert seen(
        repo,
        "Chef::Node.from_hash('name' => 'n', 'normal' => { 'x' => 1 })['x']",
        "Chef::Node.build('other').name",
        "node.save.class.to_s",
        "Chef::Node.load('spec').name",
        "Chef::Node.list.keys",
        "(Chef::Node.load('nobody') rescue $!.class.to_s)",
    ) == [1, "other", "Chef::Node", "spec", ["spec"], "Net::HTTPClientException"]


def test_a_document_is_consumed_as_the_command_line_does(repo: ChefRepository) -> None:
    assert seen(
        repo,
        "(node.consume_attributes('x' => { 'y' => 1 }, 'chef_environment' => 'e') && node['x']['y'])",
        "node.chef_environment",
        "node.normal.key?('chef_environment')",
    ) == [1, "e", False]


def test_tags_are_set_on_the_node_too(repo: ChefRepository) -> None:
    assert seen(repo, "node.tag('a', :b, 'a')", "node.untag('a')", "[tag('c'), tagged?('b', 'c')]") == [
        ["a", "b"],
        ["b"],
        [["b", "c"], True],
    ]


def test_the_run_list_is_asked_for_items_as_written(repo: ChefRepository) -> None:
    assert seen(repo, "node.run_list?('recipe[app]')", "node.run_list?('app')") == [True, False]


def test_what_is_not_there_is_named_with_its_whole_path(repo: ChefRepository) -> None:
    repo.write("app/attributes/default.rb", "default['a']['b'] = 1\n")
    assert seen(repo, "begin; node.read!('a', 'x', 'y'); rescue => e; [e.class.to_s, e.message]; end") == [
        ["Chef::Exceptions::NoSuchAttribute", "a.x.y"]
    ]


def test_removing_what_is_no_key_of_a_hash_gives_nil(repo: ChefRepository) -> None:
    repo.write("app/attributes/default.rb", "default['a'] = [1, 2]\n")
    assert seen(repo, "node.rm('a', 0)", "node.rm('a')", "node['a']") == [None, [1, 2], None]


def test_values_for_a_platform_are_a_hash_by_version(repo: ChefRepository) -> None:
    assert seen(repo, "begin; value_for_platform('debian' => 'x'); rescue => e; e.class.to_s; end") == ["ArgumentError"]
