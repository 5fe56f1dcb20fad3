"""chef_vault_secret, by the openssl program of this machine."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from pysolo.system.local import LocalSystem
from spec.providers.machine import Machine

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")


@pytest.fixture
def repo(machine: Machine, tmp_path: pathlib.Path) -> Iterator[pathlib.Path]:
    rt = machine.session.rt
    config, before = rt.const_get("Chef::Config"), machine.session.system
    settings = {"data_bag_path": str(tmp_path / "data_bags"), "client_key": str(tmp_path / "spec.pem")}
    old = {name: rt.send(config, "[]", rt.sym(name)) for name in settings}
    for name, value in settings.items():
        rt.send(config, "[]=", rt.sym(name), rt.str(value))
    for kind, name in (("clients", "spec"), ("users", "ann")):
        key = tmp_path / f"{name}.pem"
        subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)
        words = ["openssl", "rsa", "-in", str(key), "-pubout"]
        public = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        (tmp_path / kind).mkdir()
        (tmp_path / kind / f"{name}.json").write_text(json.dumps({"name": name, "public_key": public}))
    machine.session.system = LocalSystem()
    yield tmp_path
    machine.session.system = before
    for name, value in old.items():
        rt.send(config, "[]=", rt.sym(name), value)


def test_a_secret(machine: Machine, repo: pathlib.Path) -> None:
    what = {"data_bag": "secrets", "admins": "ann", "clients": ["spec"], "raw_data": {"password": "hush"}}
    assert machine.settle("chef_vault_secret", "db", **what)[0] == "create db"
    item, keys = (json.loads((repo / f"data_bags/secrets/{name}.json").read_text()) for name in ("db", "db_keys"))
    assert item["id"] == "db" and item["password"]["version"] == 3 and "hush" not in json.dumps(item)
    assert (keys["admins"], keys["clients"], keys["search_query"]) == (["ann"], ["spec"], "*:*")
    assert {"ann", "spec"} < set(keys)
    changed = {**what, "raw_data": {"password": "other"}}
    assert machine.apply("chef_vault_secret", "db", "create_if_missing", **changed) == []
    assert machine.settle("chef_vault_secret", "db", **changed)[0] == "update db"
    machine.settle("chef_vault_secret", "db", environment="prod", **what)
    machine.settle("chef_vault_secret", "db", "delete", **what)
    assert list((repo / "data_bags/secrets").iterdir()) == []


def test_a_reader_without_a_key(machine: Machine, repo: pathlib.Path) -> None:
    assert machine.fails("chef_vault_secret", "db", data_bag="secrets", admins="nobody", raw_data={"a": 1}) == (
        "Chef::Exceptions::ValidationFailed"
    )
    assert not (repo / "data_bags").exists()
