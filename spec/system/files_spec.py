"""Files on the real machine: what atomic writing promises, and the rest of the door."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

from pysolo.system.local import LocalSystem

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="giving files away needs root")


@pytest.fixture
def system() -> LocalSystem:
    return LocalSystem()


def test_a_new_file_gets_what_the_umask_gives(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "new.conf"
    before = os.umask(0o027)
    try:
        system.write_atomic(str(path), [b"one ", b"two"])
    finally:
        os.umask(before)
    assert path.read_bytes() == b"one two"
    assert path.stat().st_mode & 0o7777 == 0o640
    assert os.listdir(tmp_path) == ["new.conf"]


def test_an_existing_file_keeps_its_mode(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "old"
    path.write_text("old")
    path.chmod(0o4711)
    system.write_atomic(str(path), b"new")
    assert path.stat().st_mode & 0o7777 == 0o4711
    system.write_atomic(str(path), b"newer", mode=0o600)
    assert path.stat().st_mode & 0o7777 == 0o600


@as_root
def test_owner_group_and_special_bits(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    path = str(tmp_path / "x")
    system.write_atomic(path, b"", mode=0o6755, uid=1, gid=2)
    found = system.stat(path)
    assert (found.uid, found.gid, found.mode) == (1, 2, 0o6755)
    system.write_atomic(path, b"again", gid=3)
    found = system.stat(path)
    assert (found.uid, found.gid, found.mode) == (1, 3, 0o6755)


def test_a_link_is_written_through_unless_told_otherwise(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    link.symlink_to("real")
    system.write_atomic(str(link), b"through")
    assert link.is_symlink()
    assert real.read_text() == "through"
    system.write_atomic(str(link), b"instead", follow=False)
    assert not link.is_symlink()
    assert (link.read_text(), real.read_text()) == ("instead", "through")


def test_a_failure_leaves_the_old_file_and_nothing_else(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "kept"
    path.write_text("old")

    def broken() -> object:
        yield b"new"
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        system.write_atomic(str(path), broken())  # type: ignore[arg-type]
    with pytest.raises(IsADirectoryError):
        system.write_atomic(str(tmp_path), b"x")
    with pytest.raises(FileNotFoundError):
        system.write_atomic(str(tmp_path / "no" / "x"), b"x")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["kept"]


def test_staged_content_can_be_looked_at_first(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "site.conf"
    with system.stage(str(path), b"content") as staged:
        assert pathlib.Path(staged.path).read_bytes() == b"content"
        assert os.stat(staged.path).st_mode & 0o777 == 0o600
        name = os.path.basename(staged.path)
        assert name.startswith(".chef-site") and name.endswith(".conf")
        assert not path.exists()
    assert os.listdir(tmp_path) == []
    with system.stage(str(path), b"content") as staged:
        staged.commit(0o644)
    assert path.read_bytes() == b"content"


WRITER = """
import sys
from pysolo.system.local import LocalSystem
system, path = LocalSystem(), sys.argv[1]
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        system.write_atomic(path, (letter * 65536 for _ in range(64)))
"""


def test_a_killed_writer_leaves_a_whole_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "big"
    root = str(pathlib.Path(__file__).resolve().parents[2])
    for turn in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], env={**os.environ, "PYTHONPATH": root}, stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.03 + 0.017 * turn)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        if path.exists():
            content = path.read_bytes()
            assert len(content) == 64 * 65536
            assert content == content[:1] * len(content)
    LocalSystem().write_atomic(str(path), b"after")  # what a dead writer left does not matter
    assert path.read_bytes() == b"after"


def test_looking_around(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    (tmp_path / "b").write_text("hello")
    (tmp_path / "a").mkdir()
    (tmp_path / "l").symlink_to("b")
    (tmp_path / "dangling").symlink_to("nowhere")
    base = str(tmp_path)
    assert system.listdir(base) == ["a", "b", "dangling", "l"]
    assert (system.lstat(f"{base}/l").kind, system.stat(f"{base}/l").kind) == ("link", "file")
    assert system.stat_or_none(f"{base}/dangling") is None
    assert system.is_link(f"{base}/dangling") and not system.exists(f"{base}/dangling")
    assert system.stat_or_none(f"{base}/b/x") is None
    assert system.readlink(f"{base}/l") == "b"
    assert system.realpath(f"{base}/l") == os.path.realpath(f"{base}/b")
    assert system.glob(f"{base}/[ab]") == [f"{base}/a", f"{base}/b"]
    assert system.sha256(f"{base}/b") == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert system.md5(f"{base}/b") == "5d41402abc4b2a76b9719d911017c592"
    assert b"".join(system.read_chunks(f"{base}/b", 2)) == b"hello"


def test_changing_things(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    base = str(tmp_path)
    system.makedirs(f"{base}/x/y")
    system.makedirs(f"{base}/x/y")
    system.write_atomic(f"{base}/x/f", b"1")
    system.hardlink(f"{base}/x/f", f"{base}/x/g")
    assert system.stat(f"{base}/x/g").links == 2
    system.symlink("y", f"{base}/x/link")
    system.utime(f"{base}/x/f", (5.0, 6.0))
    assert system.stat(f"{base}/x/f").mtime == 6.0
    system.copy_file(f"{base}/x/f", f"{base}/x/h", mode=0o400)
    assert system.stat(f"{base}/x/h").mode == 0o400
    system.rmtree(f"{base}/x/link")
    assert system.is_dir(f"{base}/x/y")
    system.rmtree(f"{base}/x")
    assert not system.exists(f"{base}/x")
    with pytest.raises(FileNotFoundError):
        system.rmtree(f"{base}/x")


def test_the_machine(system: LocalSystem) -> None:
    assert system.uname().sysname == "Linux"
    assert any(mount.point == "/" for mount in system.mounts())
    assert any(process.pid == os.getpid() and process.ppid == os.getppid() for process in system.processes())
    assert system.boot_id()
    before = os.umask(0o051)
    try:
        assert system.umask() == 0o051
    finally:
        os.umask(before)
    root = system.user_by_name("root")
    assert root is not None and system.user_by_uid(0) == root
    assert system.group_by_gid(0) == system.group_by_name("root")
    assert system.user_by_name("no-such") is None and system.group_by_gid(2**31 - 9) is None
    assert root in system.users()
