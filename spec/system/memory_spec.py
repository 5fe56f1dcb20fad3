"""The machine in memory keeps the same rules as the real one: each case runs on both."""

from __future__ import annotations

import errno
import pathlib
from typing import Callable

import pytest

from pysolo.system.errors import NoSuchFolder, UnknownAccount
from pysolo.system.interface import System
from pysolo.system.local import LocalSystem
from pysolo.system.memory import Call, MemorySystem


def build(system: System, base: str) -> None:
    system.makedirs(f"{base}/d/sub")
    system.write_atomic(f"{base}/d/file", b"content")
    system.symlink("file", f"{base}/d/link")
    system.symlink("sub", f"{base}/d/dirlink")
    system.symlink("loop", f"{base}/d/loop")
    system.symlink("nowhere", f"{base}/d/dangling")


@pytest.fixture(params=["local", "memory"])
def machine(request: pytest.FixtureRequest, tmp_path: pathlib.Path) -> tuple[System, str]:
    system: System = LocalSystem() if request.param == "local" else MemorySystem()
    base = str(tmp_path) if request.param == "local" else "/base"
    build(system, base)
    return system, f"{base}/d"


FAILURES: list[tuple[str, Callable[[System, str], object], int]] = [
    ("read nothing", lambda s, d: s.read_bytes(f"{d}/no"), errno.ENOENT),
    ("read below nothing", lambda s, d: s.read_bytes(f"{d}/no/x"), errno.ENOENT),
    ("read a folder", lambda s, d: s.read_bytes(f"{d}/sub"), errno.EISDIR),
    ("read through a file", lambda s, d: s.read_bytes(f"{d}/file/x"), errno.ENOTDIR),
    ("a slash after a file", lambda s, d: s.stat(f"{d}/file/"), errno.ENOTDIR),
    ("a ring of links", lambda s, d: s.stat(f"{d}/loop"), errno.ELOOP),
    ("a link to nothing", lambda s, d: s.stat(f"{d}/dangling"), errno.ENOENT),
    ("list a file", lambda s, d: s.listdir(f"{d}/file"), errno.ENOTDIR),
    ("make what is there", lambda s, d: s.mkdir(f"{d}/sub"), errno.EEXIST),
    ("make below nothing", lambda s, d: s.mkdir(f"{d}/no/x"), errno.ENOENT),
    ("make all over a file", lambda s, d: s.makedirs(f"{d}/file"), errno.EEXIST),
    ("make all below a file", lambda s, d: s.makedirs(f"{d}/file/x"), errno.ENOTDIR),
    ("unlink a folder", lambda s, d: s.unlink(f"{d}/sub"), errno.EISDIR),
    ("unlink nothing", lambda s, d: s.unlink(f"{d}/no"), errno.ENOENT),
    ("rmdir a file", lambda s, d: s.rmdir(f"{d}/file"), errno.ENOTDIR),
    ("rmdir a full folder", lambda s, d: s.rmdir(d), errno.ENOTEMPTY),
    ("rmtree nothing", lambda s, d: s.rmtree(f"{d}/no"), errno.ENOENT),
    ("readlink of a file", lambda s, d: s.readlink(f"{d}/file"), errno.EINVAL),
    ("a link over a file", lambda s, d: s.symlink("x", f"{d}/file"), errno.EEXIST),
    ("a file over a folder", lambda s, d: s.rename(f"{d}/file", f"{d}/sub"), errno.EISDIR),
    ("a folder over a file", lambda s, d: s.rename(f"{d}/sub", f"{d}/file"), errno.ENOTDIR),
    ("write a folder", lambda s, d: s.write_atomic(f"{d}/sub", b""), errno.EISDIR),
    ("write below nothing", lambda s, d: s.write_atomic(f"{d}/no/x", b""), errno.ENOENT),
    ("chmod nothing", lambda s, d: s.chmod(f"{d}/no", 0o600), errno.ENOENT),
]


@pytest.mark.parametrize(("what", "act", "number"), FAILURES, ids=[row[0] for row in FAILURES])
def test_failures(machine: tuple[System, str], what: str, act: Callable[[System, str], object], number: int) -> None:
    system, folder = machine
    with pytest.raises(OSError) as caught:
        act(system, folder)
    assert errno.errorcode[caught.value.errno or 0] == errno.errorcode[number]


def test_same_answers(machine: tuple[System, str]) -> None:
    system, folder = machine
    assert system.listdir(folder) == ["dangling", "dirlink", "file", "link", "loop", "sub"]
    assert system.read_bytes(f"{folder}/link") == b"content"
    assert (system.stat(f"{folder}/file").kind, system.stat(f"{folder}/file").mode) == ("file", 0o644)
    assert system.realpath(f"{folder}/dirlink/../link") == system.realpath(f"{folder}/file")
    system.write_atomic(f"{folder}/dirlink/new", b"n", mode=0o640)
    assert system.read_bytes(f"{folder}/sub/new") == b"n"
    system.write_atomic(f"{folder}/dangling", b"made")
    assert system.read_bytes(f"{folder}/nowhere") == b"made"
    assert system.glob(f"{folder}/*link") == [f"{folder}/dirlink", f"{folder}/link"]
    inode = system.stat(f"{folder}/file").inode
    system.overwrite(f"{folder}/file", [b"sho", b"rt"])
    assert (system.read_bytes(f"{folder}/link"), system.stat(f"{folder}/file").inode) == (b"short", inode)
    system.rename(f"{folder}/sub", f"{folder}/moved")
    assert system.listdir(f"{folder}/moved") == ["new"]
    system.hardlink(f"{folder}/file", f"{folder}/twin")
    assert system.stat(f"{folder}/twin").links == 2
    system.rmtree(f"{folder}/dirlink")
    system.rmtree(folder)
    assert not system.exists(folder)


def test_staging_in_memory() -> None:
    system = MemorySystem({"/etc/motd": "old"})
    with system.stage("/etc/motd", b"new") as staged:
        assert system.read_text(staged.path) == "new"
        assert system.read_text("/etc/motd") == "old"
    assert system.listdir("/etc") == ["group", "motd", "passwd"]


def test_scripted_commands() -> None:
    system = MemorySystem({"/srv/": ""})
    system.on("systemctl is-active app", stdout="active\n")
    system.on("systemctl stop app", 5)

    def add(call: Call) -> int:
        name = call.line.split()[-1]
        system.put("/etc/passwd", system.read_text("/etc/passwd") + f"{name}:x:500:500::/home/{name}:/bin/sh\n")
        return 0

    import re

    system.on(re.compile("useradd .*"), add)
    assert system.run(["systemctl", "is-active", "app"]).out == "active\n"
    assert system.run("systemctl stop app").status == 5
    assert system.run("useradd -m bob", cwd="/srv", env={"X": "1"}).ok
    bob = system.user_by_name("bob")
    assert bob is not None and bob.uid == 500
    assert system.lines == ["systemctl is-active app", "systemctl stop app", "useradd -m bob"]
    assert system.calls[-1].env["X"] == "1"
    with pytest.raises(FileNotFoundError, match="unheard"):
        system.run("unheard of")
    assert system.run("unheard | of").status == 127
    with pytest.raises(NoSuchFolder):
        system.run("true", cwd="/none")
    with pytest.raises(UnknownAccount):
        system.run("true", user="ghost")


def test_programs_in_memory() -> None:
    system = MemorySystem()
    system.put("/usr/bin/git", mode=0o755)
    system.put("/opt/bin/tool", mode=0o644)
    assert system.which("git") == "/usr/bin/git"
    assert system.which("tool", ["/opt/bin"]) is None
