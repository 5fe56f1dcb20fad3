from __future__ import annotations

import re

import pytest

from spec.providers.machine import Machine


def test_a_new_file_comes_with_content_and_rights(machine: Machine) -> None:
    lines = machine.settle("file", "/srv.conf", content="a\nb\n", mode="0640", owner="daemon", group="daemon")
    assert lines[:2] == ["create new file /srv.conf", "update content in file /srv.conf from none to 911169"]
    assert "+a" in lines
    assert lines[-3:] == [
        "change mode from '' to '0640'",
        "change owner from '' to 'daemon'",
        "change group from '' to 'daemon'",
    ]
    found = machine.system.stat("/srv.conf")
    assert (found.mode, found.uid, found.gid) == (0o640, 1, 1)
    assert machine.system.read_text("/srv.conf") == "a\nb\n"


def test_drift_is_repaired(machine: Machine) -> None:
    machine.system.put("/x", "old\n", 0o600)
    lines = machine.settle("file", "/x", content="new\n", mode="0644")
    assert lines[0].startswith("update content in file /x from ")
    assert "-old" in lines and "+new" in lines
    assert lines[-1] == "change mode from '0600' to '0644'"


@pytest.mark.parametrize(("content", "after"), [(None, "keep\n"), ("", "")])
def test_no_content_keeps_and_empty_content_empties(machine: Machine, content: str | None, after: str) -> None:
    machine.system.put("/x", "keep\n")
    machine.apply("file", "/x", **({} if content is None else {"content": content}))
    assert machine.system.read_text("/x") == after


@pytest.mark.parametrize(
    ("mode", "number"), [("644", 0o644), ("0755", 0o755), (0o600, 0o600), ("2750", 0o2750), (644, 0o1204)]
)
def test_modes(machine: Machine, mode: str | int, number: int) -> None:
    machine.settle("file", "/x", mode=mode)
    assert machine.system.stat("/x").mode == number


@pytest.mark.parametrize(
    ("mode", "error"), [("u=rw", "ArgumentError"), ("10777", "Chef::Exceptions::ValidationFailed")]
)
def test_what_is_no_mode(machine: Machine, mode: str, error: str) -> None:
    assert machine.fails("file", "/x", mode=mode) == error


def test_errors_come_before_anything_is_written(machine: Machine) -> None:
    assert machine.fails("file", "/x", content="a", owner="nobody-here") == "Chef::Exceptions::UserIDNotFound"
    assert machine.fails("file", "/x", content="a", group="nobody-here") == "Chef::Exceptions::GroupIDNotFound"
    assert machine.fails("file", "/no/x") == "Chef::Exceptions::EnclosingDirectoryDoesNotExist"
    assert machine.fails("file", "/x", content="a", checksum="0" * 64) == "Chef::Exceptions::ChecksumMismatch"
    assert not machine.system.exists("/x")


def test_what_stands_in_the_way(machine: Machine) -> None:
    machine.system.makedirs("/dir/deep")
    assert machine.fails("file", "/dir") == "Chef::Exceptions::FileTypeMismatch"
    assert machine.fails("file", "/dir", "delete") == "Errno::EISDIR"
    machine.system.symlink("/nowhere", "/dangling")
    assert machine.fails("file", "/dangling") == "Chef::Exceptions::InvalidSymlink"
    assert machine.settle("file", "/dir", content="x", force_unlink=True)[0] == "unlink directory at /dir"


def test_a_link_is_written_through_unless_it_must_not_be(machine: Machine) -> None:
    machine.system.put("/real", "old")
    machine.system.symlink("/real", "/alias")
    machine.settle("file", "/alias", content="new")
    assert machine.system.is_link("/alias") and machine.system.read_text("/real") == "new"
    assert machine.fails("file", "/alias", manage_symlink_source=False) == "Chef::Exceptions::FileTypeMismatch"
    machine.settle("file", "/alias", content="own", manage_symlink_source=False, force_unlink=True)
    assert not machine.system.is_link("/alias") and machine.system.read_text("/real") == "new"


def test_backups_are_kept_by_number(machine: Machine) -> None:
    for number in range(5):
        machine.system.time += 1
        machine.apply("file", "/etc/x", content=f"{number}\n", backup=2)
    copies = machine.system.listdir("/var/backup/etc")
    assert len(copies) == 2
    assert [machine.system.read_text(f"/var/backup/etc/{name}") for name in copies] == ["2\n", "3\n"]
    machine.apply("file", "/etc/x", content="last\n", backup=False)
    assert machine.system.listdir("/var/backup/etc") == copies


def test_an_update_in_place_keeps_the_inode(machine: Machine) -> None:
    machine.system.put("/x", "old")
    before = machine.system.stat("/x").inode
    machine.settle("file", "/x", content="new", atomic_update=False)
    assert machine.system.stat("/x").inode == before
    machine.settle("file", "/x", content="newer")
    assert machine.system.stat("/x").inode != before


def test_secrets_and_binaries_are_not_shown(machine: Machine) -> None:
    assert machine.settle("file", "/x", content="s3cret", sensitive=True)[2] == "suppressed sensitive resource"
    assert "s3cret" not in "\n".join(machine.apply("file", "/x", content="0ther", sensitive=True))
    machine.system.put("/b", b"\x00\xff")
    assert machine.settle("file", "/b", content="x")[1] == "(current file is binary, diff output suppressed)"


def test_actions_that_are_not_create(machine: Machine) -> None:
    assert machine.settle("file", "/x", "create_if_missing", content="a")[0] == "create new file /x"
    assert machine.apply("file", "/x", "create_if_missing", content="b") == []
    assert machine.apply("file", "/x", "touch") == ["update utime on file /x"]
    assert machine.settle("file", "/x", "delete") == ["delete file /x"]


def test_a_failed_check_leaves_the_old_content(machine: Machine) -> None:
    machine.system.put("/x", "old")
    machine.system.on(re.compile("check .*"), status=1, stdout="bad")
    assert machine.fails("file", "/x", content="new", verify="check %{path}") == "Chef::Exceptions::ValidationFailed"
    assert machine.system.read_text("/x") == "old"
    kept = machine.system.listdir("/var/cache/run/failed_validations")
    assert len(kept) == 1
    assert [name for name in machine.system.listdir("/") if name.startswith(".chef")] == []


def test_why_run_changes_nothing_and_assumes_missing_parents(machine: Machine) -> None:
    machine.start({"/x": "old\n"}, why_run=True)
    assert machine.apply("file", "/x", content="new\n", mode="0600")[-1] == "change mode from '0644' to '0600'"
    assert machine.apply("file", "/no/such/y", content="a")[0] == "create new file /no/such/y"
    assert machine.system.read_text("/x") == "old\n" and not machine.system.exists("/no")
    assert [name for name in machine.system.listdir("/tmp") if name.startswith(".chef")] == []


def test_what_is_printable_is_no_binary() -> None:
    from pysolo.providers.difference import is_binary

    assert [
        is_binary(data) for data in (b"\xef\xbb\xbfx\n", "é\u00a0\u200b\t".encode(), b"a\x00", b"\xff", b"\x1c")
    ] == [
        False,
        False,
        True,
        True,
        True,
    ]
