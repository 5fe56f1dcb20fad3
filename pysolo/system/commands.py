"""Running commands on this machine."""

from __future__ import annotations

import errno
import os
import signal
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

from pysolo.system.accounts import LocalAccounts
from pysolo.system.command_line import arguments
from pysolo.system.environment import command_environment
from pysolo.system.errors import CommandTimeout, NoSuchFolder, UnknownAccount
from pysolo.system.exchange import Child
from pysolo.system.interface import USUAL_PATH, Command, Environment, Stream
from pysolo.system.values import CommandResult, User

#: Python ignores these; a command must not inherit that.
_RESTORED_SIGNALS = (signal.SIGPIPE, signal.SIGXFSZ)


class Identity(NamedTuple):
    """Who a command runs as; None is: as we do."""

    uid: Optional[int] = None
    gid: Optional[int] = None
    groups: Optional[List[int]] = None

    @property
    def is_ours(self) -> bool:
        return self.uid is None and self.gid is None


def find_program(program: str, path: str, cwd: Optional[str]) -> Optional[str]:
    """The file to execute for a program name, as execvp finds it."""
    if "/" in program:
        return program
    for folder in path.split(":"):
        candidate = os.path.join(folder or ".", program)
        seen = os.path.join(cwd, candidate) if cwd else candidate
        if os.access(seen, os.X_OK) and not os.path.isdir(seen):
            return candidate
    return None


class LocalCommands(LocalAccounts):
    """The running part of LocalSystem."""

    #: the locale that commands with `default_env` run in
    locale = "C.UTF-8"

    def environ(self) -> Dict[str, str]:
        return dict(os.environ)

    def which(self, program: str, extra: Sequence[str] = ()) -> Optional[str]:
        folders = [*os.environ.get("PATH", "").split(":"), *USUAL_PATH, *extra]
        return find_program(program, ":".join(folder for folder in folders if folder), None)

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
        identity, account = self._identity(user, group, login)
        environment = command_environment(os.environ, env, self.locale if default_env else None, account)
        if cwd is not None and not os.path.isdir(cwd):
            raise NoSuchFolder(cwd)
        argv = arguments(command)
        program = find_program(argv[0], environment.get("PATH", os.defpath), cwd) if argv else None
        if program is None:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", argv[0] if argv else "")
        child = Child(timeout, stream)
        try:
            try:
                self._start(child, argv, program, environment, cwd, identity, umask, input is not None)
            except OSError as error:
                if error.errno != errno.ENOEXEC:
                    raise
                # a script without an interpreter line: exec(3) hands it to the shell, and so do we
                script = ("/bin/sh", program, *argv[1:])
                self._start(child, script, "/bin/sh", environment, cwd, identity, umask, input is not None)
            in_time = child.exchange(input)
        finally:
            child.close()
        shown = command if isinstance(command, str) else argv
        code = child.status or 0
        result = CommandResult(
            shown,
            child.stdout,
            child.stderr,
            os.WEXITSTATUS(code) if os.WIFEXITED(code) else None,
            os.WTERMSIG(code) if os.WIFSIGNALED(code) else None,
        )
        if not in_time:
            raise CommandTimeout(result, timeout or 0)
        return result

    def _identity(
        self, user: Union[str, int, None], group: Union[str, int, None], login: bool
    ) -> Tuple[Identity, Optional[User]]:
        """A user keeps our group, and without a login our further groups too, as Mixlib::ShellOut does."""
        gid: Optional[int] = None
        if group is not None:
            gid = group if isinstance(group, int) else self._gid_of(group)
        if user is None:
            return Identity(None, gid), None
        account = self.user_by_uid(user) if isinstance(user, int) else self.user_by_name(user)
        if account is None:
            if isinstance(user, int) and not login:
                return Identity(user, gid), None
            raise UnknownAccount("user", user)
        if not login:
            uid = None if account.uid == os.geteuid() else account.uid
            return Identity(uid, gid), None
        groups = [entry.gid for entry in self.groups() if account.name in entry.members]
        return Identity(account.uid, gid, groups), account

    def _gid_of(self, name: str) -> int:
        entry = self.group_by_name(name)
        if entry is None:
            raise UnknownAccount("group", name)
        return entry.gid

    def _start(
        self,
        child: Child,
        argv: Sequence[str],
        program: str,
        environment: Dict[str, str],
        cwd: Optional[str],
        identity: Identity,
        umask: Optional[int],
        has_input: bool,
    ) -> None:
        stdin, stdout, stderr = child.pipes(has_input)
        if cwd is None and umask is None and identity.is_ours:
            actions = [
                (os.POSIX_SPAWN_DUP2, stdin, 0) if has_input else (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_DUP2, stdout, 1),
                (os.POSIX_SPAWN_DUP2, stderr, 2),
            ]
            child.started(
                os.posix_spawn(
                    program, list(argv), environment, file_actions=actions, setsid=True, setsigdef=_RESTORED_SIGNALS
                )
            )
        else:
            child.started(_start_elsewhere(argv, program, environment, cwd, identity, umask, (stdin, stdout, stderr)))


def _start_elsewhere(
    argv: Sequence[str],
    program: str,
    environment: Dict[str, str],
    cwd: Optional[str],
    identity: Identity,
    umask: Optional[int],
    ends: Tuple[int, int, int],
) -> int:
    """Start a command that needs more than posix_spawn can give: a folder, a mask or another identity."""
    import subprocess

    stdin, stdout, stderr = ends
    process = subprocess.Popen(
        list(argv),
        executable=program,
        env=environment,
        cwd=cwd,
        start_new_session=True,
        stdin=stdin if stdin >= 0 else subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        user=identity.uid,
        group=identity.gid,
        extra_groups=identity.groups,
        umask=-1 if umask is None else umask,
    )
    process.returncode = 0  # we wait for it ourselves: Popen must not
    return process.pid
