"""One run at a time: a lock file that names its holder."""

from __future__ import annotations

import fcntl
import os
import time
from types import TracebackType
from typing import Callable, Optional, Type

from pysolo.system.errors import LockTimeout

_LOOK_AGAIN = 0.1


class RunLock:
    """An advisory lock on a file, freed by the kernel when its holder ends, however it ends.

    A context manager. `timeout` None waits for ever, as Chef's run lock does; 0 tries once. `on_wait` is called with the
    holder's process number when there is something to wait for.
    """

    def __init__(
        self,
        path: str,
        timeout: Optional[float] = None,
        on_wait: Optional[Callable[[Optional[int]], None]] = None,
    ) -> None:
        self.path = path
        self._timeout = timeout
        self._on_wait = on_wait
        self._fd = -1

    def acquire(self) -> None:
        """Take the lock, or raise LockTimeout."""
        os.makedirs(os.path.dirname(self.path) or ".", exist_ok=True)
        fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            self._wait(fd)
            os.ftruncate(fd, 0)
            os.pwrite(fd, f"{os.getpid()}\n".encode(), 0)
        except BaseException:
            os.close(fd)
            raise
        self._fd = fd

    def _wait(self, fd: int) -> None:
        end = None if self._timeout is None else time.monotonic() + self._timeout
        told = False
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                pass
            if end is not None and time.monotonic() >= end:
                raise LockTimeout(self.path, _holder(fd), self._timeout or 0)
            if not told and self._on_wait is not None:
                told = True
                self._on_wait(_holder(fd))
            time.sleep(_LOOK_AGAIN)

    def release(self) -> None:
        """Give the lock up. The file stays: removing it would let two later runs hold locks on two files of one name."""
        if self._fd >= 0:
            os.ftruncate(self._fd, 0)
            os.close(self._fd)
            self._fd = -1

    def __enter__(self) -> RunLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.release()


def _holder(fd: int) -> Optional[int]:
    text = os.pread(fd, 32, 0).strip()
    return int(text) if text.isdigit() else None
