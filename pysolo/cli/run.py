"""`pysolo [OPTIONS]`: what chef-solo does."""

from __future__ import annotations

import os
import sys
from typing import Any, Callable, NamedTuple

import click

from pysolo.cli.configure import configure
from pysolo.cli.log_setup import formatter_of, open_log
from pysolo.cli.options import WITHOUT_MEANING, hidden_name, run_options
from pysolo.config import Config, RunOptions, StopFlag
from pysolo.log import Log

EZRA = """For Ezra Zygmuntowicz:
  The man who brought you Chef Solo
  Early contributor to Chef
  Kind hearted open source advocate
  Rest in peace, Ezra."""


class Job(NamedTuple):
    """What a process has to do, once or again and again."""

    config: Config
    log: Log
    run: Callable[[], int]


def run(**options: Any) -> int:
    """Converge this machine with Chef cookbooks.

    Options are those of chef-solo. Other commands: pysolo ruby, parse, ohai, resources, shim, stack; each has --help.
    """
    stop = StopFlag()
    config, log, once = job = _job(options, stop)
    if config.ez:
        print(EZRA)
    from pysolo.cli.privilege import change_privilege
    from pysolo.converge.stopping import stop_on_signals

    change_privilege(config)
    stop_on_signals(stop, log)
    if not config.interval or config.once:
        status = once()
    else:
        from pysolo.cli.schedule import daemonize, serve

        if config.daemonize:
            daemonize(config)
        status = serve(job, lambda: _job(options, stop), stop)
    return 128 + stop.signal if stop.signal else status


def _job(options: dict[str, Any], stop: StopFlag) -> Job:
    """What the command line, solo.rb and the attributes' file come to now; a long-lived process may read them again."""
    config, warnings = configure(options)
    log = open_log(config, _absolute(options["log_location_cli"]))
    for text in (*warnings, *_without_meaning(options)):
        log.warn(text)
    asked = _run_options(options, config, stop)
    os.umask(config.umask)
    _export_proxies(config)
    if config.recipe_url:
        from pysolo.cli.recipe_url import unpack

        unpack(config)
    attributes = _attributes(config)  # after the tarball, which may hold the file
    return Job(config, log, lambda: _locked_run(config, log, RunOptions(json_attributes=attributes, **asked)))


def _run_options(options: dict[str, Any], config: Config, stop: StopFlag) -> dict[str, Any]:
    runlist = options["override_runlist"]
    listing = options["list_resources"]
    for path in options["recipes"]:
        if not os.path.isfile(path):
            raise click.ClickException(f"there is no recipe file {path}")
    return {
        "override_runlist": None if runlist is None else tuple(runlist.split(",")) if runlist else (),
        "specific_recipes": tuple(os.path.abspath(path) for path in options["recipes"]),
        "report_json": _absolute(options["report_json"]),
        "list_resources": listing if listing == "-" else _absolute(listing),
        "automatic_json": _absolute(options["automatic_json"]),
        "why_run": config.why_run,
        "formatter": formatter_of(config),
        "color": config.color and sys.stdout.isatty(),
        "slow_report": options["slow_report"],
        "stop": stop,
    }


def _attributes(config: Config) -> Any:
    if config.json_attribs is None:
        return {}
    from pysolo.cli.json_input import read_attributes

    return read_attributes(config.json_attribs, config)


def _locked_run(config: Config, log: Log, options: RunOptions) -> int:
    """A run that holds the lock. Without a time-out it does not wait: two runs at once are a fault to be seen."""
    from pysolo.converge.client import run_once
    from pysolo.system.errors import LockTimeout
    from pysolo.system.lock import RunLock

    def waiting(holder: int | None) -> None:
        log.warn(
            f"another run{f' (process {holder})' if holder else ''} holds {config.lockfile}: waiting for it to end"
        )

    lock = RunLock(config.lockfile, config.run_lock_timeout or 0, waiting)
    try:
        lock.acquire()
    except LockTimeout as fault:
        log.fatal(f"another run is going on: {fault}. --run-lock-timeout SECONDS waits for it")
        return 1
    except OSError as fault:
        raise click.ClickException(f"cannot make the lock file {config.lockfile}: {fault.strerror}") from None
    try:
        return run_once(config, log, options)
    finally:
        lock.release()


def _export_proxies(config: Config) -> None:
    from pysolo.config import proxy_environment

    os.environ.update(proxy_environment(config, os.environ))


def _without_meaning(options: dict[str, Any]) -> list[str]:
    return [
        f"{names[-1].split('/')[0]} has no meaning here and is ignored"
        for names, _ in WITHOUT_MEANING
        if options.get(hidden_name(names)) is not None
    ]


def _absolute(path: str | None) -> str | None:
    return None if path is None else os.path.abspath(path)


command = click.Command(
    "pysolo",
    params=run_options(),
    callback=run,
    help=run.__doc__,
    context_settings={"help_option_names": ["-h", "--help"]},
)
