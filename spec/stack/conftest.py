"""A stack on this machine: cookbooks in a git repository, a document, a ledger of its own, and the command line."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pysolo.cli.dispatch import dispatch

RECIPES = {
    "runtime": """
me = search("aws_opsworks_instance", "self:true").first
file("#{node["out"]}/me") { content "#{me["hostname"]} #{me["role"].join(",")} #{node["workers"]}\\n" }
raise "told to fail" if node["fail"]
""",
    "peers": """
online = search(:aws_opsworks_instance, "role:app AND status:online").map { |i| i["hostname"] }.sort
found = search(:node, "role:app").map { |n| n.name }.sort
file("#{node["out"]}/peers") { content "#{online.join(",")} #{found.join(",")}\\n" }
""",
    "release": """
search("aws_opsworks_app", "deploy:true").each do |app|
  file("#{node["out"]}/app-#{app["shortname"]}") { content "TOKEN=#{app["environment"]["TOKEN"]}\\n" }
  log "the token is #{app["environment"]["TOKEN"]}"
end
search(:aws_opsworks_rds_db_instance).first
""",
    "count": """
require "securerandom"
execute("sleep 0.05")
command = search("aws_opsworks_command").first
file("#{node["out"]}/ran-#{SecureRandom.hex(8)}") { content command["command_id"] }
execute("sleep 0.05")
""",
    "drain": "execute('sleep 60') if node['slow']",
}


class Here:
    def __init__(self, folder: pathlib.Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.out.mkdir()
        self.capture = capfd
        self.repository = folder / "cookbooks.git"
        recipes = self.repository / "site" / "recipes"
        recipes.mkdir(parents=True)
        (self.repository / "site" / "metadata.rb").write_text('name "site"\nversion "1.0.0"\n')
        for name, text in RECIPES.items():
            (recipes / f"{name}.rb").write_text(text)
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.write()

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
        done = subprocess.run(
            ["git", *identity, *arguments], cwd=self.repository, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "change")
        return self.git("rev-parse", "HEAD")

    def write(self, **custom: Any) -> None:
        document = {
            "Stack": {
                "Name": f"here-{self.folder.name}",
                "CustomJson": {"out": str(self.out), **custom},
                "UseCustomCookbooks": True,
                "CustomCookbooksSource": {"Type": "git", "Url": f"file://{self.repository}", "Revision": "main"},
            },
            "Layers": [
                {
                    "Type": "custom",
                    "Name": "App",
                    "Shortname": "app",
                    "CustomJson": {"workers": 4},
                    "LifecycleEventConfiguration": {"Shutdown": {"ExecutionTimeout": 1}},
                    "CustomRecipes": {
                        "Setup": ["site::runtime"],
                        "Configure": ["site::peers"],
                        "Deploy": ["site::release"],
                        "Shutdown": ["site::drain"],
                    },
                }
            ],
            "Instances": [{"Hostname": name, "Layers": ["app"]} for name in ("app1", "app2")],
            "Apps": [
                {
                    "Name": "Shop",
                    "Type": "other",
                    "Environment": [{"Key": "TOKEN", "Value": "s3cret-token", "Secure": True}],
                }
            ],
        }
        (self.folder / "stack.json").write_text(json.dumps(document))

    def __call__(self, *arguments: str) -> int:
        """A ``pysolo stack`` command on this stack; what it said is in ``text`` and ``errors``."""
        status = dispatch(["stack", arguments[0], "--stack", str(self.folder / "stack.json"), *arguments[1:]])
        self.text, self.errors = self.capture.readouterr()
        return status

    def commands(self) -> list[Any]:
        assert self("list-commands", "--json") == 0
        found: list[Any] = json.loads(self.text)
        return found


@pytest.fixture
def here(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Any]]:
    monkeypatch.setenv("PYSOLO_STACK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    before = os.umask(0o022)
    yield Here(tmp_path, capfd)
    os.umask(before)
