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


def git_output(*words: str, at: pathlib.Path) -> str:
    return subprocess.run(["git", *words], cwd=at, check=True, capture_output=True, text=True).stdout.strip()


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


def test_a_release_that_failed_is_tried_again(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(RECIPE.replace("echo migrated > migration", "false") % ("deploy_revision", source, "deploy"))
    assert repo.run().error == "Mixlib::ShellOut::ShellCommandFailed"
    repo.recipe(RECIPE % ("deploy_revision", source, "deploy"))
    assert repo.run().status == 0
    assert (release(repo) / "migration").read_text() == "migrated\n"


SMALL = """
%s 'OUT/www' do
  repository '%s'
  revision 'main'
  symlink_before_migrate({})
  symlinks({})
  create_dirs_before_symlink []
  purge_before_symlink []
  %s
end
"""


def test_hooks_run_in_order_from_blocks_and_files(repo: ChefRepository, source: pathlib.Path) -> None:
    say = "::File.open('OUT/log', 'a') { |f| f.puts(%s) }"
    hook = "execute 'hook' do\n  command \"echo '%s' >> OUT/log\"\nend\n".replace("OUT", str(repo.out))
    (source / "deploy").mkdir()
    (source / "deploy/before_symlink.rb").write_text(hook % "#{::Dir.pwd == release_path} before_symlink")
    (source / "other.rb").write_text(f"run 'echo after $WHERE $PWD >> {repo.out}/log'\n")
    commit(source, "hooks")
    lines = (
        "environment 'WHERE' => 'here'",
        "before_migrate { %s }" % say % "'before_migrate'",
        "before_restart { %s }" % say % "[shared_path, previous_release_path].inspect",
        'restart_command { execute "echo restart >> OUT/log" }',
        "after_restart 'other.rb'",
    )
    repo.recipe(SMALL % ("deploy_revision", source, "\n  ".join(lines)))
    run = repo.run()
    assert run.status == 0, run.message
    assert repo.log() == [
        "before_migrate",
        "true before_symlink",
        f'["{repo.out}/www/shared", nil]',
        "restart",
        f"after here {release(repo)}",
    ]


def test_a_hook_that_is_not_in_the_release_is_an_error(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(SMALL % ("deploy_revision", source, "before_migrate 'nowhere.rb'"))
    run = repo.run()
    assert run.error == "RuntimeError"
    assert "nowhere.rb" in run.message


def test_a_link_that_cannot_be_made_is_named(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(SMALL % ("deploy_revision", source, "symlinks 'log' => 'no/such/folder/log'"))
    run = repo.run()
    assert run.error == "Chef::Exceptions::FileNotFound"
    assert "no/such/folder/log" in run.message


def test_only_so_many_releases_are_kept(repo: ChefRepository, source: pathlib.Path) -> None:
    for moment in ("20200101000000", "20200102000000", "20200103000000"):
        (repo.out / "www/releases" / moment).mkdir(parents=True)
    repo.recipe(SMALL % ("deploy", source, "keep_releases 2"))
    assert repo.run().status == 0
    kept = sorted(path.name for path in (repo.out / "www/releases").iterdir())
    assert kept == ["20200103000000", release(repo).name]


def test_folders_that_are_no_releases_go(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(SMALL % ("deploy_revision", source, ""))
    repo.run()
    (repo.out / "www/releases/stray").mkdir()
    commit(source, "two")
    assert repo.run().status == 0
    assert len(list((repo.out / "www/releases").iterdir())) == 2


def test_a_release_is_made_anew_by_force(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(SMALL % ("deploy_revision", source, "restart_command 'echo restarted >> OUT/log'"))
    repo.run()
    (release(repo) / "app.txt").write_text("spoiled")
    repo.recipe(SMALL % ("deploy_revision", source, "action :force_deploy"))
    assert repo.run().status == 0
    assert (release(repo) / "app.txt").read_text() == "one"


def test_the_first_release_cannot_be_rolled_back(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(SMALL % ("deploy_revision", source, ""))
    repo.run()
    repo.recipe(SMALL % ("deploy_revision", source, "action :rollback"))
    assert repo.run().error == "RuntimeError"


def test_going_back_to_an_old_revision_drops_the_newer_ones(repo: ChefRepository, source: pathlib.Path) -> None:
    first = git_output("rev-parse", "HEAD", at=source)
    for text in ("one", "two"):
        repo.recipe(SMALL % ("deploy_revision", source, "restart_command 'echo restarted >> OUT/log'"))
        assert repo.run().status == 0
        commit(source, text + "!")
    repo.recipe(SMALL.replace("'main'", f"'{first}'") % ("deploy_revision", source, ""))
    assert repo.run().status == 0
    assert [path.name for path in (repo.out / "www/releases").iterdir()] == [first]


@pytest.mark.parametrize("name", ["Revision", "Branch"])
def test_the_provider_says_what_tells_releases_apart(repo: ChefRepository, source: pathlib.Path, name: str) -> None:
    repo.recipe(SMALL % ("deploy", source, f"provider Chef::Provider::Deploy.const_get('{name}')"))
    assert repo.run().status == 0
    assert release(repo).name == git_output("rev-parse", "HEAD", at=source)


def test_the_configuration_refuses_deployments(repo: ChefRepository, source: pathlib.Path) -> None:
    repo.recipe(SMALL % ("deploy", source, ""))
    assert repo.run(treat_deprecation_warnings_as_errors=True).error == "NoMethodError"
    assert repo.run(formatter="doc").output.count("deploy is no resource since Chef 14") == 1


@pytest.mark.skipif(shutil.which("svnadmin") is None, reason="needs subversion")
def test_a_release_from_subversion(repo: ChefRepository) -> None:
    place = repo.root / "svn"
    for words in (
        ["svnadmin", "create", str(place)],
        ["svn", "mkdir", "-q", "-m", "one", f"file://{place}/trunk", f"file://{place}/trunk/lib"],
    ):
        subprocess.run(words, check=True)
    lines = "scm_provider :subversion\n  svn_arguments '--no-auth-cache --non-interactive'"
    recipe = SMALL.replace("'main'", "'HEAD'") % ("deploy_revision", f"file://{place}/trunk", lines)
    repo.recipe(recipe)
    run = repo.run()
    assert run.status == 0, run.message
    assert release(repo).name == "1"
    assert (release(repo) / "lib").is_dir()
    repo.recipe(recipe.replace("scm_provider", "action :force_deploy\n  svn_force_export true\n  scm_provider"))
    shutil.rmtree(repo.out / "www/shared/cached-copy")
    assert repo.run().status == 0
    assert not (release(repo) / ".svn").exists()


def test_the_scm_provider_of_a_resource_whose_properties_are_methods(
    repo: ChefRepository, source: pathlib.Path
) -> None:
    """Cookbooks for Chef 12 bring a ``deploy`` of their own for today's Chef: a plain class, and Chef's git provider beneath."""
    repo.recipe(
        """
        class OldCheckout < Chef::Resource
          resource_name :old_checkout
          provides :old_checkout
          default_action :go
          allowed_actions :go
          def destination; name; end
          def repository; "file://%s"; end
          def revision; "main"; end
          def remote; "origin"; end
          def timeout; nil; end
          %%w(user group depth ssh_wrapper git_ssh_wrapper environment additional_remotes enable_submodules checkout_branch).each do |word|
            define_method(word) { nil }
          end
        end
        class OldCheckoutProvider < Chef::Provider
          provides :old_checkout
          def load_current_resource; end
          def action_go
            scm = Chef::Provider::Git.new(new_resource, run_context)
            scm.load_current_resource
            scm.run_action(:sync)
          end
        end
        old_checkout "%s"
        """
        % (source, source.parent / "copy")
    )
    repo.run()
    assert (source.parent / "copy/.git").is_dir()
