"""Data bags that recipes read and write, plain and encrypted."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import shutil
import subprocess
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from spec.converge.repository import ChefRepository

TELL = "::File.write('OUT/log', [%s].inspect)\n"


@pytest.fixture
def bags(repo: ChefRepository) -> pathlib.Path:
    folder = repo.root / "data_bags"
    (folder / "kept").mkdir(parents=True)
    return folder


def test_recipes_make_bags_and_items(repo: ChefRepository, bags: pathlib.Path) -> None:
    repo.recipe(
        """
def code
  yield.class
rescue Net::HTTPClientException => e
  e.response.code
end
bag = Chef::DataBag.new
bag.name 'made'
bag.create
item = Chef::DataBagItem.new
item.data_bag 'made'
item.raw_data = { 'id' => 'x', 'v' => [1, 'ü'] }
item.save
item['v'] = 2
item.save
other = Chef::DataBagItem.from_hash('id' => 'y', 'data_bag' => 'made', 'q' => 1)
other.create
"""
        + TELL
        % "data_bag('made').sort, data_bag_item('made', 'x')['v'], bag.save.name, code { bag.create }, code { item.create },"
        " other.destroy('made', 'y')['q'], code { other.destroy('made', 'y') },"
        " code { Chef::DataBagItem.from_hash('id' => 'z', 'data_bag' => 'nowhere').save }"
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ['[["x", "y"], 2, "made", "409", "409", 1, "404", "404"]']
    assert json.loads((bags / "made/x.json").read_text()) == {"id": "x", "v": 2}
    repo.recipe("bag = Chef::DataBag.new\nbag.name 'made'\nbag.destroy\n" + TELL % "*Chef::DataBag.list.keys")
    assert repo.run().status == 0
    assert repo.log() == ['["kept"]']


@pytest.mark.parametrize("code", ["save", "to_json", "name"])
def test_an_item_belongs_to_a_bag(repo: ChefRepository, bags: pathlib.Path, code: str) -> None:
    repo.recipe("Chef::DataBagItem.from_hash('id' => 'x').%s\n" % code)
    assert repo.run().error == "Chef::Exceptions::ValidationFailed"


def old_format(version: int, value: Any, secret: str) -> dict[str, Any]:
    """As Chef 10 and 11 wrote it: AES-CBC, in format 2 with a signature."""
    iv = b"0123456789abcdef"
    words = ["openssl", "enc", "-aes-256-cbc", "-K", hashlib.sha256(secret.encode()).hexdigest(), "-iv", iv.hex()]
    plain = json.dumps({"json_wrapper": value}).encode()
    data = base64.encodebytes(subprocess.run(words, input=plain, check=True, capture_output=True).stdout).decode()
    made = {
        "encrypted_data": data,
        "iv": base64.encodebytes(iv).decode(),
        "version": version,
        "cipher": "aes-256-cbc",
    }
    if version == 2:
        made["hmac"] = base64.encodebytes(hmac.new(secret.encode(), data.encode(), "sha256").digest()).decode()
    return made


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")
@pytest.mark.parametrize("version", [1, 2])
def test_old_formats_of_encryption(repo: ChefRepository, bags: pathlib.Path, version: int) -> None:
    document = {"id": "db", "password": old_format(version, {"a": "hush"}, "s3cret")}
    (bags / "kept/db.json").write_text(json.dumps(document))
    (repo.root / "secret").write_text("s3cret\n")
    repo.recipe(TELL % "data_bag_item('kept', 'db')['password'], Chef::EncryptedDataBagItem.load('kept', 'db').to_hash")
    run = repo.run(encrypted_data_bag_secret=str(repo.root / "secret"))
    assert run.status == 0, run.message
    assert repo.log() == ['[{"a"=>"hush"}, {"id"=>"db", "password"=>{"a"=>"hush"}}]']
    (repo.root / "secret").write_text("other\n")
    wrong = repo.run(encrypted_data_bag_secret=str(repo.root / "secret"))
    assert wrong.error == "Chef::EncryptedDataBagItem::DecryptionFailure"


def test_a_secret_may_be_any_bytes(repo: ChefRepository, bags: pathlib.Path) -> None:
    repo.recipe(
        "secret = (0..255).to_a.pack('C*')\n"
        "sealed = Chef::EncryptedDataBagItem.encrypt_data_bag_item({ 'id' => 'x', 'v' => 'hush' }, secret)\n"
        "item = Chef::DataBagItem.new\nitem.data_bag 'kept'\nitem.raw_data = sealed\nitem.save\n"
        + TELL
        % "Chef::EncryptedDataBagItem.load('kept', 'x', secret)['v'], data_bag_item('kept', 'x', secret)['v']"
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ['["hush", "hush"]']
    assert "hush" not in (bags / "kept/x.json").read_text()


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.path == "/secret"
            self.send_response(200 if known else 404)
            self.end_headers()
            self.wfile.write(b"  s3cret\n" if known else b"")

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()


def test_a_secret_from_an_address(repo: ChefRepository, server: str) -> None:
    repo.recipe(TELL % f"Chef::EncryptedDataBagItem.load_secret('{server}/secret')")
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ['["s3cret"]']
    repo.recipe(f"Chef::EncryptedDataBagItem.load_secret('{server}/none')\n")
    assert repo.run().error == "ArgumentError"


@pytest.mark.parametrize(
    ("content", "error"), [(None, "Errno::ENOENT"), ("", "ArgumentError"), (" \n", "ArgumentError")]
)
def test_a_secret_that_is_none(repo: ChefRepository, content: object, error: str) -> None:
    path = repo.root / "secret"
    if isinstance(content, str):
        path.write_text(content)
    repo.recipe(f"Chef::EncryptedDataBagItem.load_secret('{path}')\n")
    assert repo.run().error == error


def test_a_secret_service_is_told_what_to_do_instead(repo: ChefRepository) -> None:
    repo.recipe("secret(name: 'db', service: :hashi_vault)\n")
    run = repo.run()
    assert run.error == "Chef::Exceptions::Secret::ConfigurationInvalid"
    assert "Chef Vault" in run.message


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("secret(name: 'db')", "MissingFetcher"),
        ("secret(name: 'db', service: :zork)", "InvalidFetcherService"),
        ("default_secret_service(:zork)", "InvalidFetcherService"),
        ("secret(service: :example, config: {})", "MissingSecretName"),
        ("secret(name: 'db', service: :example, config: {})", "FetchFailed"),
    ],
)
def test_secrets_that_cannot_be_had(repo: ChefRepository, code: str, error: str) -> None:
    repo.recipe(code + "\n")
    assert repo.run().error == "Chef::Exceptions::Secret::" + error


def test_secrets_of_the_example_service(repo: ChefRepository) -> None:
    repo.recipe(
        "default_secret_service(:example)\ndefault_secret_config(db: 'hush')\n"
        "inner = with_secret_config(db: 'other') { secret(name: :db) }\n"
        "file('OUT/f') { content secret(name: :db); ::File.write('OUT/log', [inner, content, sensitive].inspect) }\n"
    )
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == ['["other", "hush", true]']
