"""The logger: made once by the command line and passed on, never global.

A line looks as Chef writes it: ``[2026-11-25T00:00:00+00:00] INFO: message``.
"""

from __future__ import annotations

import sys
import time
from typing import Any, Protocol

LEVELS = ("trace", "debug", "info", "warn", "error", "fatal")
_RANK = {name: rank for rank, name in enumerate(LEVELS)}
_SYSLOG_PRIORITY = {"trace": 7, "debug": 7, "info": 6, "warn": 4, "error": 3, "fatal": 2}


def timestamp(moment: float | None = None) -> str:
    """ISO 8601 with the colon in the zone that strftime leaves out."""
    text = time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(moment))
    return f"{text[:-2]}:{text[-2:]}"


class Sink(Protocol):
    """Where log lines go."""

    def write(self, level: str, message: str) -> None: ...


class StreamSink:
    """Lines to standard output, standard error or any open text file."""

    def __init__(self, stream: Any = None) -> None:
        self._stream = stream

    def write(self, level: str, message: str) -> None:
        # Looked up late: whoever replaces sys.stdout (a daemon, a spec) means the log as well.
        stream = self._stream or sys.stdout
        stream.write(f"[{timestamp()}] {level.upper()}: {message}\n")
        stream.flush()


class FileSink(StreamSink):
    """Lines appended to a file, which is opened at once so that a bad path is an error at the start."""

    def __init__(self, path: str) -> None:
        self._file = open(path, "a", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
        super().__init__(self._file)

    def close(self) -> None:
        self._file.close()


class SyslogSink:
    """Messages to the system's log daemon."""

    def __init__(self, name: str = "chef-solo") -> None:
        import syslog

        self._send = syslog.syslog
        syslog.openlog(name, syslog.LOG_PID, syslog.LOG_DAEMON)

    def write(self, level: str, message: str) -> None:
        for line in message.splitlines():
            self._send(_SYSLOG_PRIORITY[level], f"{level.upper()}: {line}")


class Log:
    """Writes what is at or above its level to each sink."""

    def __init__(self, level: str = "warn", *sinks: Sink) -> None:
        self.sinks: list[Sink] = list(sinks)
        self.level = level

    @property
    def level(self) -> str:
        return self._level

    @level.setter
    def level(self, name: str) -> None:
        if name not in _RANK:
            raise ValueError(f"unknown log level {name!r}: one of {', '.join(LEVELS)}")
        self._level = name
        self._rank = _RANK[name]

    def enabled(self, level: str) -> bool:
        """Whether a message of this level goes anywhere; ask before building a dear one."""
        return _RANK[level] >= self._rank

    def write(self, level: str, message: str) -> None:
        if _RANK[level] >= self._rank:
            for sink in self.sinks:
                sink.write(level, message)

    def trace(self, message: str) -> None:
        self.write("trace", message)

    def debug(self, message: str) -> None:
        self.write("debug", message)

    def info(self, message: str) -> None:
        self.write("info", message)

    def warn(self, message: str) -> None:
        self.write("warn", message)

    def error(self, message: str) -> None:
        self.write("error", message)

    def fatal(self, message: str) -> None:
        self.write("fatal", message)
