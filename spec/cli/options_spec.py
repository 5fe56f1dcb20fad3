"""chef-solo's options and what they become."""

from __future__ import annotations

import pathlib

import click
import pytest

from pysolo.cli.config_option import parse_option, scalar
from pysolo.cli.configure import configure
from pysolo.cli.dispatch import dispatch
from pysolo.cli.log_setup import formatter_of, level_of
from pysolo.cli.run import command
from pysolo.config import Config, build_config


def options(*arguments: str) -> dict[str, object]:
    return command.make_context("pysolo", list(arguments)).params


def configured(*arguments: str) -> Config:
    return configure(options("--disable-config", *arguments))[0]


def test_long_and_short_names_mean_the_same() -> None:
    short = options(*"-c a -j b -o c -r d -E e -N f -i 1 -s 2 -d -l info -L g -F min -W -u h -g k -f".split())
    long = options(
        *"--config a --json-attributes b --override-runlist c --recipe-url d --environment e --node-name f --interval 1".split(),
        *"--splay 2 --daemonize --log_level info --logfile g --format min --why-run --user h --group k --fork".split(),
    )
    assert short == long


def test_the_negative_forms() -> None:
    found = options("--no-color", "--no-fork", "--no-daemonize", "--no-always-dump-stacktrace")
    assert [found[name] for name in ("color", "client_fork", "daemonize", "always_dump_stacktrace")] == [False] * 4


def test_what_is_not_given_leaves_the_defaults() -> None:
    config = configured()
    assert config.color
    assert not config.why_run
    assert config.interval is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("5", 5),
        ("0644", 0o644),
        ("1.5", 1.5),
        (":debug", "debug"),
        ("'5'", "5"),
        ("[a, 2]", ["a", 2]),
        ("a b", "a b"),
        ("", None),
    ],
)
def test_config_options_are_yaml_scalars(text: str, value: object) -> None:
    assert scalar(text) == value


def test_a_config_option_wins_over_its_option() -> None:
    config = configured("-N", "one", "--config-option", "node_name=two", "--config-option", "mine = 3")
    assert config.node_name == "two"
    assert config.extra == {"mine": 3}


def test_a_config_option_without_a_value_is_wrong_usage() -> None:
    with pytest.raises(click.UsageError, match="KEY=VALUE"):
        parse_option("nonsense")


def test_a_missing_configuration_file_is_a_warning(tmp_path: pathlib.Path) -> None:
    _, warnings = configure(options("-c", str(tmp_path / "none.rb")))
    assert warnings == [f"there is no configuration file {tmp_path}/none.rb: going on with the command line's options"]


@pytest.mark.parametrize(
    ("given", "formatter", "level"),
    [
        ({}, "doc", "warn"),
        ({"force_logger": True}, "null", "info"),
        ({"force_logger": True, "force_formatter": True}, "doc", "warn"),
        ({"formatters": ["minimal"], "log_level": "debug"}, "min", "debug"),
        ({"log_location": "syslog"}, "null", "info"),
    ],
)
def test_who_speaks_and_how_much(given: dict[str, object], formatter: str, level: str) -> None:
    config = build_config(given)
    assert (formatter_of(config), level_of(config)) == (formatter, level)


@pytest.mark.parametrize("arguments", [["--no-such"], ["-l", "loud"], ["-F", "html"], ["-i", "soon"], ["-j"]])
def test_wrong_usage_is_exit_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(arguments) == 2
    assert "Error" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("node.json", '{"run_list": [}', "node.json:1:15: not valid JSON"),
        ("node.json", '{"a": "\udcff"}', "not UTF-8"),
        ("other.json", "{}", "cannot read the node's JSON"),
    ],
)
def test_a_bad_node_file_ends_before_the_run(
    name: str,
    text: str,
    message: str,
    tmp_path: pathlib.Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text, errors="surrogateescape")
    assert dispatch(["--disable-config", "-j", str(tmp_path / "node.json")]) == 1
    assert message in capsys.readouterr().err


def test_options_without_meaning_say_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert dispatch(["--disable-config", "--fips", "-j", "none.json"]) == 1
    assert "WARN: --fips has no meaning here and is ignored" in capsys.readouterr().out


def test_recipes_see_what_the_command_line_says_and_not_the_file(tmp_path: pathlib.Path) -> None:
    (tmp_path / "solo.rb").write_text("log_level :warn\nfile_backup_path '/a'\nmine 1\n")
    config, _ = configure(options("-c", str(tmp_path / "solo.rb"), "-l", "error", "--config-option", "mine=2"))
    assert set(config.evaluated_by.chef_config) == {"file_backup_path"}
    assert (config.log_level, config.extra["mine"]) == ("error", 2)
