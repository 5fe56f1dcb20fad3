"""Objects of the chef-repo: data bags, clients, nodes, roles, environments."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from pysolo.providers.repository_object import differences
from pysolo.providers.settings import repository_folder
from spec.providers.machine import Machine


def document(machine: Machine, kind: str, name: str) -> Any:
    provider = machine.build("chef_node", "any").provider_for("create")
    return json.loads(machine.system.read_text(f"{repository_folder(provider, kind)}/{name}.json"))


def test_a_node(machine: Machine) -> None:
    lines = machine.settle("chef_node", "db1", run_list=["recipe[db]"], attributes={"db": {"port": 1}})
    assert lines[0] == "create node db1" and '  add run_list = ["recipe[db]"]' in lines
    found = document(machine, "nodes", "db1")
    assert (found["name"], found["chef_environment"], found["normal"]) == ("db1", "_default", {"db": {"port": 1}})
    assert machine.settle("chef_node", "db1", attributes={"db": {"port": 2}}) == [
        "update node db1",
        "  update normal.db.port from 1 to 2",
    ]
    assert document(machine, "nodes", "db1")["run_list"] == ["recipe[db]"]
    machine.settle("chef_node", "db1", complete=True)
    assert document(machine, "nodes", "db1")["run_list"] == []
    assert machine.settle("chef_node", "db1", "delete") == ["delete node db1"]


def test_roles_and_environments(machine: Machine) -> None:
    machine.settle("chef_role", "web", description="serves", run_list=["recipe[web]"], default_attributes={"a": 1})
    assert document(machine, "roles", "web")["default_attributes"] == {"a": 1}
    machine.settle("chef_environment", "prod", cookbook_versions={"web": "= 1.0.0"})
    assert document(machine, "environments", "prod")["cookbook_versions"] == {"web": "= 1.0.0"}


def test_data_bags(machine: Machine) -> None:
    assert machine.settle("chef_data_bag", "creds") == ["create data bag creds"]
    lines = machine.settle("chef_data_bag_item", "creds/db", raw_data={"user": "x"})
    assert lines == ["create data bag item creds/db", '  add id = "db"', '  add user = "x"']
    assert document(machine, "data_bags", "creds/db") == {"id": "db", "user": "x"}
    machine.settle("chef_data_bag_item", "other", data_bag="creds")
    assert machine.fails("chef_data_bag_item", "loose") == "RuntimeError"
    assert machine.settle("chef_data_bag", "creds", "delete") == ["delete data bag creds"]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")
def test_a_client(machine: Machine) -> None:
    assert machine.fails("chef_client", "ann") == "RuntimeError"
    assert machine.fails("chef_client", "ann", source_key="no key") == "RuntimeError"
    key = subprocess.run(["openssl", "genrsa", "2048"], check=True, capture_output=True, text=True).stdout
    machine.system.write_atomic("/ann.pem", key.encode())
    assert machine.settle("chef_client", "ann", source_key_path="/ann.pem")[0] == "create client ann"
    found = document(machine, "clients", "ann")
    assert (found["name"], found["admin"]) == ("ann", False)
    assert found["public_key"].startswith("-----BEGIN PUBLIC KEY-----")
    assert machine.settle("chef_client", "ann", source_key=found["public_key"], admin=True) == [
        "update client ann",
        "  update admin from false to true",
    ]


def test_differences() -> None:
    assert differences({"a": {"b": 1, "c": 2}, "d": 3}, {"a": {"b": 1, "e": 5}}) == [
        "  add a.e = 5",
        "  remove a.c",
        "  remove d",
    ]
