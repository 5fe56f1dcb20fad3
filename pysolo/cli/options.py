"""chef-solo's options, by the key of the configuration that each sets."""

from __future__ import annotations

from typing import Any

import click

LEVELS = ("auto", "trace", "debug", "info", "warn", "error", "fatal")
FORMATTERS = ("doc", "min", "minimal", "json", "null")

# Accepted because scripts pass them; each gets one line that says it does nothing here.
WITHOUT_MEANING = (
    (("-A", "--fatal-windows-admin-check"), False),
    (("-K", "--validation_key"), True),
    (("-R", "--enable-reporting"), False),
    (("-S", "--server"), True),
    (("-k", "--client_key"), True),
    (("-t", "--target"), True),
    (("--chef-zero-host",), True),
    (("--chef-zero-port",), True),
    (("--fips/--no-fips",), False),
    (("--listen/--no-listen",), False),
    (("--profile-ruby/--no-profile-ruby",), False),
    (("--skip-cookbook-sync/--no-skip-cookbook-sync",), False),
)
# Accepted in silence: what they ask for is always so, or is nobody's business here.
SILENT = (
    (("-z", "--local-mode"), False),
    (("--chef-license",), True),
    (("--chef-license-key",), True),
    (("--chef-license-server",), True),
)


def run_options() -> list[click.Parameter]:
    """All options of a run, in the order of the help text."""
    return [
        _text("config_file", "-c", "--config", metavar="CONFIG", help="The configuration file (solo.rb) to use."),
        _text(
            "json_attribs",
            "-j",
            "--json-attributes",
            metavar="FILE|URL|-",
            help="Load attributes from a JSON file or URL.",
        ),
        _text(
            "override_runlist",
            "-o",
            "--override-runlist",
            metavar="ITEM,ITEM...",
            help="Use this run-list for this run.",
        ),
        _text(
            "recipe_url", "-r", "--recipe-url", metavar="URL", help="Unpack this gzipped tarball of cookbooks first."
        ),
        _flag(
            "delete_entire_chef_repo",
            "--delete-entire-chef-repo",
            help="With --recipe-url: empty the target first. Dangerous.",
        ),
        _text("environment", "-E", "--environment", metavar="NAME", help="The node's environment."),
        _text("named_run_list", "-n", "--named-run-list", metavar="NAME", help="The run-list of the policy to use."),
        _text("node_name", "-N", "--node-name", metavar="NAME", help="The node's name."),
        _flag("why_run", "-W", "--why-run", help="Say what would change, and change nothing."),
        click.Option(["formatter", "-F", "--format"], type=click.Choice(FORMATTERS), help="The output format."),
        click.Option(
            ["log_level", "-l", "--log_level", "--log-level"],
            type=click.Choice(LEVELS),
            help="How much is logged (default: auto).",
        ),
        _text(
            "log_location_cli", "-L", "--logfile", metavar="FILE", help="Where the log goes instead of standard output."
        ),
        _flag("force_formatter", "--force-formatter", help="Formatter output even where the log would do."),
        _flag("force_logger", "--force-logger", help="Log lines instead of formatter output."),
        _switch("color", "--color/--no-color", help="Colours on a terminal (default: on)."),
        _switch(
            "always_dump_stacktrace",
            "--always-dump-stacktrace/--no-always-dump-stacktrace",
            help="Log backtraces at any level.",
        ),
        _number(
            "slow_report",
            "--slow-report",
            is_flag=False,
            flag_value=10,
            help="Log the N slowest resources (default: 10).",
        ),
        _text("report_json", "--report-json", metavar="FILE", help="Write the run report there."),
        _text(
            "list_resources",
            "--list-resources",
            metavar="FILE|-",
            help="Compile only, and write the resource collection there.",
        ),
        _text(
            "automatic_json",
            "--automatic-json",
            metavar="FILE",
            help="Automatic attributes from this file, not from the machine.",
        ),
        _flag("minimal_ohai", "--minimal-ohai", help="Only the automatic attributes that a run needs itself."),
        _text(
            "config_option",
            "--config-option",
            metavar="KEY=VALUE",
            multiple=True,
            help="Set one key of the configuration.",
        ),
        _flag("disable_config", "--disable-config", help="Read no configuration file."),
        _text("user", "-u", "--user", metavar="USER", help="Become this user before the run."),
        _text("group", "-g", "--group", metavar="GROUP", help="Become this group before the run."),
        _text("lockfile", "--lockfile", metavar="FILE", help="The file that keeps two runs apart."),
        _number(
            "run_lock_timeout",
            "--run-lock-timeout",
            help="Seconds to wait for another run to end (default: do not wait).",
        ),
        _number("interval", "-i", "--interval", help="Run again and again, this many seconds apart."),
        _number("splay", "-s", "--splay", help="With --interval: up to so many seconds more, at random."),
        _flag("once", "--once", help="Ignore interval and splay, run once."),
        _switch(
            "daemonize", "-d", "--daemonize/--no-daemonize", help="Go to the background (interval: 1800 unless given)."
        ),
        _switch(
            "client_fork", "-f/ ", "--fork/--no-fork", help="With --interval: a process for each run (default: on)."
        ),
        _flag("solo_legacy_mode", "--legacy-mode", help="What cookbooks see as Chef::Config[:solo_legacy_mode]."),
        _flag("ez", "--ez", help="A memorial for Ezra Zygmuntowicz."),
        click.Option(
            ["-v", "--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help="Print the version and exit.",
        ),
        *(_hidden(names, takes_value) for names, takes_value in (*WITHOUT_MEANING, *SILENT)),
        click.Argument(["recipes"], nargs=-1, metavar="[RECIPE_FILE]..."),
    ]


def hidden_name(names: tuple[str, ...]) -> str:
    """The parameter that a hidden option sets."""
    return names[-1].split("/")[0].lstrip("-").replace("-", "_")


def _version(context: click.Context, option: click.Parameter, given: bool) -> None:
    if given:
        from pysolo import __version__

        click.echo(f"pysolo: {__version__}")
        context.exit()


def _text(name: str, *flags: str, **more: Any) -> click.Option:
    return click.Option([name, *flags], **more)


def _number(name: str, *flags: str, **more: Any) -> click.Option:
    return click.Option([name, *flags], type=click.IntRange(min=0), metavar="N", **more)


def _flag(name: str, *flags: str, **more: Any) -> click.Option:
    """Given or not given: None leaves the word to the configuration file."""
    return click.Option([name, *flags], is_flag=True, default=None, **more)


def _switch(name: str, *flags: str, **more: Any) -> click.Option:
    return click.Option([name, *flags], default=None, **more)


def _hidden(names: tuple[str, ...], takes_value: bool) -> click.Option:
    more: dict[str, Any] = {} if takes_value else {"is_flag": True}
    return click.Option([hidden_name(names), *names], default=None, hidden=True, **more)
