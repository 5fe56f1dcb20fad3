"""A run in a process of its own: what it does to itself, a crash too, leaves the one that reports on it whole."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from typing import NamedTuple, NoReturn, Optional

_GRACE = 10.0  # seconds between asking a run to end and killing it


class ChildResult(NamedTuple):
    exit_code: Optional[int]  # 128+N when a signal ended it
    timed_out: bool
    stopped_by: Optional[int]  # the signal that we were asked to stop with


def run_in_child(work: Callable[[], int], timeout: Optional[float] = None) -> ChildResult:
    """Fork, do the work there and wait. INT and TERM are passed on; after the time-out it and all that it started are killed."""
    reader, writer = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _be_child(work, parent)
    os.close(writer)
    asked: list[int] = []

    def pass_on(number: int, frame: object) -> None:
        asked.append(number)
        os.kill(pid, number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        timed_out = not _wait(reader, timeout)
        if timed_out:
            os.kill(pid, signal.SIGTERM)
            if not _wait(reader, min(_GRACE, timeout or _GRACE)):
                _kill_all(pid)
        _, status = os.waitpid(pid, 0)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reader)
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)
    return ChildResult(code, timed_out, asked[0] if asked else None)


def _wait(reader: int, timeout: Optional[float]) -> bool:
    """Whether the other end of the pipe was closed, which the end of its process does."""
    end = None if timeout is None else time.monotonic() + timeout
    while True:
        left = None if end is None else max(0.0, end - time.monotonic())
        if select.select([reader], [], [], left)[0]:
            return True
        if end is not None and time.monotonic() >= end:
            return False


def _kill_all(pid: int) -> None:
    """The process and its descendants, which have process groups of their own. They are found first: orphans are not."""
    import psutil

    try:
        leader = psutil.Process(pid)
        family = [*leader.children(recursive=True), leader]
    except psutil.NoSuchProcess:
        return
    for process in family:
        try:
            process.kill()
        except psutil.Error:
            pass


def _be_child(work: Callable[[], int], parent: int) -> NoReturn:
    status = 1
    try:
        os.setpgid(0, 0)  # a terminal's interrupt reaches the one that waits, which passes it on
        _die_with(parent)
        status = work()
    except BaseException:
        import sys
        import traceback

        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(status & 0xFF)


def _die_with(parent: int) -> None:
    """Linux ends this process when the one that waits for it is killed: nobody would report what it did."""
    import ctypes

    try:
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    except (OSError, AttributeError):
        return
    if os.getppid() != parent:
        os._exit(1)
