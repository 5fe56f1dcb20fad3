"""Many packages cost one look at the databases."""

from __future__ import annotations

import re

from pysolo.providers.package.debian_state import Entry, parse_status
from spec.providers.machine import Machine

ONE = "Package: %s\nStatus: install ok installed\nPriority: optional\nArchitecture: amd64\nVersion: 1.%d\n\n"


def many(machine: Machine, count: int) -> list[str]:
    names = [f"p{number}" for number in range(count)]
    machine.system.put("/var/lib/dpkg/status", "".join(ONE % (name, at) for at, name in enumerate(names)))
    machine.system.put("/var/lib/dpkg/arch", "amd64\n")
    return names


def test_installed_packages_need_no_command(machine: Machine) -> None:
    for name in many(machine, 50):
        assert machine.apply("package", name) == []
    assert machine.apply("package", "p7", version="1.7") == []
    assert machine.apply("package", ["p1", "p2"]) == []
    assert machine.system.calls == []


def test_upgrades_ask_once(machine: Machine) -> None:
    names = many(machine, 30)
    resources = [machine.build("package", name) for name in names]
    for resource in resources:
        machine.context.resource_collection.insert(resource)
    answer = "".join(f"{name}:\n  Installed: 1.{at}\n  Candidate: 1.{at}\n" for at, name in enumerate(names))
    machine.system.on(re.compile("apt-cache policy .*"), stdout=answer)
    for resource in resources:
        resource.run_action("upgrade")
    assert len(machine.system.calls) == 1
    # what apt goes by has changed: it is asked again
    machine.system.put("/etc/apt/preferences.d/new", "x")
    resources[0].run_action("upgrade")
    assert len(machine.system.calls) == 2
    machine.system.put("/var/lib/dpkg/status", ONE % ("p0", 0))
    resources[0].run_action("upgrade")
    assert len(machine.system.calls) == 3


def test_what_dpkg_has_not_finished_is_installed_again(machine: Machine) -> None:
    many(machine, 1)
    status = (ONE % ("half", 0)).replace("ok installed", "ok half-configured")
    machine.system.put("/var/lib/dpkg/status", status)
    policy = "half:\n  Installed: 1.0\n  Candidate: 1.0\n  Version table:\n *** 1.0 100\n"
    machine.system.on(re.compile("apt-cache policy .*"), stdout=policy)
    machine.system.on(re.compile("apt-get .*"))
    assert machine.apply("package", "half") == ["install version 1.0 of package half"]
    assert machine.apply("package", "half", "remove") == ["remove package half"]


def test_several_architectures() -> None:
    text = (
        ONE % ("libc6", 1)
        + (ONE % ("libc6", 2)).replace("amd64", "i386")
        + (ONE % ("wine32", 3)).replace("amd64", "i386")
    )
    found = parse_status(text, "amd64")
    assert found["libc6"] == found["libc6:amd64"] == Entry("1.1", "install", "installed")
    assert found["libc6:i386"].version == "1.2"
    assert "wine32" not in found and "wine32:i386" in found
