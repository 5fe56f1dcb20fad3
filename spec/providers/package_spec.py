from __future__ import annotations

import re

from spec.providers.machine import Machine

ABSENT = "tree:\n  Installed: (none)\n  Candidate: 2.1-1\n  Version table:\n     2.1-1 500\n        500 http://deb x\n     2.0-1 500\n"
PRESENT = "tree:\n  Installed: 2.0-1\n  Candidate: 2.1-1\n  Version table:\n     2.1-1 500\n *** 2.0-1 100\n"
OTHER = "curl:\n  Installed: 8.0\n  Candidate: 8.0\n  Version table:\n *** 8.0 500\n"


def on_policy(machine: Machine, answer: str) -> None:
    machine.system.on(re.compile(r"apt-cache.* policy .*"), stdout=answer)
    machine.system.on(re.compile(r"apt-cache showpkg .*"), stdout="")
    machine.system.on(re.compile(r"apt-get .*"))


def test_a_missing_package_is_installed_without_questions(machine: Machine) -> None:
    on_policy(machine, ABSENT)
    assert machine.apply("package", "tree") == ["install version 2.1-1 of package tree"]
    call = machine.system.calls[-1]
    assert call.line.startswith("apt-get -q -y ") and call.line.endswith(" install tree=2.1-1")
    assert "Dpkg::Options::=--force-confold" in call.line
    assert call.env["DEBIAN_FRONTEND"] == "noninteractive"
    assert machine.updates.rows == ["apt_package[tree] install updated"]


def test_an_installed_one_is_left_alone_but_upgraded(machine: Machine) -> None:
    on_policy(machine, PRESENT)
    assert machine.apply("package", "tree") == []
    assert machine.apply("package", "tree", "upgrade") == ["upgrade(allow_downgrade) package tree from 2.0-1 to 2.1-1"]


def test_a_version_has_to_be_on_offer(machine: Machine) -> None:
    on_policy(machine, PRESENT)
    assert machine.apply("package", "tree", version="2.0-1") == []
    assert machine.apply("package", "tree", version="2.1-1") == ["install version 2.1-1 of package tree"]
    assert machine.fails("package", "tree", version="9.9") == "Chef::Exceptions::Package"


def test_several_packages_are_asked_for_and_installed_in_one_go(machine: Machine) -> None:
    on_policy(machine, ABSENT + OTHER)
    assert machine.apply("package", ["tree", "curl"]) == ["install version 2.1-1 of package tree"]
    lines = machine.system.lines
    assert sum("policy" in line for line in lines) == 1
    assert lines[-1].endswith("install tree=2.1-1")
    assert machine.updates.rows == ["apt_package[tree, curl] install updated"]


def test_what_apt_does_not_know(machine: Machine) -> None:
    on_policy(machine, "")
    assert machine.fails("package", "nosuch") == "Chef::Exceptions::Package"


def test_a_virtual_package_stands_for_the_one_that_provides_it(machine: Machine) -> None:
    on_policy(machine, OTHER)
    machine.system.on(re.compile(r"apt-cache.* policy mta"), stdout="mta:\n  Installed: (none)\n  Candidate: (none)\n")
    machine.system.on(re.compile(r"apt-cache showpkg mta"), stdout="Package: mta\nReverse Provides: \ncurl 8.0 (= )\n")
    assert machine.apply("package", "mta") == []
    machine.system.on(re.compile(r"apt-cache showpkg mta"), stdout="Package: mta\nReverse Provides: \na 1\nb 1\n")
    assert machine.fails("package", "mta") == "Chef::Exceptions::Package"


def test_removing_and_holding(machine: Machine) -> None:
    on_policy(machine, PRESENT)
    machine.system.on("apt-mark showhold", stdout="")
    machine.system.on(re.compile("apt-mark (un)?hold .*"))
    assert machine.apply("package", "tree", "remove") == ["remove package tree"]
    assert machine.apply("package", "tree", "purge") == ["purge package tree"]
    assert machine.apply("package", "tree", "lock") == ["lock package tree"]
    assert machine.apply("package", "tree", "unlock") == []
    on_policy(machine, ABSENT)
    assert machine.apply("package", "tree", "remove") == []


def test_package_files(machine: Machine) -> None:
    machine.system.put("/tmp/a.deb", "x")
    machine.system.on("dpkg-deb -W /tmp/a.deb", stdout="acme\t1.2\n")
    machine.system.on("dpkg -s acme", status=1)
    machine.system.on(re.compile("dpkg -i .*"))
    assert machine.apply("dpkg_package", "acme", source="/tmp/a.deb") == ["install version 1.2 of package acme"]
    assert machine.system.lines[-1] == "dpkg -i /tmp/a.deb"
    machine.system.on("dpkg -s acme", stdout="Package: acme\nStatus: install ok installed\nVersion: 1.2\n")
    assert machine.apply("dpkg_package", "acme", source="/tmp/a.deb") == []
    assert machine.fails("dpkg_package", "acme") == "Chef::Exceptions::Package"


def test_a_why_run_assumes_a_repository_and_so_the_package(machine: Machine) -> None:
    machine.start(why_run=True)
    on_policy(machine, "")
    assert machine.apply("package", "nosuch") == []
    assert machine.updates.rows == ["apt_package[nosuch] install updated"]
    assert not any(" install " in line for line in machine.system.lines)
