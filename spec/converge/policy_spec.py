"""Policies as `chef export` lays them out: the lock says which recipes, cookbooks and attributes a run has."""

from __future__ import annotations

import json
from typing import Any

import pytest

from spec.converge.repository import ChefRepository, Run

APP, DEP = "a1" * 20, "d2" * 20


@pytest.fixture
def exported(repo: ChefRepository) -> ChefRepository:
    lock = {
        "name": "web",
        "revision_id": "0123456789",
        "run_list": ["recipe[app]"],
        "named_run_lists": {"deploy": ["recipe[dep::second]"]},
        "cookbook_locks": {
            "app": {"version": "1.2.3", "identifier": APP},
            "dep": {"version": "0.1.0", "identifier": DEP},
        },
        "default_attributes": {"a": "policy", "b": "policy", "local": {"b": "of the group"}},
        "override_attributes": {"c": "policy"},
    }
    document(repo, "policies/web-0123456789", lock)
    document(repo, "policy_groups/local", {"policies": {"web": {"revision_id": "0123456789"}}})
    artifact(repo, f"app-{APP}/metadata.json", '{"name": "app", "version": "1.2.3", "dependencies": {"dep": ">= 0"}}')
    artifact(repo, f"app-{APP}/attributes/default.rb", "%w(a b c d).each { |name| default[name] = 'cookbook' }\n")
    artifact(repo, f"app-{APP}/recipes/default.rb", "include_recipe 'dep'\n" + tell("*%w(a b c d).map { |n| node[n] }"))
    artifact(repo, f"dep-{DEP}/metadata.json", '{"name": "dep", "version": "0.1.0"}')
    artifact(repo, f"dep-{DEP}/recipes/default.rb", "log 'dep'\n")
    artifact(repo, f"dep-{DEP}/recipes/second.rb", "log 'second'\n")
    return repo


def document(repo: ChefRepository, name: str, content: dict[str, Any]) -> None:
    path = repo.root / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content))


def artifact(repo: ChefRepository, path: str, text: str) -> None:
    repo.write(f"../cookbook_artifacts/{path}", text)


def tell(values: str) -> str:
    return f"::File.write('OUT/log', [{values}].inspect)\n"


def run(repo: ChefRepository, *run_list: str, group: str = "local", **settings: Any) -> Run:
    """The configuration that an export has beside it."""
    settings = {"policy_name": "web", "policy_group": group, **settings}
    return repo.run(*run_list, own_run_list=not run_list, **settings)


def test_the_lock_says_what_runs_and_its_attributes_stand_where_those_of_roles_do(exported: ChefRepository) -> None:
    made = run(exported, formatter="doc")
    assert made.status == 0, made.message
    assert exported.log() == ['["policy", "of the group", "policy", "cookbook"]']
    assert made.rows == [("log[dep]", "write", "up_to_date")]
    assert "Using Policyfile 'web' at revision '0123456789'" in made.output
    assert '["app::default@1.2.3 (a1a1a1a)"]' in made.output


def test_the_node_tells_its_policy_and_keeps_it(exported: ChefRepository) -> None:
    artifact(
        exported,
        f"app-{APP}/recipes/default.rb",
        tell(
            "node.policy_name, node['policy_group'], node['policy_revision'], node.chef_environment, node['recipes'], node['roles']"
        ),
    )
    assert run(exported).status == 0
    assert exported.log() == ['["web", "local", "0123456789", "local", ["app::default"], []]']
    assert exported.run(own_run_list=True).report["expanded_run_list"] == ["app::default@1.2.3"]


def test_a_named_run_list(exported: ChefRepository) -> None:
    assert run(exported, named_run_list="deploy").rows == [("log[second]", "write", "up_to_date")]


def test_the_run_list_of_the_json_document_is_stronger(exported: ChefRepository) -> None:
    made = run(exported, "recipe[dep::second]", named_run_list="deploy")
    assert made.report["expanded_run_list"] == ["dep::second@0.1.0"]


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"policy_group": None}, "ConfigurationError"),
        ({"policy_name": "other"}, "ConfigurationError"),
        ({"policy_group": "production"}, "ConfigurationError"),
        ({"named_run_list": "nowhere"}, "ConfigurationError"),
        ({"environment": "production"}, "UnsupportedFeature"),
    ],
)
def test_what_is_not_there_or_does_not_go_together(
    exported: ChefRepository, settings: dict[str, Any], error: str
) -> None:
    assert run(exported, **settings).error == "Chef::PolicyBuilder::Policyfile::" + error


@pytest.mark.parametrize("item", ["recipe[other]", "role[web]"])
def test_only_recipes_that_the_policy_locks_can_run(exported: ChefRepository, item: str) -> None:
    assert run(exported, item).error == "Chef::PolicyBuilder::Policyfile::PolicyfileError"


def test_a_locked_cookbook_that_was_not_exported_is_named(exported: ChefRepository) -> None:
    (exported.root / f"cookbook_artifacts/dep-{DEP}").rename(exported.root / "elsewhere")
    made = run(exported)
    assert made.error == "Chef::Exceptions::CookbookNotFound"
    assert f"dep-{DEP}" in made.message


def test_old_exports_keep_the_lock_in_a_data_bag(exported: ChefRepository) -> None:
    lock = json.loads((exported.root / "policies/web-0123456789.json").read_text())
    lock["cookbook_locks"]["app"]["dotted_decimal_identifier"] = "1.1.1"
    lock["cookbook_locks"]["dep"]["dotted_decimal_identifier"] = "2.2.2"
    document(exported, "data_bags/policyfiles/web-local", {"id": "web-local", **lock})
    (exported.root / "cookbooks").mkdir(exist_ok=True)
    for old, new in ((f"app-{APP}", "app-1.1.1"), (f"dep-{DEP}", "dep-2.2.2")):
        (exported.root / "cookbook_artifacts" / old).rename(exported.root / "cookbooks" / new)
    made = exported.run(own_run_list=True, policy_document_native_api=False, deployment_group="web-local")
    assert made.status == 0, made.message
    assert exported.log() == ['["policy", "policy", "policy", "cookbook"]']
