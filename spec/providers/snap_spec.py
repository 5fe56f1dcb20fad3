from __future__ import annotations

import re

from spec.providers.machine import Machine

INFO = (
    "name:      hello\nchannels:\n  latest/stable:    2.10 2019-04-17 (38) 98kB -\n"
    "  latest/candidate: ^\n  latest/edge:      3.0 2020-01-01 (40) 98kB -\n"
)


def snapd(machine: Machine) -> dict[str, str]:
    installed: dict[str, str] = {}
    machine.system.put("/usr/bin/snap", "", mode=0o755)
    machine.system.on(re.compile("snap info hello"), stdout=INFO)

    def listed(call: object) -> object:
        return "Name Version Rev\nhello %s 38\n" % installed["hello"] if installed else 1

    machine.system.on("snap list hello", listed)
    machine.system.on(
        re.compile("snap (install|refresh) .*stable.*"), lambda call: installed.update(hello="2.10") or ""
    )
    machine.system.on(re.compile("snap (install|refresh) .*edge.*"), lambda call: installed.update(hello="3.0") or "")
    machine.system.on(re.compile("snap remove .*"), lambda call: installed.clear() or "")
    return installed


def test_a_snap_comes_changes_and_goes(machine: Machine) -> None:
    installed = snapd(machine)
    assert machine.settle("snap_package", "hello", options="classic") == ["install version 2.10 of package hello"]
    assert "snap install --channel=stable --classic hello" in machine.system.lines
    machine.settle("snap_package", "hello", "upgrade", channel="edge")
    assert "snap refresh --channel=edge hello" in machine.system.lines and installed == {"hello": "3.0"}
    assert machine.settle("snap_package", "hello", "remove") == ["remove package hello"]
    assert machine.fails("snap_package", "hello", channel="candidate") == "Chef::Exceptions::Package"


def test_what_it_cannot_do(machine: Machine) -> None:
    assert machine.fails("snap_package", "hello") == "Chef::Exceptions::Package"
    snapd(machine)
    assert machine.fails("snap_package", "hello", source="/none.snap") == "Chef::Exceptions::Package"
    assert machine.fails("snap_package", "hello", environment={"A": "b"}) == "Chef::Exceptions::Package"
