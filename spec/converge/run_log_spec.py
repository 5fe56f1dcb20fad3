"""What the log says of a run."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

import pytest


@pytest.fixture
def repository(tmp_path: pathlib.Path) -> pathlib.Path:
    recipe = tmp_path / "cookbooks/app/recipes/default.rb"
    recipe.parent.mkdir(parents=True)
    recipe.write_text(f"file '{tmp_path}/one' do\n  content 'x'\nend\n\nlog 'never' do\n  only_if {{ false }}\nend\n")
    (tmp_path / "cookbooks/app/metadata.rb").write_text("name 'app'\nversion '1.2.3'\n")
    (tmp_path / "solo.rb").write_text(
        f"cookbook_path '{tmp_path}/cookbooks'\nnode_name 'web1'\nfile_cache_path '{tmp_path}/cache'\n"
    )
    return tmp_path


def run(repository: pathlib.Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "pysolo", "-c", str(repository / "solo.rb"), "-o", "recipe[app]", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_logger_alone_tells_the_whole_story(repository: pathlib.Path) -> None:
    out = run(repository, "--force-logger")
    assert all(re.match(r"\[\S+\] (INFO|WARN): ", line) for line in out.splitlines()), out
    for text in (
        "Run List is [recipe[app]]",
        "Run List expands to [app]",
        "Loading cookbooks [app@1.2.3]",
        "Starting Chef Infra Client Run for web1",
        f"Processing file[{repository}/one] action create (app::default line 1)",
        "Processing log[never] action write (app::default line 5)",
        "Chef Infra Client Run complete in",
    ):
        assert text in out


def test_a_log_file_takes_the_lines_from_the_output(repository: pathlib.Path) -> None:
    out = run(repository, "-l", "debug", "-L", str(repository / "run.log"))
    assert "INFO:" not in out
    assert "resources updated" in out
    log = (repository / "run.log").read_text()
    assert "DEBUG: Skipping log[never] due to only_if" in log


def test_nothing_is_logged_beside_the_formatter_by_default(repository: pathlib.Path) -> None:
    assert "INFO:" not in run(repository)


def test_the_slowest_resources(repository: pathlib.Path) -> None:
    out = run(repository, "--slow-report", "1")
    assert "Top 1 slowest resources:" in out
    assert re.search(r"\d s  file\[\S+/one\] action create \(app::default line 1\)", out)
