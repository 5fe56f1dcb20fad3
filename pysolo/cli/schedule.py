"""--interval, --splay, --daemonize: when runs happen, and in which process."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from pysolo.config import Config, StopFlag

if TYPE_CHECKING:
    from pysolo.cli.run import Job


def serve(job: Job, read_again: Callable[[], Job], stop: StopFlag) -> int:
    """Run again and again until a signal ends it. As in Chef the wait comes before the first run too.

    HUP has everything read again and the log opened anew, after the run in hand; the wait then starts over, so that a HUP sent to many
    machines at once does not make all of them run. What cannot be read leaves the job as it was.
    """
    if job.config.client_fork is False:
        raise click.ClickException("runs at an interval need a process each: drop --no-fork, or run --once")
    signals = _Signals()
    while not stop.is_set():
        _wait(_pause(job.config), stop, signals)
        if signals.taken("reload"):
            try:
                job = read_again()
                job.log.info("SIGHUP received: the configuration was read again")
            except click.ClickException as fault:
                job.log.error(f"SIGHUP received, and the configuration stays as it was: {fault.format_message()}")
        elif not stop.is_set():
            signals.taken("run_now")
            status = _forked(job.run)
            if status:
                job.log.error(f"the run ended with exit status {status}; the next one is {job.config.interval} s away")
    return 128 + (stop.signal or 0)


def daemonize(config: Config) -> None:
    """Leave the terminal: two forks, a session of one's own, /dev/null in place of the standard streams."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.fork():
        os._exit(0)
    os.setsid()
    if os.fork():
        os._exit(0)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    if config.pid_file:
        with open(config.pid_file, "w", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")


class _Signals:
    """USR1 asks for a run now, HUP for the configuration to be read again."""

    def __init__(self) -> None:
        self.run_now = self.reload = False
        signal.signal(signal.SIGUSR1, lambda number, frame: setattr(self, "run_now", True))
        signal.signal(signal.SIGHUP, lambda number, frame: setattr(self, "reload", True))

    def taken(self, name: str) -> bool:
        """Whether that was asked for; from now on it is not."""
        asked = bool(getattr(self, name))
        setattr(self, name, False)
        return asked


def _pause(config: Config) -> float:
    import random

    return (config.interval or 0) + (random.uniform(0, config.splay) if config.splay else 0)


def _wait(seconds: float, stop: StopFlag, signals: _Signals) -> None:
    until = time.monotonic() + seconds
    while not (stop.is_set() or signals.run_now or signals.reload) and time.monotonic() < until:
        # A signal handler sets its flag but the sleep goes on (PEP 475), so it is cut into pieces.
        time.sleep(min(0.5, max(0.0, until - time.monotonic())))


def _forked(run: Callable[[], int]) -> int:
    """One run in a process of its own, so that a daemon never grows."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = run()
            sys.stdout.flush()
        finally:
            os._exit(status)
    _, result = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(result)
