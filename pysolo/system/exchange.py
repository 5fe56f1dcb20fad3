"""Talking to a running command: feeding its input, collecting its output, waiting for it, stopping it."""

from __future__ import annotations

import os
import select
import signal
import time
from typing import Dict, List, Optional, Tuple

from pysolo.system.interface import Stream

_READ_SIZE = 65536
#: how often to look for the child's end where the kernel has no pidfd
_LOOK_AGAIN = 0.01
#: what a command gets between TERM and KILL
_GRACE = 3.0


class Child:
    """One command in a session of its own, and our ends of its pipes."""

    def __init__(self, timeout: Optional[float], stream: Optional[Stream]) -> None:
        self._deadline = None if timeout is None else time.monotonic() + timeout
        self._stream = stream
        self._pieces: Dict[int, List[bytes]] = {}
        self._ours: Tuple[int, int, int] = (-1, -1, -1)
        self._theirs: Tuple[int, int, int] = (-1, -1, -1)
        self._open: List[int] = []
        self._pid = 0
        self._watch = -1
        #: the wait status, once it ended
        self.status: Optional[int] = None

    @property
    def stdout(self) -> bytes:
        return b"".join(self._pieces.get(self._ours[1], ()))

    @property
    def stderr(self) -> bytes:
        return b"".join(self._pieces.get(self._ours[2], ()))

    def pipes(self, has_input: bool) -> Tuple[int, int, int]:
        """Make the pipes and return the child's ends; its input is -1 when there is none."""
        self._close_files()
        stdin_read, stdin_write = os.pipe() if has_input else (-1, -1)
        stdout_read, stdout_write = os.pipe()
        stderr_read, stderr_write = os.pipe()
        self._ours = (stdin_write, stdout_read, stderr_read)
        self._theirs = (stdin_read, stdout_write, stderr_write)
        self._open = [fd for fd in self._ours + self._theirs if fd >= 0]
        for fd in self._ours:
            if fd >= 0:
                os.set_blocking(fd, False)
        self._pieces = {stdout_read: [], stderr_read: []}
        return self._theirs

    def started(self, pid: int) -> None:
        """The child runs: its ends are its own now."""
        self._pid = pid
        for fd in self._theirs:
            self._close(fd)
        try:
            self._watch = os.pidfd_open(pid)
        except (OSError, AttributeError):
            self._watch = -1

    def exchange(self, data: Optional[bytes]) -> bool:
        """Carry input and output until the command itself ends; False when its time ran out first.

        What it left running may hold the pipes open: that is not waited for.
        """
        poll = select.poll()
        for fd in (*self._pieces, self._watch):
            if fd >= 0:
                poll.register(fd, select.POLLIN)
        rest = memoryview(data or b"")
        if self._ours[0] >= 0:
            poll.register(self._ours[0], select.POLLOUT)
        while self.status is None:
            left = None if self._deadline is None else self._deadline - time.monotonic()
            if left is not None and left <= 0:
                self._stop()
                self._drain()
                return False
            for fd, _ in poll.poll(self._pause(left)):
                if fd == self._ours[0]:
                    rest = self._write(rest, poll)
                elif fd in self._pieces and not self._read(fd):
                    poll.unregister(fd)
            self._reap(os.WNOHANG)
        self._drain()
        return True

    def close(self) -> None:
        """Leave nothing open and nothing running, whatever happened."""
        if self._pid and self.status is None:
            self._stop()
        self._close_files()

    def _pause(self, left: Optional[float]) -> Optional[float]:
        if self._watch < 0:
            left = _LOOK_AGAIN if left is None else min(left, _LOOK_AGAIN)
        return None if left is None else left * 1000 + 1

    def _write(self, rest: memoryview, poll: select.poll) -> memoryview:
        fd = self._ours[0]
        try:
            rest = rest[os.write(fd, rest[:_READ_SIZE]) :]
        except BlockingIOError:
            return rest
        except BrokenPipeError:  # it does not want to hear more
            rest = rest[len(rest) :]
        if not rest:
            poll.unregister(fd)
            self._close(fd)
        return rest

    def _read(self, fd: int) -> bool:
        """Take one piece; False at the end of the output."""
        try:
            piece = os.read(fd, _READ_SIZE)
        except BlockingIOError:
            return True
        if piece:
            self._pieces[fd].append(piece)
            if self._stream is not None:
                self._stream(piece)
        return bool(piece)

    def _drain(self) -> None:
        """The rest that lies in the pipes already."""
        for fd in self._pieces:
            before = -1
            while len(self._pieces[fd]) != before:
                before = len(self._pieces[fd])
                self._read(fd)

    def _reap(self, flags: int) -> None:
        if self.status is None:
            try:
                pid, status = os.waitpid(self._pid, flags)
            except ChildProcessError:  # somebody else waited for it: how it ended is lost
                pid, status = self._pid, 0
            if pid:
                self.status = status

    def _stop(self) -> None:
        """TERM to the whole group, KILL to what is left of it after a while."""
        try:
            os.killpg(self._pid, signal.SIGTERM)
            end = time.monotonic() + _GRACE
            while time.monotonic() < end:
                self._reap(os.WNOHANG)
                os.killpg(self._pid, 0)
                time.sleep(_LOOK_AGAIN)
            os.killpg(self._pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self._reap(0)

    def _close(self, fd: int) -> None:
        if fd in self._open:
            self._open.remove(fd)
            os.close(fd)

    def _close_files(self) -> None:
        if self._watch >= 0:
            os.close(self._watch)
            self._watch = -1
        for fd in list(self._open):
            self._close(fd)
