"""A machine made of dictionaries: quick specs for what is written against System.

Files follow POSIX, accounts are read from the tree's /etc/passwd and /etc/group, commands are scripted with `on`.
"""

from __future__ import annotations

import errno
import re
from typing import Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional, Pattern, Sequence, Tuple, Union

from pysolo.system.command_line import needs_shell
from pysolo.system.environment import command_environment
from pysolo.system.errors import NoSuchFolder, UnknownAccount
from pysolo.system.interface import USUAL_PATH, Command, Data, Environment, StagedFile, Stream, System
from pysolo.system.memory_tree import Node, Tree, fail
from pysolo.system.values import CommandResult, FileStat, FileSystemSize, Group, Process, Uname, User

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


class MemoryStagedFile(StagedFile):
    """New content in the tree, beside its target."""

    def __init__(self, system: MemorySystem, target: str, data: bytes) -> None:
        self._system = system
        self.target = target
        folder, _, name = target.rpartition("/")
        system.serial += 1
        self.path = f"{folder}/.chef-{name}{system.serial:06d}"
        there = system.tree.get(target, follow=False)
        if there is not None and there.kind == "dir":
            fail(errno.EISDIR, target)
        node = system.new_node("file", 0o600)
        node.data = data
        system.tree.add(self.path, node)
        self._pending = True

    def commit(
        self,
        mode: Optional[int] = None,
        uid: Optional[int] = None,
        gid: Optional[int] = None,
        selinux_from: Optional[str] = None,
    ) -> None:
        tree = self._system.tree
        node = tree.find(self.path, follow=False)
        old = tree.get(self.target, follow=False)
        if old is not None and old.kind == "link":
            old = None
        if uid is None:
            uid = node.uid if old is None else old.uid
        if gid is None:
            gid = node.gid if old is None else old.gid
        if mode is None:
            mode = 0o666 & ~self._system.mask if old is None else old.mode
        node.mode, node.uid, node.gid = mode, uid, gid
        tree.move(self.path, self.target)
        self._pending = False

    def discard(self) -> None:
        if self._pending:
            self._pending = False
            if self._system.tree.get(self.path, follow=False) is not None:
                self._system.tree.remove(self.path, folder=False)


class MemorySystem(System):
    """A machine in memory. `files` maps paths to content; a path that ends in a slash is a folder, a str content is UTF-8."""

    def __init__(
        self,
        files: Optional[Mapping[str, Union[str, bytes]]] = None,
        *,
        uname: Optional[Uname] = None,
        fqdn: Optional[str] = "host.example.com",
        time: float = 1_700_000_000.0,
    ) -> None:
        self.tree = Tree()
        self.mask = 0o022
        self.serial = 0
        self.time = time
        self.acting_as = 0
        self.variables: Dict[str, str] = {"PATH": ":".join(USUAL_PATH), "HOME": "/root"}
        self.calls: List[Call] = []
        self.signals: List[Tuple[int, int]] = []
        self.running: List[Process] = []
        self.size = FileSystemSize(1 << 40, 1 << 39, 1 << 39, 1 << 20, 1 << 19)
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

    def new_node(self, kind: str, mode: int) -> Node:
        """A node that we own, made now."""
        return Node(kind, mode, self.acting_as, 0, self.time)

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

    # -- files ---------------------------------------------------------------------------------------------------------

    def read_bytes(self, path: str) -> bytes:
        node = self.tree.find(path)
        if node.kind == "dir":
            fail(errno.EISDIR, path)
        return node.data

    def read_chunks(self, path: str, size: int = 65536) -> Iterator[bytes]:
        data = self.read_bytes(path)
        for start in range(0, len(data), size):
            yield data[start : start + size]

    def stat(self, path: str) -> FileStat:
        return self.tree.find(path).stat()

    def lstat(self, path: str) -> FileStat:
        return self.tree.find(path, follow=False).stat()

    def listdir(self, path: str) -> List[str]:
        node = self.tree.find(path)
        if node.kind != "dir":
            fail(errno.ENOTDIR, path)
        return sorted(node.children)

    def readlink(self, path: str) -> str:
        node = self.tree.find(path, follow=False)
        if node.kind != "link":
            fail(errno.EINVAL, path)
        return node.text

    def realpath(self, path: str) -> str:
        return self.tree.resolved(path)

    def glob(self, pattern: str) -> List[str]:
        import fnmatch

        pieces = [
            "(?:[^/.][^/]*/)*" if piece == "**" else fnmatch.translate(piece)[4:-3].replace(".*", "[^/]*") + "/"
            for piece in pattern.strip("/").split("/")
        ]
        wanted = re.compile("/" + "".join(pieces))
        found = (path for path, _ in self.tree.walk() if wanted.fullmatch(path.rstrip("/") + "/"))
        hidden = pattern.rpartition("/")[2].startswith(".")
        return sorted(path for path in found if hidden or not path.rpartition("/")[2].startswith("."))

    def access(self, path: str, mode: int) -> bool:
        node = self.tree.get(path)
        if node is None:
            return False
        if self.acting_as == 0:
            return mode != 1 or node.kind == "dir" or bool(node.mode & 0o111)
        shift = 6 if node.uid == self.acting_as else 0
        return (node.mode >> shift) & mode == mode

    def size_of_filesystem(self, path: str) -> FileSystemSize:
        self.tree.find(path)
        return self.size

    def stage(self, path: str, data: Data, *, follow: bool = True) -> MemoryStagedFile:
        target = self.tree.resolved(path) if follow else path
        return MemoryStagedFile(self, target, bytes(data) if isinstance(data, bytes) else b"".join(data))

    def overwrite(self, path: str, data: Data) -> None:
        node = self.tree.find(path)
        if node.kind == "dir":
            fail(errno.EISDIR, path)
        node.data = bytes(data) if isinstance(data, bytes) else b"".join(data)
        node.mtime = self.now()

    def mkdir(self, path: str, mode: int = 0o777) -> None:
        self.tree.add(path, self.new_node("dir", mode & ~self.mask))

    def makedirs(self, path: str, mode: int = 0o777) -> None:
        done = ""
        parts = [part for part in path.split("/") if part]
        for number, part in enumerate(parts, 1):
            done = f"{done}/{part}"
            there = self.tree.get(done)
            if there is None:
                self.mkdir(done, mode if number == len(parts) else 0o777)
            elif there.kind != "dir":
                fail(errno.ENOTDIR if number < len(parts) else errno.EEXIST, path)

    def rmdir(self, path: str) -> None:
        self.tree.remove(path, folder=True)

    def unlink(self, path: str) -> None:
        self.tree.remove(path, folder=False)

    def rmtree(self, path: str) -> None:
        node = self.tree.find(path, follow=False)
        if node.kind == "dir":
            node.children.clear()
        self.tree.remove(path, folder=node.kind == "dir")

    def rename(self, old: str, new: str) -> None:
        self.tree.move(old, new)

    def symlink(self, target: str, path: str) -> None:
        node = self.new_node("link", 0o777)
        node.text = target
        self.tree.add(path, node)

    def hardlink(self, target: str, path: str) -> None:
        node = self.tree.find(target, follow=False)
        if node.kind == "dir":
            fail(errno.EPERM, target)
        self.tree.add(path, node)
        node.links += 1

    def chmod(self, path: str, mode: int) -> None:
        self.tree.find(path).mode = mode

    def chown(self, path: str, uid: int, gid: int) -> None:
        self._own(self.tree.find(path), uid, gid)

    def lchown(self, path: str, uid: int, gid: int) -> None:
        self._own(self.tree.find(path, follow=False), uid, gid)

    @staticmethod
    def _own(node: Node, uid: int, gid: int) -> None:
        node.uid = node.uid if uid == -1 else uid
        node.gid = node.gid if gid == -1 else gid

    def utime(self, path: str, times: Optional[Tuple[float, float]] = None) -> None:
        node = self.tree.find(path)
        node.atime, node.mtime = times or (self.time, self.time)

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
