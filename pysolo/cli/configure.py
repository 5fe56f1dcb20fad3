"""The configuration of a run: defaults, then solo.rb, then the command line, then --config-option."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import click

from pysolo.cli.cache_dir import user_cache
from pysolo.cli.config_option import parse_option
from pysolo.config import Config, ConfigurationError, build_config

# What chef-solo looks for when -c is not given.
DEFAULT_FILES = ("/etc/chef/solo.rb", "~/.chef/solo.rb")
# Options of the command line that are keys of the configuration under the same name.
KEYS = (
    *("json_attribs", "recipe_url", "delete_entire_chef_repo", "environment", "node_name", "why_run", "log_level"),
    "named_run_list",
    *(
        "force_formatter",
        "force_logger",
        "color",
        "always_dump_stacktrace",
        "minimal_ohai",
        "user",
        "group",
        "lockfile",
    ),
    *("run_lock_timeout", "interval", "splay", "once", "daemonize", "client_fork", "solo_legacy_mode", "ez"),
)


def configure(options: Mapping[str, Any]) -> tuple[Config, list[str]]:
    """The configuration, and the warnings that go to the log once there is one."""
    warnings: list[str] = []
    path = _config_file(options, warnings)
    assigned, session = _evaluate(path) if path else ({}, None)
    stronger = {key: options[key] for key in KEYS if options.get(key) is not None}
    if options.get("formatter"):
        stronger["formatters"] = (options["formatter"],)
    stronger.update(parse_option(text) for text in options.get("config_option") or ())
    given = {**assigned, **stronger}
    if options.get("log_location_cli"):
        given.pop("log_location", None)
    if session is not None:
        for key in stronger:
            session.chef_config.pop(key, None)  # recipes see what the command line says, not what solo.rb did
    try:
        config = build_config(given, config_file=path, evaluated_by=session)
    except ConfigurationError as fault:
        raise click.ClickException(f"{path}: {fault}" if path else str(fault)) from None
    return config, warnings


def _config_file(options: Mapping[str, Any], warnings: list[str]) -> str | None:
    if options.get("disable_config"):
        return None
    asked = options.get("config_file")
    for place in (asked,) if asked else DEFAULT_FILES:
        path = os.path.abspath(os.path.expanduser(place))
        if os.path.exists(path):
            return path
    if asked:
        # Chef goes on too; its three lines of asterisks are said here in one.
        warnings.append(
            f"there is no configuration file {os.path.abspath(asked)}: going on with the command line's options"
        )
    return None


def _evaluate(path: str) -> tuple[dict[str, Any], Any]:
    """What solo.rb and the files of solo.d assign, and the session that they were run in: handlers made there live on in it."""
    from pysolo.chef.config_file import ConfigFileError, evaluate
    from pysolo.ruby.source import RubySyntaxError

    try:
        assigned, session = evaluate(path, cache_dir=user_cache(os.environ))
        folder = assigned.get("solo_d_dir") or os.path.join(os.path.dirname(path), "solo.d")
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        for name in names:
            if name.endswith(".rb"):
                assigned, session = evaluate(os.path.join(folder, name), session)
    except (ConfigFileError, RubySyntaxError) as fault:
        raise click.ClickException(str(fault)) from None
    return assigned, session
