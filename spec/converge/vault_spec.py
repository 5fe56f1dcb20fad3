"""Chef Vault's items, written and read with keys of this machine."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
from typing import Any

import pytest

from spec.converge.repository import ChefRepository, Run

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")

WRITE = """
chef_vault_secret 'db' do
  data_bag 'secrets'
  admins 'ann'
  clients %w(spec)
  raw_data 'password' => 'hush'
end
"""
TELL = "::File.write('OUT/log', [%s].inspect)\n"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("keys")
    for kind, name in (("clients", "spec"), ("users", "ann")):
        key = folder / f"{name}.pem"
        subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)
        words = ["openssl", "rsa", "-in", str(key), "-pubout"]
        public = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        (folder / kind).mkdir()
        (folder / kind / f"{name}.json").write_text(json.dumps({"name": name, "public_key": public}))
    return folder


@pytest.fixture
def vault(repo: ChefRepository, keys: pathlib.Path) -> ChefRepository:
    for kind in ("clients", "users"):
        shutil.copytree(keys / kind, repo.root / kind)
    (repo.root / "data_bags").mkdir()
    return repo


def run(repo: ChefRepository, keys: pathlib.Path, recipe: str, **settings: Any) -> Run:
    repo.recipe(recipe)
    return repo.run(**{"client_key": str(keys / "spec.pem"), **settings})


def item(repo: ChefRepository, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((repo.root / f"data_bags/secrets/{name}.json").read_text())
    return found


def test_a_secret_is_kept_for_its_readers(vault: ChefRepository, keys: pathlib.Path) -> None:
    made = run(vault, keys, WRITE)
    assert made.status == 0, made.message
    assert item(vault, "db")["password"]["version"] == 3
    stored = item(vault, "db_keys")
    assert (stored["admins"], stored["clients"], stored["search_query"]) == (["ann"], ["spec"], "*:*")
    assert {"ann", "spec"} < set(stored)
    assert run(vault, keys, WRITE).rows[-1][2] == "up_to_date"
    assert run(vault, keys, WRITE.replace("hush", "other")).rows[-1][2] == "updated"
    assert run(vault, keys, WRITE.replace("raw_data", "action :delete\n  raw_data")).status == 0
    assert list((vault.root / "data_bags/secrets").iterdir()) == []


def test_the_secret_belongs_to_an_environment(vault: ChefRepository, keys: pathlib.Path) -> None:
    run(vault, keys, WRITE.replace("data_bag", "environment '_default'\n  data_bag", 1))
    words = (
        "chef_vault_item(%s)['_default']",
        "chef_vault_item_for_environment(%s)['password']",
        "chef_vault('secrets')",
    )
    made = run(vault, keys, TELL % ", ".join(words).replace("%s", "'secrets', 'db'"))
    assert made.status == 0, made.message
    assert vault.log() == ['[{"password"=>"hush"}, "hush", ["db"]]']


def test_who_has_no_public_key_cannot_read(vault: ChefRepository, keys: pathlib.Path) -> None:
    made = run(vault, keys, WRITE.replace("'ann'", "'nobody'"))
    assert made.error == "ChefVault::Exceptions::AdminNotFound"
    assert not (vault.root / "data_bags/secrets").exists()


LOAD = "ChefVault::Item.load('secrets', 'db')\n"


def test_readers_are_told_apart_from_those_who_cannot_read(vault: ChefRepository, keys: pathlib.Path) -> None:
    assert run(vault, keys, LOAD).error == "ChefVault::Exceptions::KeysNotFound"
    run(vault, keys, WRITE)
    assert run(vault, keys, "raise 'no' unless ChefVault::Item.load('secrets', 'db')['password'] == 'hush'").status == 0
    assert run(vault, keys, LOAD, node_name="other").error == "ChefVault::Exceptions::SecretDecryption"
    assert run(vault, keys, LOAD, client_key=str(keys / "ann.pem")).error == "ChefVault::Exceptions::SecretDecryption"


def test_a_vault_changes_its_readers_and_its_secret(vault: ChefRepository, keys: pathlib.Path) -> None:
    run(vault, keys, WRITE)
    before = item(vault, "db_keys")["ann"]
    made = run(
        vault,
        keys,
        "vault = ChefVault::Item.load('secrets', 'db')\nvault['user'] = 'root'\nvault.delete_client('gone')\nvault.rotate_keys!\n"
        + TELL % "vault['user'], vault['password'], vault.get_clients, vault.get_admins",
    )
    assert made.status == 0, made.message
    assert vault.log() == ['["root", "hush", ["spec"], ["ann"]]']
    assert item(vault, "db_keys")["ann"] != before


def test_the_keys_of_a_large_vault_are_items_of_their_own(vault: ChefRepository, keys: pathlib.Path) -> None:
    made = run(
        vault,
        keys,
        "vault = ChefVault::Item.new('secrets', 'db')\nvault['a'] = 1\nvault.mode('sparse')\nvault.clients(%w(spec missing))\n"
        "vault.save\n" + TELL % "vault['a'], ChefVault::Item.load('secrets', 'db')['a']",
    )
    assert made.status == 0, made.message
    assert vault.log() == ["[1, 1]"]
    assert set(item(vault, "db_keys")) == {"id", "admins", "clients", "search_query", "mode"}
    assert "spec" in item(vault, "db_key_spec")


@pytest.mark.parametrize(("fallback", "error"), [("true", None), ("false", "RuntimeError")])
def test_a_plain_item_stands_for_a_vault_where_that_is_allowed(
    vault: ChefRepository, keys: pathlib.Path, fallback: str, error: object
) -> None:
    (vault.root / "data_bags/secrets").mkdir()
    (vault.root / "data_bags/secrets/db.json").write_text('{"id": "db", "password": "plain"}')
    recipe = "node.default['chef-vault']['databag_fallback'] = %s\n" % fallback
    assert run(vault, keys, recipe + TELL % "chef_vault_item('secrets', 'db')['password']").error == error
    assert vault.log() == ([] if error else ['["plain"]'])


def test_a_vault_that_is_not_there(vault: ChefRepository, keys: pathlib.Path) -> None:
    assert run(vault, keys, "chef_vault_item('secrets', 'db')\n").error == "ChefVault::Exceptions::ItemNotFound"
    assert run(vault, keys, "chef_vault('secrets')\n").error == "RuntimeError"
