"""The values that cross the door: results and descriptions, all immutable."""

from __future__ import annotations

import stat
from typing import NamedTuple, Optional, Sequence, Tuple, Union

_KINDS = {
    stat.S_IFREG: "file",
    stat.S_IFDIR: "dir",
    stat.S_IFLNK: "link",
    stat.S_IFBLK: "block",
    stat.S_IFCHR: "char",
    stat.S_IFIFO: "fifo",
    stat.S_IFSOCK: "socket",
}


def kind_of(mode: int) -> str:
    """The kind of file that a full st_mode says."""
    return _KINDS.get(stat.S_IFMT(mode), "file")


class FileStat(NamedTuple):
    """What stat(2) says. `mode` is the permission part alone (07777)."""

    kind: str
    mode: int
    uid: int
    gid: int
    size: int
    mtime: float
    inode: int
    device: int
    links: int = 1
    atime: float = 0.0

    @property
    def is_file(self) -> bool:
        return self.kind == "file"

    @property
    def is_dir(self) -> bool:
        return self.kind == "dir"

    @property
    def is_link(self) -> bool:
        return self.kind == "link"


class CommandResult(NamedTuple):
    """What a command did. `status` is None when a signal ended it."""

    command: Union[str, Tuple[str, ...]]
    stdout: bytes
    stderr: bytes
    status: Optional[int]
    signal: Optional[int] = None

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8", "replace")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8", "replace")

    @property
    def ok(self) -> bool:
        return self.status == 0

    @property
    def line(self) -> str:
        """The command as one line of text."""
        return self.command if isinstance(self.command, str) else " ".join(self.command)

    def report(self) -> str:
        """The command with its output, for the text of an error."""
        text = (
            f"---- Begin output of {self.line} ----\n"
            f"STDOUT: {self.out.strip()}\n"
            f"STDERR: {self.err.strip()}\n"
            f"---- End output of {self.line} ----\n"
        )
        if self.status is not None:
            return f"{text}Ran {self.line} returned {self.status}"
        return f"{text}Ran {self.line} ended by signal {self.signal}" if self.signal else text

    def unexpected(self, expected: Sequence[int] = (0,)) -> str:
        """The text for an exit status that was not among the expected ones."""
        codes = ", ".join(str(code) for code in expected)
        got = f"'{self.status}'" if self.status is not None else "''"
        return f"Expected process to exit with [{codes}], but received {got}\n{self.report()}"


class User(NamedTuple):
    """A row of the password database."""

    name: str
    uid: int
    gid: int
    gecos: str
    home: str
    shell: str
    password: str = "x"


class Shadow(NamedTuple):
    """A row of the shadow database; an empty number is None."""

    name: str
    password: str
    last_change: Optional[int]
    minimum: Optional[int]
    maximum: Optional[int]
    warning: Optional[int]
    inactive: Optional[int]
    expire: Optional[int]


class Group(NamedTuple):
    """A row of the group database."""

    name: str
    gid: int
    members: Tuple[str, ...]
    password: str = "x"


class Mount(NamedTuple):
    """One mounted file system, as /proc/self/mountinfo tells it."""

    device: str
    point: str
    fstype: str
    options: Tuple[str, ...]
    super_options: Tuple[str, ...]
    root: str
    number: str


class Process(NamedTuple):
    """One running process. `command` is the kernel's short name, `line` the whole command line (a kernel thread has none)."""

    pid: int
    ppid: int
    uid: int
    command: str
    line: str
    state: str


class Uname(NamedTuple):
    """What uname(2) says."""

    sysname: str
    nodename: str
    release: str
    version: str
    machine: str


class FileSystemSize(NamedTuple):
    """Room on a mounted file system: in bytes, and in inodes."""

    total: int
    free: int
    available: int
    inodes: int
    inodes_free: int
