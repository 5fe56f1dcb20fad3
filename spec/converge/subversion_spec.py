"""subversion on a real repository."""

from __future__ import annotations

import pathlib
import shutil
import subprocess

import pytest

from spec.converge.repository import ChefRepository

pytestmark = pytest.mark.skipif(shutil.which("svnadmin") is None, reason="needs subversion")

RECIPE = """
subversion 'OUT/here' do
  repository '%s'
  revision '%s'
  action :%s
end
"""


@pytest.fixture
def trunk(repo: ChefRepository) -> str:
    place = repo.root / "svn"
    subprocess.run(["svnadmin", "create", str(place)], check=True)
    address = f"file://{place}/trunk"
    subprocess.run(["svn", "mkdir", "-q", "-m", "one", address, f"{address}/lib"], check=True)
    return address


def run(repo: ChefRepository, trunk: str, action: str, revision: str = "HEAD") -> str:
    repo.recipe(RECIPE % (trunk, revision, action))
    made = repo.run()
    assert made.status == 0, made.message
    return made.rows[-1][2]


def entries(repo: ChefRepository) -> set[str]:
    return {path.name for path in pathlib.Path(repo.out / "here").iterdir()}


def test_a_checkout_follows_the_repository(repo: ChefRepository, trunk: str) -> None:
    assert run(repo, trunk, "sync") == "updated"
    assert run(repo, trunk, "sync") == "up_to_date"
    subprocess.run(["svn", "mkdir", "-q", "-m", "two", f"{trunk}/doc"], check=True)
    assert run(repo, trunk, "sync") == "updated"
    assert entries(repo) == {".svn", "doc", "lib"}
    assert run(repo, trunk, "sync", revision="1") == "updated"
    assert entries(repo) == {".svn", "lib"}


def test_a_checkout_that_is_there_is_left_alone(repo: ChefRepository, trunk: str) -> None:
    assert run(repo, trunk, "checkout") == "updated"
    subprocess.run(["svn", "mkdir", "-q", "-m", "two", f"{trunk}/doc"], check=True)
    assert run(repo, trunk, "checkout") == "up_to_date"
    assert entries(repo) == {".svn", "lib"}


def test_an_export_has_no_data_of_the_repository(repo: ChefRepository, trunk: str) -> None:
    assert run(repo, trunk, "export") == "updated"
    assert run(repo, trunk, "export") == "up_to_date"
    assert entries(repo) == {"lib"}
    subprocess.run(["svn", "mkdir", "-q", "-m", "two", f"{trunk}/doc"], check=True)
    assert run(repo, trunk, "force_export") == "updated"
    assert entries(repo) == {"doc", "lib"}


def test_a_repository_that_is_not_there(repo: ChefRepository, trunk: str) -> None:
    repo.recipe(RECIPE % (trunk + "/nowhere", "HEAD", "sync"))
    assert repo.run().error == "Mixlib::ShellOut::ShellCommandFailed"
