"""The contract between everything that changes or looks at a machine, and the machine."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Callable, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Type, Union

from pysolo.system.values import (
    CommandResult,
    FileStat,
    FileSystemSize,
    Group,
    Mount,
    Process,
    Shadow,
    Uname,
    User,
)

Command = Union[str, Sequence[str]]
Data = Union[bytes, Iterable[bytes]]
Environment = Mapping[str, Optional[str]]
Stream = Callable[[bytes], None]

#: Where programs are looked for when the caller's own PATH does not name these folders.
USUAL_PATH = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
#: The environment that a login as a user gives, beside what names the user.
LOGIN_PATH = "/sbin:/bin:/usr/sbin:/usr/bin"


class StagedFile(ABC):
    """New content lying beside its target, to be checked before it takes the target's place.

    A context manager: what was not committed at its end is discarded.
    """

    #: where the staged content can be read
    path: str
    #: where it will go
    target: str

    @abstractmethod
    def commit(
        self,
        mode: Optional[int] = None,
        uid: Optional[int] = None,
        gid: Optional[int] = None,
        selinux_from: Optional[str] = None,
    ) -> None:
        """Give the file its rights and move it over the target in one step. What is None stays as the target has it."""

    @abstractmethod
    def discard(self) -> None:
        """Remove the staged content; harmless after a commit."""

    def __enter__(self) -> StagedFile:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.discard()


class System(ABC):
    """A machine. File trouble is an OSError as the kernel tells it; paths are plain strings."""

    # -- commands ------------------------------------------------------------------------------------------------------

    @abstractmethod
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
        """Run a command to its end, as Mixlib::ShellOut does.

        A string without shell syntax is executed directly, with shell syntax by /bin/sh; a sequence never sees a shell. A missing
        program is FileNotFoundError, a missing `cwd` NoSuchFolder, a missing user or group UnknownAccount. A value None in `env`
        removes the variable. `user` alone keeps the group; with `login` the user's groups and HOME, SHELL, USER, LOGNAME, PATH come
        too. `default_env` sets the locale and completes PATH. After `timeout` seconds the whole process group is killed and
        CommandTimeout raised. `stream` gets every piece of either output as it comes.
        """

    @abstractmethod
    def which(self, program: str, extra: Sequence[str] = ()) -> Optional[str]:
        """Where a program is: in PATH, then the usual folders, then `extra`."""

    @abstractmethod
    def environ(self) -> Mapping[str, str]:
        """The environment that commands inherit."""

    # -- reading files -------------------------------------------------------------------------------------------------

    @abstractmethod
    def read_bytes(self, path: str) -> bytes:
        """The whole content."""

    @abstractmethod
    def read_chunks(self, path: str, size: int = 65536) -> Iterator[bytes]:
        """The content piece by piece."""

    @abstractmethod
    def stat(self, path: str) -> FileStat:
        """What the path leads to."""

    @abstractmethod
    def lstat(self, path: str) -> FileStat:
        """The thing itself, a link too."""

    @abstractmethod
    def listdir(self, path: str) -> List[str]:
        """Names in a folder, sorted."""

    @abstractmethod
    def readlink(self, path: str) -> str:
        """The text of a link."""

    @abstractmethod
    def realpath(self, path: str) -> str:
        """The path with every link on it followed."""

    @abstractmethod
    def glob(self, pattern: str) -> List[str]:
        """Existing paths that match a shell pattern (`**` crosses folders), sorted."""

    @abstractmethod
    def access(self, path: str, mode: int) -> bool:
        """os.access: may this process read (4), write (2), execute (1) it?"""

    @abstractmethod
    def size_of_filesystem(self, path: str) -> FileSystemSize:
        """How much room the file system of a path has."""

    # -- changing files ------------------------------------------------------------------------------------------------

    @abstractmethod
    def stage(self, path: str, data: Data, *, follow: bool = True) -> StagedFile:
        """Write new content for `path` beside it, readable by the owner alone, without touching `path` yet."""

    @abstractmethod
    def overwrite(self, path: str, data: Data) -> None:
        """Put new content into an existing file itself, for places that cannot be replaced by a rename."""

    @abstractmethod
    def mkdir(self, path: str, mode: int = 0o777) -> None:
        """Make one folder."""

    @abstractmethod
    def makedirs(self, path: str, mode: int = 0o777) -> None:
        """Make a folder and its missing parents; an existing one is fine."""

    @abstractmethod
    def rmdir(self, path: str) -> None:
        """Remove an empty folder."""

    @abstractmethod
    def unlink(self, path: str) -> None:
        """Remove a file or link."""

    @abstractmethod
    def rmtree(self, path: str) -> None:
        """Remove whatever is at the path, folders with all they hold; links are not followed."""

    @abstractmethod
    def rename(self, old: str, new: str) -> None:
        """Move within a file system, over what is there."""

    @abstractmethod
    def symlink(self, target: str, path: str) -> None:
        """Make `path` a link that says `target`."""

    @abstractmethod
    def hardlink(self, target: str, path: str) -> None:
        """Make `path` another name of `target`."""

    @abstractmethod
    def chmod(self, path: str, mode: int) -> None:
        """Set the permissions of what the path leads to."""

    @abstractmethod
    def chown(self, path: str, uid: int, gid: int) -> None:
        """Set owner and group of what the path leads to; -1 keeps."""

    @abstractmethod
    def lchown(self, path: str, uid: int, gid: int) -> None:
        """Set owner and group of the thing itself; -1 keeps."""

    @abstractmethod
    def utime(self, path: str, times: Optional[Tuple[float, float]] = None) -> None:
        """Set access and modification time, to now when none are given."""

    # -- accounts ------------------------------------------------------------------------------------------------------

    @abstractmethod
    def users(self) -> List[User]:
        """Every user, as of now."""

    @abstractmethod
    def groups(self) -> List[Group]:
        """Every group, as of now."""

    @abstractmethod
    def user_by_name(self, name: str) -> Optional[User]:
        """The user of a name."""

    @abstractmethod
    def user_by_uid(self, uid: int) -> Optional[User]:
        """The user of a number."""

    @abstractmethod
    def group_by_name(self, name: str) -> Optional[Group]:
        """The group of a name."""

    @abstractmethod
    def group_by_gid(self, gid: int) -> Optional[Group]:
        """The group of a number."""

    def shadow_by_name(self, name: str) -> Optional[Shadow]:
        """A user's row of /etc/shadow; None when there is none or it may not be read."""
        from pysolo.system.shadow import read_shadow

        return read_shadow(self, name)

    # -- the machine itself --------------------------------------------------------------------------------------------

    @abstractmethod
    def uname(self) -> Uname:
        """Kernel and machine."""

    @abstractmethod
    def hostname(self) -> str:
        """The host's name as the kernel has it."""

    @abstractmethod
    def fqdn(self) -> Optional[str]:
        """The full name that the resolver gives for the host name."""

    @abstractmethod
    def euid(self) -> int:
        """The user that this process acts as."""

    @abstractmethod
    def umask(self) -> int:
        """The creation mask in force."""

    @abstractmethod
    def now(self) -> float:
        """Seconds since 1970."""

    @abstractmethod
    def monotonic(self) -> float:
        """A clock that nobody sets."""

    @abstractmethod
    def sleep(self, seconds: float) -> None:
        """Wait."""

    @abstractmethod
    def kill(self, pid: int, signal: int) -> None:
        """Send a signal."""

    @abstractmethod
    def processes(self) -> List[Process]:
        """Every running process."""

    def mounts(self) -> List[Mount]:
        """What is mounted, in the order it was."""
        from pysolo.system.mounts import parse_mountinfo

        return parse_mountinfo(self.read_text("/proc/self/mountinfo"))

    def boot_id(self) -> Optional[str]:
        """A text that changes with each boot."""
        try:
            return self.read_text("/proc/sys/kernel/random/boot_id").strip() or None
        except OSError:
            return None

    # -- what follows from the above -----------------------------------------------------------------------------------

    @property
    def is_root(self) -> bool:
        return self.euid() == 0

    def read_text(self, path: str) -> str:
        """The whole content as UTF-8 text; bytes that are none are kept as surrogates."""
        return self.read_bytes(path).decode("utf-8", "surrogateescape")

    def stat_or_none(self, path: str) -> Optional[FileStat]:
        """stat, or None where nothing is (a dangling link leads nowhere too)."""
        try:
            return self.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def lstat_or_none(self, path: str) -> Optional[FileStat]:
        """lstat, or None where nothing is."""
        try:
            return self.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def exists(self, path: str) -> bool:
        """Does the path lead to anything?"""
        return self.stat_or_none(path) is not None

    def is_file(self, path: str) -> bool:
        found = self.stat_or_none(path)
        return found is not None and found.kind == "file"

    def is_dir(self, path: str) -> bool:
        found = self.stat_or_none(path)
        return found is not None and found.kind == "dir"

    def is_link(self, path: str) -> bool:
        found = self.lstat_or_none(path)
        return found is not None and found.kind == "link"

    def write_atomic(
        self,
        path: str,
        data: Data,
        *,
        mode: Optional[int] = None,
        uid: Optional[int] = None,
        gid: Optional[int] = None,
        selinux_from: Optional[str] = None,
        follow: bool = True,
    ) -> None:
        """Put new content at a path in one step: at any moment the old or the new file is there, never a part of one.

        A link is written through unless `follow` is False. Mode, owner and group that are None stay as they are; a new file
        gets what the umask gives.
        """
        with self.stage(path, data, follow=follow) as staged:
            staged.commit(mode, uid, gid, selinux_from)

    def copy_file(
        self,
        source: str,
        path: str,
        *,
        mode: Optional[int] = None,
        uid: Optional[int] = None,
        gid: Optional[int] = None,
        follow: bool = True,
    ) -> None:
        """Copy content, with the promises of `write_atomic`."""
        self.write_atomic(path, self.read_chunks(source), mode=mode, uid=uid, gid=gid, follow=follow)

    def sha256(self, path: str) -> str:
        """The content's SHA-256 in hexadecimal."""
        import hashlib

        digest = hashlib.sha256()
        for chunk in self.read_chunks(path):
            digest.update(chunk)
        return digest.hexdigest()

    def md5(self, path: str) -> str:
        """The content's MD5 in hexadecimal."""
        import hashlib

        digest = hashlib.md5(usedforsecurity=False)
        for chunk in self.read_chunks(path):
            digest.update(chunk)
        return digest.hexdigest()
