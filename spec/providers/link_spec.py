from __future__ import annotations

from spec.providers.machine import Machine


def test_symbolic_links_are_made_and_turned(machine: Machine) -> None:
    assert machine.settle("link", "/l", to="/a") == ["create symlink at /l to /a"]
    assert machine.settle("link", "/l", to="/b") == [
        "unlink existing symlink to file at /l",
        "create symlink at /l to /b",
    ]
    assert machine.system.readlink("/l") == "/b"
    assert machine.settle("link", "/l", "delete", to="/b") == ["delete link to file at /l"]


def test_hard_links(machine: Machine) -> None:
    machine.system.put("/a", "x")
    assert machine.settle("link", "/h", to="/a", link_type="hard") == ["create hard link at /h to /a"]
    assert machine.system.stat("/h").inode == machine.system.stat("/a").inode


def test_what_stands_in_the_way(machine: Machine) -> None:
    machine.system.put("/plain", "x")
    machine.system.makedirs("/dir")
    assert machine.fails("link", "/plain", "delete", to="/a") == "Chef::Exceptions::Link"
    assert machine.fails("link", "/dir", to="/a") == "Errno::EISDIR"
    machine.settle("link", "/plain", to="/a")
    assert machine.system.is_link("/plain")


def test_the_owner_of_a_link_is_its_own(machine: Machine) -> None:
    machine.system.put("/a", "x")
    machine.settle("link", "/l", to="/a", owner="daemon")
    assert machine.system.lstat("/l").uid == 1 and machine.system.stat("/a").uid == 0
