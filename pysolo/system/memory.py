"""A machine made of dictionaries: quick specs for what is written against System.

Files follow POSIX, accounts are read from the tree's /etc/passwd and /etc/group, commands are scripted with `on`.
"""

from __future__ import annotations

import errno
import re
from typing import Callable, Dict, List, Mapping, NamedTuple, Optional, Pattern, Sequence, Tuple, Union

from pysolo.system.command_line import needs_shell
from pysolo.system.environment import command_environment
from pysolo.system.errors import NoSuchFolder, UnknownAccount
from pysolo.system.interface import USUAL_PATH, Command, Environment, Stream, System
from pysolo.system.memory_files import MemoryFiles
from pysolo.system.memory_tree import fail
from pysolo.system.values import CommandResult, Group, Process, Uname, User

_PASSWD = "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n"
_GROUP = "root:x:0:\ndaemon:x:1:\n"


class Call(NamedTuple):
    """One command that was run, with what it was run with."""

    line: str
    command: Command
    cwd: Optional[str]
    env: Dict[str, str]
    user: Union[str, int, None]
    group: Union[str, int, None]
    umask: Optional[int]
    input: Optional[bytes]
    timeout: Optional[float]


Answer = Union[CommandResult, str, int, None]
Handler = Callable[[Call], Answer]


class MemorySystem(MemoryFiles, System):
    """A machine in memory. `files` maps paths to content; a path that ends in a slash is a folder, a str content is UTF-8."""

    def __init__(
        self,
        files: Optional[Mapping[str, Union[str, bytes]]] = None,
        *,
        uname: Optional[Uname] = None,
        fqdn: Optional[str] = "host.example.com",
        time: float = 1_700_000_000.0,
    ) -> None:
        super().__init__(time)
        self.variables: Dict[str, str] = {"PATH": ":".join(USUAL_PATH), "HOME": "/root"}
        self.calls: List[Call] = []
        self.signals: List[Tuple[int, int]] = []
        self.running: List[Process] = []
        self._uname = uname or Uname("Linux", "host", "6.1.0-18-amd64", "#1 SMP Debian 6.1.76-1", "x86_64")
        self._fqdn = fqdn
        self._handlers: List[Tuple[Pattern[str], Handler]] = []
        for path in ("/etc/", "/tmp/", "/root/"):
            self.makedirs(path)
        self.put("/etc/passwd", _PASSWD)
        self.put("/etc/group", _GROUP)
        for path, content in (files or {}).items():
            self.put(path, content)

    # -- set-up --------------------------------------------------------------------------------------------------------

    def put(self, path: str, content: Union[str, bytes] = "", mode: Optional[int] = None) -> None:
        """Make a file (or, with a path that ends in a slash, a folder) and its parents."""
        if path.endswith("/"):
            self.makedirs(path)
        else:
            self.makedirs(path.rpartition("/")[0] or "/")
            self.write_atomic(path, content.encode() if isinstance(content, str) else content)
        if mode is not None:
            self.chmod(path, mode)

    def on(
        self,
        command: Union[str, Pattern[str]],
        answer: Union[Answer, Handler] = None,
        *,
        stdout: str = "",
        stderr: str = "",
        status: int = 0,
    ) -> None:
        """Say what a command line does: an exact text or a pattern for the whole of it. The latest rule that matches wins.

        The answer is a function of the Call, a result, a text for its standard output or an exit status.
        """
        pattern = re.compile(re.escape(command)) if isinstance(command, str) else command
        if callable(answer):
            self._handlers.append((pattern, answer))
            return
        fixed: Answer = CommandResult("", stdout.encode(), stderr.encode(), status) if answer is None else answer
        self._handlers.append((pattern, lambda call: fixed))

    @property
    def lines(self) -> List[str]:
        """The command lines run so far."""
        return [call.line for call in self.calls]

    # -- commands ------------------------------------------------------------------------------------------------------

    def run(
        self,
        command: Command,
        *,
        cwd: Optional[str] = None,
        env: Optional[Environment] = None,
        user: Union[str, int, None] = None,
        group: Union[str, int, None] = None,
        umask: Optional[int] = None,
        input: Optional[bytes] = None,
        timeout: Optional[float] = None,
        stream: Optional[Stream] = None,
        login: bool = False,
        default_env: bool = True,
    ) -> CommandResult:
        account = self._account(user)
        if isinstance(group, str) and self.group_by_name(group) is None:
            raise UnknownAccount("group", group)
        if cwd is not None and not self.is_dir(cwd):
            raise NoSuchFolder(cwd)
        variables = command_environment(
            self.variables, env, "C.UTF-8" if default_env else None, account if login else None
        )
        line = command if isinstance(command, str) else " ".join(command)
        call = Call(line, command, cwd, variables, user, group, umask, input, timeout)
        self.calls.append(call)
        shown = command if isinstance(command, str) else tuple(command)
        result = self._answer(call)._replace(command=shown)
        if stream is not None and result.stdout + result.stderr:
            stream(result.stdout + result.stderr)
        return result

    def _account(self, user: Union[str, int, None]) -> Optional[User]:
        if isinstance(user, str):
            found = self.user_by_name(user)
            if found is None:
                raise UnknownAccount("user", user)
            return found
        return None if user is None else self.user_by_uid(user)

    def _answer(self, call: Call) -> CommandResult:
        for pattern, handler in reversed(self._handlers):
            if pattern.fullmatch(call.line):
                answer = handler(call)
                if isinstance(answer, CommandResult):
                    return answer
                if isinstance(answer, str):
                    return CommandResult("", answer.encode(), b"", 0)
                return CommandResult("", b"", b"", answer or 0)
        words = call.line.split() or [""]
        if words[0] in ("true", "false"):
            return CommandResult("", b"", b"", int(words[0] == "false"))
        if isinstance(call.command, str) and needs_shell(call.command):
            return CommandResult("", b"", f"/bin/sh: 1: {words[0]}: not found\n".encode(), 127)
        fail(errno.ENOENT, words[0])

    def which(self, program: str, extra: Sequence[str] = ()) -> Optional[str]:
        if "/" in program:
            return program if self.access(program, 1) else None
        for folder in [*self.variables.get("PATH", "").split(":"), *USUAL_PATH, *extra]:
            candidate = f"{folder}/{program}"
            if folder and self.is_file(candidate) and self.access(candidate, 1):
                return candidate
        return None

    def environ(self) -> Mapping[str, str]:
        return dict(self.variables)

    # -- accounts ------------------------------------------------------------------------------------------------------

    def users(self) -> List[User]:
        rows = (line.split(":") for line in self.read_text("/etc/passwd").splitlines() if line.count(":") >= 6)
        return [User(row[0], int(row[2]), int(row[3]), row[4], row[5], row[6], row[1]) for row in rows]

    def groups(self) -> List[Group]:
        rows = (line.split(":") for line in self.read_text("/etc/group").splitlines() if line.count(":") >= 3)
        return [Group(row[0], int(row[2]), tuple(filter(None, row[3].split(","))), row[1]) for row in rows]

    def user_by_name(self, name: str) -> Optional[User]:
        return next((user for user in self.users() if user.name == name), None)

    def user_by_uid(self, uid: int) -> Optional[User]:
        return next((user for user in self.users() if user.uid == uid), None)

    def group_by_name(self, name: str) -> Optional[Group]:
        return next((group for group in self.groups() if group.name == name), None)

    def group_by_gid(self, gid: int) -> Optional[Group]:
        return next((group for group in self.groups() if group.gid == gid), None)

    # -- the machine ---------------------------------------------------------------------------------------------------

    def uname(self) -> Uname:
        return self._uname

    def hostname(self) -> str:
        return self._uname.nodename

    def fqdn(self) -> Optional[str]:
        return self._fqdn

    def euid(self) -> int:
        return self.acting_as

    def umask(self) -> int:
        return self.mask

    def now(self) -> float:
        return self.time

    def monotonic(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds

    def kill(self, pid: int, signal: int) -> None:
        if all(process.pid != pid for process in self.running):
            fail(errno.ESRCH, str(pid))
        self.signals.append((pid, signal))

    def processes(self) -> List[Process]:
        return list(self.running)
