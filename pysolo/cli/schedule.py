"""--interval, --splay, --daemonize: when runs happen, and in which process."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

import click

from pysolo.config import Config, StopFlag
from pysolo.log import Log


def repeats(config: Config) -> bool:
    """Whether there is more than one run; ``--once`` wins over everything."""
    return bool(config.interval) and not config.once


def serve(run: Callable[[], int], config: Config, log: Log, stop: StopFlag) -> int:
    """Run once, or again and again until a signal ends it. As in Chef the wait comes before the first run too."""
    if not repeats(config):
        return run()
    if config.client_fork is False:
        raise click.ClickException("runs at an interval need a process each: drop --no-fork, or run --once")
    wake = _Wake()
    while not stop.is_set():
        _wait(_pause(config), stop, wake)
        if not stop.is_set():
            status = _forked(run)
            if status:
                log.error(f"the run ended with exit status {status}; the next one is {config.interval} s away")
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


class _Wake:
    """USR1 asks for a run now."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGUSR1, lambda number, frame: setattr(self, "asked", True))


def _pause(config: Config) -> float:
    import random

    return (config.interval or 0) + (random.uniform(0, config.splay) if config.splay else 0)


def _wait(seconds: float, stop: StopFlag, wake: _Wake) -> None:
    until = time.monotonic() + seconds
    while not stop.is_set() and not wake.asked and time.monotonic() < until:
        # A signal handler sets its flag but the sleep goes on (PEP 475), so it is cut into pieces.
        time.sleep(min(0.5, max(0.0, until - time.monotonic())))
    wake.asked = False


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
