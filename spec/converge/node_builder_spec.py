from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pysolo.config import RunOptions, build_config
from pysolo.converge.client import run_once
from pysolo.log import Log
from spec.converge.repository import ChefRepository


def run(tmp_path: Path, document: Any, recipe: str = "", **options: Any) -> dict[str, Any]:
    cookbook = tmp_path / "cookbooks" / "app"
    (cookbook / "recipes").mkdir(parents=True, exist_ok=True)
    (cookbook / "metadata.rb").write_text("name 'app'\n")
    (cookbook / "recipes" / "default.rb").write_text(recipe)
    config = build_config(
        {"chef_repo_path": [str(tmp_path)], "cache_path": str(tmp_path / "cache"), "node_name": "web1"},
        working_dir=str(tmp_path),
    )
    report = tmp_path / "report.json"
    asked = RunOptions(json_attributes=document, report_json=str(report), formatter="null", **options)
    run_once(config, Log("fatal"), asked)
    found: dict[str, Any] = json.loads(report.read_text())
    return found


def saved(tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tmp_path / "nodes" / "web1.json").read_text())
    return found


def test_normal_attributes_and_the_run_list_last_from_run_to_run(tmp_path: Path) -> None:
    run(tmp_path, {"run_list": ["app"], "app": {"port": 1}}, "node.normal['app']['made'] = 'yes'")
    assert saved(tmp_path)["normal"] == {"app": {"port": 1, "made": "yes"}, "tags": []}
    assert run(tmp_path, {"app": {"port": 2}})["run_list"] == ["recipe[app]"]
    assert saved(tmp_path)["normal"]["app"] == {"port": 2, "made": "yes"}


def test_an_override_run_list_leaves_the_saved_one_alone(tmp_path: Path) -> None:
    run(tmp_path, {"run_list": ["app"]})
    report = run(tmp_path, {}, override_runlist=("recipe[app::default]",))
    assert report["run_list"] == ["recipe[app::default]"]
    assert saved(tmp_path)["run_list"] == ["recipe[app]"]


def test_a_new_node_is_on_file_before_recipes_are_compiled(tmp_path: Path) -> None:
    report = run(tmp_path, {"run_list": ["app"]}, "raise 'not there' unless search(:node, 'name:web1').length == 1")
    assert (report["status"], report["exception"]) == ("success", None)


@pytest.mark.parametrize(
    ("document", "error"),
    [
        ([1], "NoMethodError"),
        ({"run_list": "a,b"}, "ArgumentError"),
        ({"run_list": ["recipe[app"]}, "ArgumentError"),
        ({"run_list": [], "recipes": []}, "Chef::Exceptions::AmbiguousRunlistSpecification"),
        ({"run_list": ["role[none]"]}, "Chef::Exceptions::MissingRole"),
        ({"run_list": ["gone"]}, "Net::HTTPClientException"),
        ({"chef_environment": "none"}, "Net::HTTPClientException"),
    ],
)
def test_a_bad_document_fails_the_run_and_is_reported(tmp_path: Path, document: Any, error: str) -> None:
    report = run(tmp_path, document)
    assert report["status"] == "failed"
    assert report["exception"]["class"] == error


def test_what_is_included_joins_the_recipes_of_the_node(tmp_path: Path) -> None:
    other = tmp_path / "cookbooks/app/recipes/other.rb"
    other.parent.mkdir(parents=True)
    other.write_text("")
    recipe = "include_recipe 'app::other'\nnode.normal['seen'] = [node['recipes'], node.recipe?('app::other'), node.recipe?('other')]"
    run(tmp_path, {"run_list": ["app"]}, recipe)
    assert saved(tmp_path)["normal"]["seen"] == [["app", "app::default", "app::other"], True, False]
    assert saved(tmp_path)["automatic"]["recipes"] == ["app", "app::default", "app::other"]


def test_recipes_find_the_cookbooks_in_one_folder(tmp_path: Path) -> None:
    run(tmp_path, {"run_list": ["app"]}, "node.normal['at'] = Chef::Config[:cookbook_path]")
    assert saved(tmp_path)["normal"]["at"] == str(tmp_path / "cache/cache/cookbooks")


def test_a_role_or_environment_in_ruby_that_raises_is_an_error_of_the_server(repo: ChefRepository) -> None:
    repo.recipe("")
    for kind in ("roles", "environments"):
        (repo.root / kind).mkdir()
        (repo.root / kind / "broken.rb").write_text("name 'broken'\nraise 'inside'\n")
    places = {"role_path": [str(repo.root / "roles")], "environment_path": [str(repo.root / "environments")]}
    for run in (repo.run("role[broken]", **places), repo.run(environment="broken", **places)):
        assert run.error == "Net::HTTPFatalError"
        assert "RuntimeError: inside" in run.message


def test_cookbooks_are_told_by_the_names_of_their_folders(repo: ChefRepository) -> None:
    repo.write("folder/metadata.rb", "name 'other'\nversion '1.2.3'\n")
    repo.write("folder/recipes/default.rb", "file('OUT/seen') { content node['cookbooks'].to_h.inspect }\n")
    assert repo.run("recipe[folder]").error is None
    assert (repo.out / "seen").read_text() == '{"folder"=>{"version"=>"1.2.3"}}'


def test_the_node_is_laid_out_as_json(tmp_path: Path) -> None:
    run(tmp_path, {"run_list": ["app"]}, "node.normal['text'] = Chef::JSONCompat.to_json_pretty(node)")
    text = saved(tmp_path)["normal"]["text"]
    assert text.startswith('{\n  "name": "web1",\n')
    assert json.loads(text)["json_class"] == "Chef::Node"
