"""What can go wrong at the door to the machine, beside the plain OSError family."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from pysolo.system.values import CommandResult


class CommandTimeout(Exception):
    """A command ran longer than it was allowed to; its process group has been killed."""

    def __init__(self, result: CommandResult, seconds: float) -> None:
        said = "Command exceeded allowed execution time, process terminated"
        super().__init__(f"Command timed out after {int(seconds)}s:\n{said}\n{result.report()}")
        self.result = result
        self.seconds = seconds


class UnknownAccount(LookupError):
    """A user or group that the machine does not have."""

    def __init__(self, kind: str, name: object) -> None:
        super().__init__(f"can't find {kind} for {name}")
        self.kind = kind
        self.name = name

    def __str__(self) -> str:
        return str(self.args[0])


class NoSuchFolder(FileNotFoundError):
    """The working directory asked for does not exist (a missing program is a plain FileNotFoundError)."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.ENOENT, "No such file or directory", path)


class HttpUnavailable(OSError):
    """The network did not give an answer at all: name, connection, TLS or time-out."""

    def __init__(self, url: str, reason: str, cause: Optional[BaseException] = None) -> None:
        super().__init__(errno.EHOSTUNREACH, f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.cause = cause

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class TooManyRedirects(HttpUnavailable):
    """A URL that leads from redirect to redirect."""


class LockTimeout(Exception):
    """Another run holds the lock, and did not give it up in time."""

    def __init__(self, path: str, holder: Optional[int], seconds: float) -> None:
        who = f"process {holder}" if holder else "another process"
        super().__init__(f"{path} is held by {who}; gave up waiting after {seconds:g}s")
        self.path = path
        self.holder = holder
