"""The real machine."""

from __future__ import annotations

import os
import time
from typing import List, Optional

from pysolo.system.commands import LocalCommands
from pysolo.system.files import LocalFiles, current_umask
from pysolo.system.interface import System
from pysolo.system.processes import read_processes
from pysolo.system.values import Process, Uname


class LocalSystem(LocalCommands, LocalFiles, System):
    """The machine that this process runs on."""

    def __init__(self, locale: Optional[str] = None) -> None:
        if locale:
            self.locale = locale
        _keep_to_ourselves()

    def uname(self) -> Uname:
        found = os.uname()
        return Uname(found.sysname, found.nodename, found.release, found.version, found.machine)

    def hostname(self) -> str:
        return os.uname().nodename

    def fqdn(self) -> Optional[str]:
        import socket

        name = self.hostname()
        try:
            *_, canonical, address = socket.getaddrinfo(name, None, 0, socket.SOCK_STREAM, 0, socket.AI_CANONNAME)[0]
            if "." in canonical:
                return canonical
            reverse = socket.getnameinfo(address, 0)[0].partition("%")[0]
        except OSError:
            return None
        is_address = ":" in reverse or reverse.replace(".", "").isdigit()
        return name if is_address else reverse

    def euid(self) -> int:
        return os.geteuid()

    def umask(self) -> int:
        return current_umask()

    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def kill(self, pid: int, signal: int) -> None:
        os.kill(pid, signal)

    def processes(self) -> List[Process]:
        return read_processes()


def _keep_to_ourselves() -> None:
    """Descriptors that whoever started us left open are not for the commands that we run, daemons among them."""
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2:
            try:
                os.set_inheritable(int(name), False)
            except OSError:  # the one that listed the folder
                pass
