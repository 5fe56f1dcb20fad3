from __future__ import annotations

from spec.providers.machine import Machine


def test_a_folder_and_its_rights(machine: Machine) -> None:
    lines = machine.settle("directory", "/a", mode="0750", group="daemon")
    assert lines == [
        "create new directory /a",
        "change mode from '' to '0750'",
        "change group from '' to 'daemon'",
    ]
    assert machine.settle("directory", "/a", mode="0700") == ["change mode from '0750' to '0700'"]


def test_parents(machine: Machine) -> None:
    assert machine.fails("directory", "/a/b/c") == "Chef::Exceptions::EnclosingDirectoryDoesNotExist"
    machine.settle("directory", "/a/b/c", recursive=True, mode="0700")
    assert machine.system.stat("/a/b").mode == 0o755


def test_what_is_no_folder(machine: Machine) -> None:
    machine.system.put("/x", "")
    assert machine.fails("directory", "/x") == "Chef::Exceptions::FileTypeMismatch"
    assert machine.fails("directory", "/x", "delete") == "RuntimeError"


def test_removing(machine: Machine) -> None:
    machine.system.put("/a/b/c", "")
    assert machine.fails("directory", "/a", "delete") == "Errno::ENOTEMPTY"
    assert machine.settle("directory", "/a", "delete", recursive=True) == ["delete existing directory /a"]
