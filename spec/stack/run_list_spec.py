"""Which recipes run, and in what order."""

from __future__ import annotations

from typing import Optional

import pytest

from pysolo.stack.enums import CommandType
from pysolo.stack.run_list import full_run_list, run_list
from spec.stack.stacks import shop


@pytest.mark.parametrize(
    ("instance", "event", "expected"),
    [
        ("lb1", "setup", ["haproxy::install"]),
        ("app1", "setup", ["base", "shop::runtime", "shop::release"]),
        ("app1", "deploy", ["shop::release"]),
        ("app1", "shutdown", ["shop::drain"]),
        ("lb1", "undeploy", []),
        # The document's order of layers, not the instance's.
        ("both", "setup", ["haproxy::install", "base", "shop::runtime", "shop::release"]),
        ("both", "configure", ["haproxy::configure", "shop::peers"]),
        ("app1", "update_custom_cookbooks", []),
    ],
)
def test_custom_recipes(instance: str, event: str, expected: list[str]) -> None:
    for version in ("12", "11.10"):
        document = shop(version)
        found = document.instance(instance)
        assert found is not None
        assert list(run_list(document, found, CommandType(event))) == expected


def test_a_recipe_stays_where_it_came_first() -> None:
    layers = [
        {
            "Type": "custom",
            "Name": n,
            "Shortname": n,
            "CustomRecipes": {"Setup": ["x::a", f"x::{n}"], "Deploy": ["x::a"]},
        }
        for n in ("p", "q")
    ]
    document = shop(Layers=layers, Instances=[{"Hostname": "h", "Layers": ["q", "p"]}])
    assert run_list(document, document.instances[0], CommandType.SETUP) == ("x::a", "x::p", "x::q")


def test_built_in_layers_of_chef_11() -> None:
    layers = [
        {"Type": "custom", "Name": "c", "Shortname": "c", "CustomRecipes": {"Setup": ["x::s"], "Deploy": ["x::d"]}},
        {"Type": "php-app", "Name": "php", "Shortname": "php-app"},
    ]
    document = shop("11.10", Layers=layers, Instances=[{"Hostname": "h", "Layers": ["php-app", "c"]}])
    host = document.instances[0]
    assert run_list(document, host, CommandType.SETUP) == (
        *("mysql::client", "dependencies", "mod_php5_apache2", "x::s", "deploy::php", "x::d"),
    )
    assert run_list(document, host, CommandType.RESTART) == ("deploy::php-restart",)
    full = full_run_list(document, host, CommandType.SETUP)
    assert full[:3] == ("opsworks_initial_setup", "ssh_host_keys", "ssh_users")
    assert full[full.index("opsworks_stack_state_sync") + 1 :] == (
        *("x::s", "deploy::default", "deploy::php", "x::d", "test_suite", "opsworks_cleanup"),
    )


def test_execute_recipes_runs_what_it_is_given() -> None:
    document = shop()
    names = ["a::b", "aws_opsworks_users", "a::b", "c"]
    assert run_list(document, document.instances[0], CommandType.EXECUTE_RECIPES, names) == ("a::b", "c")


@pytest.mark.parametrize(
    ("layer", "command", "expected"),
    [
        ("rails-app", "rollback", "deploy::rails-rollback"),
        ("rails-app", "stop", None),
        ("php-app", "start", "deploy::php-restart"),
        ("nodejs-app", "stop", "deploy::nodejs-stop"),
        ("java-app", "rollback", "deploy::java-rollback"),
        ("web", "restart", "deploy::web-restart"),
        ("lb", "restart", None),
    ],
)
def test_app_commands_run_the_recipes_that_there_are(layer: str, command: str, expected: Optional[str]) -> None:
    layers = [{"Type": layer, "Name": layer, "Shortname": layer}]
    document = shop("11.10", Layers=layers, Instances=[{"Hostname": "h", "Layers": [layer]}])
    found = run_list(document, document.instances[0], CommandType(command))
    assert found == ((expected,) if expected else ())
