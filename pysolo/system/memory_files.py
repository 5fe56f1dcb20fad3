"""The files of a machine in memory."""

from __future__ import annotations

import errno
import re
from typing import Iterator, List, Optional, Tuple

from pysolo.system.interface import Data, StagedFile
from pysolo.system.memory_tree import Node, Tree, fail
from pysolo.system.values import FileStat, FileSystemSize


class MemoryStagedFile(StagedFile):
    """New content in the tree, beside its target."""

    def __init__(self, system: MemoryFiles, target: str, data: bytes) -> None:
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


class MemoryFiles:
    """The files part of MemorySystem."""

    def __init__(self, time: float) -> None:
        self.tree = Tree()
        #: the umask in force
        self.mask = 0o022
        #: the clock, which nothing but `sleep` moves
        self.time = time
        #: the user who acts
        self.acting_as = 0
        self.size = FileSystemSize(1 << 40, 1 << 39, 1 << 39, 1 << 20, 1 << 19)
        self.serial = 0

    def new_node(self, kind: str, mode: int) -> Node:
        """A node that we own, made now."""
        return Node(kind, mode, self.acting_as, 0, self.time)

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
        node.mtime = self.time

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
