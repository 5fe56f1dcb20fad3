"""Berksfiles, without Berkshelf and without a supermarket."""

from __future__ import annotations

import pathlib

import pytest

from pysolo.stack.cookbook_download import CookbooksError
from pysolo.stack.cookbooks import current_copy, refresh
from pysolo.stack.model import Source
from spec.stack.cookbooks_spec import files, git, repository


def source(folder: pathlib.Path) -> Source:
    return Source(type="git", url=f"file://{folder}")


def test_paths_git_and_vendored_cookbooks(tmp_path: pathlib.Path) -> None:
    apt = repository(tmp_path / "apt", metadata_rb='name "apt"\n', recipes__default_rb="1")
    many = repository(tmp_path / "many", sub__nginx__recipes__default_rb="")
    old = git(apt, "rev-parse", "HEAD")
    (apt / "recipes/default.rb").write_text("2")
    git(apt, "commit", "-qam", "two")
    berksfile = f"""
source "https://supermarket.chef.io"
solver :ruby, :required
group :production do
  cookbook "apt", git: "file://{apt}", branch: "main"
end
cookbook "nginx", "~> 1.0", git: "file://{many}", rel: "sub/nginx"
Dir.glob("local/*").each {{ |path| cookbook File.basename(path), path: path }}
cookbook "ntp", ">= 1.0"
"""
    lock = f"DEPENDENCIES\n  apt\n    git: file://{apt}\n    revision: {old}\n    branch: main\n  ntp\n\nGRAPH\n  apt (1.0)\n"
    repo = repository(
        tmp_path / "repo",
        Berksfile=berksfile,
        site__recipes__default_rb="",
        local__mine__recipes__default_rb="",
        **{"Berksfile.lock": lock, "berks-cookbooks__ntp__recipes__default_rb": ""},
    )
    copy = refresh(str(tmp_path / "copy"), source(repo), manage_berkshelf=True)
    found = files(copy)
    for name in ("apt", "nginx", "mine", "ntp", "site"):
        assert f"{name}/recipes/default.rb" in found, name
    assert (pathlib.Path(copy.paths[0]) / "apt/recipes/default.rb").read_text() == "1", "the lock's commit"
    assert [pathlib.Path(path).name for path in copy.paths] == ["berkshelf", "content", "berks-cookbooks"]
    plain = refresh(str(tmp_path / "copy"), source(repo))
    assert "apt/recipes/default.rb" not in files(plain), "only for stacks with ManageBerkshelf"


def test_what_is_not_here_is_named_with_a_way_out(tmp_path: pathlib.Path) -> None:
    good = repository(tmp_path / "good", site__recipes__default_rb="")
    kept = refresh(str(tmp_path / "copy"), source(good), manage_berkshelf=True)
    for number, (text, message) in enumerate(
        (
            ('\ncookbook "apt", "~> 2.0"', r"Berksfile line 2: cookbook apt \(~> 2.0\) is neither .*berks vendor"),
            ('cookbook "apt", path: "none"', "Berksfile line 1: cookbook apt: there is no folder none"),
            ('cookbook "apt", git: "file:///nowhere"', "Berksfile line 1: cookbook apt: git clone failed"),
            ('cookbook "apt", hg: "x"', "hg: is not supported"),
            ("cookbok 'apt'", r"Berksfile:1:.*NoMethodError: undefined method `cookbok'"),
        )
    ):
        repo = repository(tmp_path / f"r{number}", site__recipes__default_rb="", Berksfile=text)
        with pytest.raises(CookbooksError, match=message):
            refresh(str(tmp_path / "copy"), source(repo), manage_berkshelf=True)
    assert current_copy(str(tmp_path / "copy")) == kept


def test_a_repository_may_be_no_more_than_a_berksfile(tmp_path: pathlib.Path) -> None:
    apt = repository(tmp_path / "apt", metadata_rb='name "apt"\n', recipes__default_rb="")
    repo = repository(tmp_path / "repo", Berksfile=f'cookbook "apt", git: "file://{apt}"\n')
    copy = refresh(str(tmp_path / "copy"), source(repo), manage_berkshelf=True)
    assert files(copy) == ["apt/metadata.rb", "apt/recipes/default.rb"]
