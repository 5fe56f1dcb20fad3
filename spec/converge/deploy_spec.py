"""The deploy resources of Chef 11 and 12: releases, links, hooks and the way back."""

from __future__ import annotations

import pathlib
import shutil
import subprocess

import pytest

from spec.converge.repository import ChefRepository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(*words: str, at: pathlib.Path) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=at, check=True, stdout=subprocess.DEVNULL
    )


@pytest.fixture
def source(tmp_path: pathlib.Path) -> pathlib.Path:
    place = tmp_path / "source"
    (place / "log").mkdir(parents=True)
    git("init", "-q", "-b", "main", at=place)
    (place / "log/kept").write_text("")
    commit(place, "one")
    return place


def commit(source: pathlib.Path, text: str) -> None:
    (source / "app.txt").write_text(text)
    git("add", "-A", at=source)
    git("commit", "-q", "-m", text, at=source)


RECIPE = """
%s 'OUT/www' do
  repository '%s'
  revision 'main'
  keep_releases 2
  symlink_before_migrate 'config/db.yml' => 'db.yml'
  symlinks 'log' => 'log'
  create_dirs_before_symlink %%w(tmp)
  purge_before_symlink %%w(log)
  migrate true
  migration_command 'echo migrated > migration'
  environment 'production'
  before_restart { ::File.write("#{release_path}/hook", new_resource.deploy_to) }
  restart_command 'echo restarted >> OUT/log'
  action :%s
end
"""


def release(repo: ChefRepository) -> pathlib.Path:
    return (repo.out / "www/current").resolve()


@pytest.mark.parametrize("kind", ["deploy", "deploy_revision", "deploy_branch", "timestamped_deploy"])
def test_a_release_is_checked_out_linked_migrated_and_made_current(
    repo: ChefRepository, source: pathlib.Path, kind: str
) -> None:
    repo.recipe(RECIPE % (kind, source, "deploy"))
    run = repo.run()
    assert run.status == 0, run.message
    assert run.rows[-1] == (f"{kind}[{repo.out}/www]", "deploy", "updated")
    here = release(repo)
    assert (here / "app.txt").read_text() == "one"
    assert (here / "hook").read_text() == str(repo.out / "www")
    assert (here / "migration").read_text() == "migrated\n"
    assert (here / "tmp").is_dir()
    assert (here / "log").readlink() == repo.out / "www/shared/log"
    assert (here / "db.yml").readlink() == repo.out / "www/shared/config/db.yml"
    assert repo.log() == ["restarted"]


def test_a_revision_is_deployed_once_and_old_ones_go(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(RECIPE % ("deploy_revision", source, "deploy"))
    repo.run()
    again = repo.run()
    assert again.rows[-1][2] == "up_to_date"
    for text in ("two", "three"):
        commit(source, text)
        assert repo.run().status == 0
    assert (release(repo) / "app.txt").read_text() == "three"
    assert len(list((repo.out / "www/releases").iterdir())) == 2


def test_rollback_goes_to_the_release_before(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(RECIPE % ("deploy_revision", source, "deploy"))
    repo.run()
    commit(source, "two")
    repo.run()
    repo.recipe(RECIPE % ("deploy_revision", source, "rollback"))
    assert repo.run().status == 0
    assert (release(repo) / "app.txt").read_text() == "one"
    assert len(list((repo.out / "www/releases").iterdir())) == 1


def test_hooks_of_the_release_run_as_recipes(repo: ChefRepository, source: pathlib.Path) -> None:
    (source / "deploy").mkdir()
    (source / "deploy/after_restart.rb").write_text(f"file '{repo.out}/hooked' do\n  content release_path\nend\n")
    commit(source, "hooks")
    repo.recipe(RECIPE % ("deploy_revision", source, "deploy"))
    assert repo.run().status == 0
    assert (repo.out / "hooked").read_text() == str(release(repo))


def test_a_failed_release_is_undone_when_asked(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(RECIPE % ("deploy_revision", source, "deploy"))
    repo.run()
    commit(source, "two")
    broken = RECIPE.replace("echo migrated > migration", "false").replace(
        "migrate true", "migrate true\n  rollback_on_error true"
    )
    repo.recipe(broken % ("deploy_revision", source, "deploy"))
    assert repo.run().error == "Mixlib::ShellOut::ShellCommandFailed"
    assert (release(repo) / "app.txt").read_text() == "one"
    assert len(list((repo.out / "www/releases").iterdir())) == 1


def test_a_dry_run_changes_nothing(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(RECIPE % ("deploy_revision", source, "deploy"))
    assert repo.run(why_run=True).status == 0
    assert not (repo.out / "www").exists()


def test_a_cookbook_may_bring_its_own_deploy(repo: ChefRepository) -> None:
    repo.write(
        "app/libraries/deploy.rb",
        """
class Chef::Resource::Deploy < Chef::Resource
  provides :deploy
  default_action :deploy
  action(:deploy) { ::File.write('OUT/log', "own\\n") }
end
""",
    )
    repo.recipe("deploy 'x'\n")
    assert repo.run().status == 0
    assert repo.log() == ["own"]
