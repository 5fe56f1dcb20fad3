"""What a user does wrong is told with its file and line, ends with exit status 1, and never shows a traceback."""

from __future__ import annotations

import fcntl
import json
import pathlib
import subprocess
import sys
from typing import NamedTuple

import pytest


class Case(NamedTuple):
    files: dict[str, str]
    says: tuple[str, ...]
    exception: str | None
    run_list: str = "app"


CASES = {
    "missing cookbook": Case({}, ("nowhere",), "Net::HTTPClientException", "nowhere"),
    "missing recipe": Case(
        {"app/recipes/default.rb": ""},
        ("could not find recipe other", "app"),
        "Chef::Exceptions::RecipeNotFound",
        "app::other",
    ),
    "syntax error": Case(
        {"app/recipes/default.rb": "file '/tmp/x' do\n  content 'a'\n  mode )\nend\n"},
        ("app/recipes/default.rb:3", "mode )", "^"),
        "SyntaxError",
    ),
    "unknown resource": Case(
        {"app/recipes/default.rb": "\nfil '/tmp/x' do\nend\n"}, ("app/recipes/default.rb:2", "fil"), "NoMethodError"
    ),
    "unknown property": Case(
        {"app/recipes/default.rb": "file '/tmp/x' do\n  contents 'a'\nend\n"},
        ("app/recipes/default.rb:2", "contents"),
        "NoMethodError",
    ),
    "wrong type": Case(
        {"app/recipes/default.rb": "file '/tmp/x' do\n  content 42\nend\n"},
        ("app/recipes/default.rb:2", "content", "String"),
        "Chef::Exceptions::ValidationFailed",
    ),
    "unknown action": Case(
        {"app/recipes/default.rb": "file '/tmp/x' do\n  action :crate\nend\n"},
        ("app/recipes/default.rb:2", "crate"),
        "Chef::Exceptions::ValidationFailed",
    ),
    "missing template": Case(
        {"app/recipes/default.rb": "template '/tmp/never' do\n  source 'gone.erb'\nend\n"},
        ("app/recipes/default.rb", "line 1", "gone.erb"),
        "Chef::Exceptions::FileNotFound",
    ),
    "error in a template": Case(
        {
            "app/recipes/default.rb": "template '/tmp/never' do\n  source 'bad.erb'\nend\n",
            "app/templates/bad.erb": "one\n<%= nil.upcase %>\n",
        },
        ("bad.erb", "2", "upcase"),
        "Chef::Mixin::Template::TemplateError",
    ),
    "cyclic dependencies": Case(
        {
            "app/metadata.rb": "name 'app'\ndepends 'base'\n",
            "base/metadata.rb": "name 'base'\ndepends 'app'\n",
            "app/recipes/default.rb": "include_recipe 'nothere'\n",
        },
        ("nothere",),
        "Chef::Exceptions::CookbookNotFound",
    ),
    "missing notification target": Case(
        {"app/recipes/default.rb": "log 'x' do\n  notifies :run, 'execute[gone]'\nend\n"},
        ("app/recipes/default.rb:1", "execute[gone]"),
        "Chef::Exceptions::ResourceNotFound",
    ),
    "an exception in an attribute file": Case(
        {"app/recipes/default.rb": "", "app/attributes/default.rb": "default['a'] = 1\nraise 'no luck'\n"},
        ("app/attributes/default.rb:2", "no luck"),
        "RuntimeError",
    ),
}


class Repository:
    def __init__(self, folder: pathlib.Path, files: dict[str, str]) -> None:
        self.folder = folder
        (folder / "cookbooks").mkdir()
        for name, text in files.items():
            path = folder / "cookbooks" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            metadata = folder / "cookbooks" / name.split("/")[0] / "metadata.rb"
            if not metadata.exists():
                metadata.write_text(f"name '{name.split('/')[0]}'\n")
        self.solo = folder / "solo.rb"
        self.solo.write_text(f"cookbook_path '{folder}/cookbooks'\nnode_name 'bad'\nfile_cache_path '{folder}/cache'\n")

    def run(self, *arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "pysolo", "-c", str(self.solo), *arguments]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, check=False
        )
        assert "Traceback (most recent call last)" not in done.stdout, done.stdout
        assert "internal error" not in done.stdout, done.stdout
        return done.returncode, done.stdout


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_bad_cookbook(name: str, tmp_path: pathlib.Path) -> None:
    case = CASES[name]
    repository = Repository(tmp_path, case.files)
    status, output = repository.run("-o", f"recipe[{case.run_list}]", "--report-json", str(tmp_path / "report.json"))
    assert status == 1, output
    for text in case.says:
        assert text in output
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["status"] == "failed"
    assert report["exception"]["class"] == case.exception


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cookbook_path 'x'\nlog_level NoSuchConstant\n", "NameError: uninitialized constant"),
        ("cookbook_path [\n", "solo.rb"),
        ("log_level :loud\n", "unknown log level 'loud'"),
        ("interval 'soon'\n", "solo.rb: interval must be a whole number"),
    ],
)
def test_a_bad_configuration_file(text: str, says: str, tmp_path: pathlib.Path) -> None:
    repository = Repository(tmp_path, {})
    repository.solo.write_text(text)
    status, output = repository.run()
    assert status == 1
    assert says in output


def test_a_node_file_that_holds_no_object(tmp_path: pathlib.Path) -> None:
    repository = Repository(tmp_path, {})
    (tmp_path / "node.json").write_text("[1]")
    status, output = repository.run("-j", str(tmp_path / "node.json"))
    assert status == 1
    assert "must be a JSON object {...}, not list" in output


def test_a_second_run_at_the_same_time(tmp_path: pathlib.Path) -> None:
    repository = Repository(tmp_path, {"app/recipes/default.rb": ""})
    (tmp_path / "cache").mkdir()
    with open(tmp_path / "cache/chef-client-running.pid", "w") as lock:
        lock.write("4711\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        status, output = repository.run("-o", "app")
        assert status == 1
        assert "another run is going on" in output
        assert "4711" in output
        status, output = repository.run("-o", "app", "--run-lock-timeout", "1")
        assert status == 1
        assert "waiting for it to end" in output
    assert repository.run("-o", "app")[0] == 0


def test_a_folder_that_is_closed_to_us(tmp_path: pathlib.Path) -> None:
    repository = Repository(tmp_path, {"app/recipes/default.rb": ""})
    (tmp_path / "cache").write_text("a file where the cache folder should be")
    status, output = repository.run("-o", "app")
    assert status == 1
    assert str(tmp_path / "cache") in output
