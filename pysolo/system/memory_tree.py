"""A file tree made of objects, with POSIX's rules and errors."""

from __future__ import annotations

import errno
import os
from itertools import count
from typing import Dict, Iterator, List, NoReturn, Optional, Tuple

from pysolo.system.values import FileStat

_MOST_LINKS = 40


def fail(number: int, path: str) -> NoReturn:
    """Raise the OSError of an error number, as the kernel would."""
    raise OSError(number, os.strerror(number), path)


class Node:
    """A file, folder, link or special file."""

    _numbers = count(2)

    def __init__(self, kind: str, mode: int, uid: int, gid: int, mtime: float) -> None:
        self.kind = kind
        self.mode = mode
        self.uid = uid
        self.gid = gid
        self.mtime = mtime
        self.atime = mtime
        self.inode = next(self._numbers)
        self.links = 1
        #: of a file
        self.data = b""
        #: of a link
        self.text = ""
        #: of a folder
        self.children: Dict[str, Node] = {}

    def stat(self) -> FileStat:
        """The node as stat(2) shows it."""
        size = len(self.data) if self.kind == "file" else len(os.fsencode(self.text)) if self.kind == "link" else 4096
        return FileStat(
            self.kind, self.mode, self.uid, self.gid, size, self.mtime, self.inode, 1, self.links, self.atime
        )


class Tree:
    """The tree from its root folder."""

    def __init__(self) -> None:
        self.root = Node("dir", 0o755, 0, 0, 0.0)

    def find(self, path: str, *, follow: bool = True) -> Node:
        """The node at a path; ENOENT, ENOTDIR and ELOOP as the kernel gives them."""
        parent, name = self.locate(path, follow=follow)
        if not name:
            return parent
        found = parent.children.get(name)
        if found is None:
            fail(errno.ENOENT, path)
        if path.endswith("/") and found.kind != "dir":
            fail(errno.ENOTDIR, path)
        return found

    def locate(self, path: str, *, follow: bool) -> Tuple[Node, str]:
        """The folder that holds (or would hold) the last name of a path, and that name; the root has an empty one."""
        node, name, _ = self._walk(path, follow)
        return node, name

    def resolved(self, path: str) -> str:
        """The path with its links followed, as far as it exists."""
        return self._walk(path, True, lenient=True)[2]

    def _walk(self, path: str, follow: bool, lenient: bool = False) -> Tuple[Node, str, str]:
        if not path:
            fail(errno.ENOENT, path)
        stack: List[Tuple[str, Node]] = []  # the folders passed, the root left out
        parts = [part for part in path.split("/") if part not in ("", ".")][::-1]
        hops = 0
        while parts:
            part = parts.pop()
            folder = stack[-1][1] if stack else self.root
            if part == "..":
                stack = stack[:-1]
                continue
            if folder.kind != "dir":
                fail(errno.ENOTDIR, path)
            child = folder.children.get(part)
            if child is not None and child.kind == "link" and (parts or follow or path.endswith("/")):
                hops += 1
                if hops > _MOST_LINKS:
                    fail(errno.ELOOP, path)
                if child.text.startswith("/"):
                    stack = []
                parts.extend([piece for piece in child.text.split("/") if piece not in ("", ".")][::-1])
                continue
            if not parts:
                return folder, part, self._join(stack, part)
            if child is None:
                if lenient:
                    return folder, part, self._join(stack, "/".join([part, *parts[::-1]]))
                fail(errno.ENOENT, path)
            stack.append((part, child))
        if not stack:
            return self.root, "", "/"
        folder = stack[-2][1] if len(stack) > 1 else self.root
        return folder, stack[-1][0], self._join(stack[:-1], stack[-1][0])

    @staticmethod
    def _join(stack: List[Tuple[str, Node]], name: str) -> str:
        return "/" + "/".join([*(part for part, _ in stack), name])

    def add(self, path: str, node: Node) -> None:
        """Put a new node where nothing is yet."""
        folder, name = self.locate(path.rstrip("/") or "/", follow=False)
        if not name or name in folder.children:
            fail(errno.EEXIST, path)
        if folder.kind != "dir":
            fail(errno.ENOTDIR, path)
        folder.children[name] = node

    def remove(self, path: str, *, folder: bool) -> None:
        """unlink(2), or rmdir(2) when a `folder` is meant."""
        holder, name = self.locate(path.rstrip("/") or "/", follow=False)
        node = holder.children.get(name) if name else self.root
        if node is None:
            fail(errno.ENOENT, path)
        if folder:
            if node.kind != "dir":
                fail(errno.ENOTDIR, path)
            if node.children or not name:
                fail(errno.ENOTEMPTY if node.children else errno.EBUSY, path)
        elif node.kind == "dir":
            fail(errno.EISDIR, path)
        node.links -= 1
        del holder.children[name]

    def move(self, old: str, new: str) -> None:
        """rename(2)."""
        source, source_name = self.locate(old.rstrip("/"), follow=False)
        node = source.children.get(source_name)
        if node is None:
            fail(errno.ENOENT, old)
        target, target_name = self.locate(new.rstrip("/"), follow=False)
        there = target.children.get(target_name)
        if there is node:
            return
        if there is not None and there.kind == "dir":
            if node.kind != "dir":
                fail(errno.EISDIR, new)
            if there.children:
                fail(errno.ENOTEMPTY, new)
        elif there is not None and node.kind == "dir":
            fail(errno.ENOTDIR, new)
        del source.children[source_name]
        target.children[target_name] = node

    def walk(self) -> Iterator[Tuple[str, Node]]:
        """Every path with its node, folders before what they hold; links are not followed."""
        waiting = [("", self.root)]
        while waiting:
            path, node = waiting.pop()
            yield path or "/", node
            waiting.extend((f"{path}/{name}", node.children[name]) for name in sorted(node.children, reverse=True))

    def get(self, path: str, *, follow: bool = True) -> Optional[Node]:
        """The node at a path, or None."""
        try:
            return self.find(path, follow=follow)
        except (FileNotFoundError, NotADirectoryError):
            return None
