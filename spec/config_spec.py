"""The frozen configuration: what follows from what."""

from __future__ import annotations

import dataclasses
import os
import pathlib

import pytest

from pysolo.config import Config, ConfigurationError, build_config, proxy_environment


def test_a_cookbook_path_decides_the_other_folders(tmp_path: pathlib.Path) -> None:
    config = build_config({"cookbook_path": ["site/cookbooks", "/opt/cookbooks"]}, working_dir=str(tmp_path))
    assert config.cookbook_path == (f"{tmp_path}/site/cookbooks", "/opt/cookbooks")
    assert config.chef_repo_path == (f"{tmp_path}/site", "/opt")
    assert config.role_path == (f"{tmp_path}/site/roles", "/opt/roles")


def test_without_anything_the_repository_around_the_current_folder_is_used(tmp_path: pathlib.Path) -> None:
    (tmp_path / "cookbooks/app/recipes").mkdir(parents=True)
    config = build_config({}, working_dir=str(tmp_path / "cookbooks/app"))
    assert config.cookbook_path == (f"{tmp_path}/cookbooks",)
    assert config.data_bag_path == (f"{tmp_path}/data_bags",)


def test_the_cache_lies_beside_the_configuration_file(tmp_path: pathlib.Path) -> None:
    config = build_config({}, config_file=str(tmp_path / "solo.rb"), working_dir=str(tmp_path))
    assert config.config_dir == str(tmp_path)
    assert config.file_cache_path == f"{tmp_path}/local-mode-cache/cache"
    assert config.file_backup_path == f"{tmp_path}/local-mode-cache/backup"
    assert config.lockfile == f"{tmp_path}/local-mode-cache/cache/chef-client-running.pid"


@pytest.mark.skipif(os.getuid() == 0, reason="root may write to /var")
def test_an_ordinary_user_caches_at_home(tmp_path: pathlib.Path) -> None:
    config = build_config({}, working_dir=str(tmp_path), environ={"HOME": str(tmp_path)})
    assert config.file_cache_path == f"{tmp_path}/.chef/local-mode-cache/cache"


def test_the_lock_file_follows_the_file_cache(tmp_path: pathlib.Path) -> None:
    config = build_config({"file_cache_path": "cache"}, working_dir=str(tmp_path))
    assert config.lockfile == f"{tmp_path}/cache/chef-client-running.pid"


def test_nil_for_the_backup_folder_means_beside_the_file() -> None:
    assert build_config({"file_backup_path": None}).file_backup_path is None


def test_unknown_keys_are_kept() -> None:
    config = build_config({"my_setting": "x", "log_level": "debug"})
    assert config.extra == {"my_setting": "x"}
    assert config.as_dict()["my_setting"] == "x"
    assert config.as_dict()["log_level"] == "debug"
    assert "extra" not in config.as_dict()


def test_it_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Config().node_name = "other"  # type: ignore[misc]


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="interval must be a whole number, not 'soon'"):
        build_config({"interval": "soon"})


def test_daemons_run_every_half_hour() -> None:
    assert build_config({"daemonize": True}).interval == 1800
    assert build_config({"daemonize": True, "interval": 60}).interval == 60


def test_proxies_go_to_the_environment_unless_it_has_its_own() -> None:
    config = build_config(
        {"http_proxy": "proxy:3128", "http_proxy_user": "a b", "http_proxy_pass": "p:w", "no_proxy": "localhost"}
    )
    added = proxy_environment(config, {"NO_PROXY": "internal"})
    assert added == {
        "http_proxy": "http://a%20b:p%3Aw@proxy:3128",
        "HTTP_PROXY": "http://a%20b:p%3Aw@proxy:3128",
        "no_proxy": "localhost",
    }
