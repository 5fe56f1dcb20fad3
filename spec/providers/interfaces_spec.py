"""ifconfig and mdadm."""

from __future__ import annotations

import re

from spec.providers.machine import Machine

ONE = "eth0      Link encap:Ethernet  HWaddr 00:00:00:00:00:01\n          inet addr:10.0.0.1  Mask:255.0.0.0\n\n"
TWO = "eth0: flags=4163<UP>  mtu 1500\n        inet 10.0.0.1  netmask 255.0.0.0\n\neth1: flags=4098<BROADCAST>  mtu 1500\n\n"


def prepare(machine: Machine, answer: str, version: str = "net-tools 2.10") -> None:
    machine.system.put("/usr/sbin/ifconfig", "", mode=0o755)
    machine.system.on(re.compile("ifconfig .*"))
    machine.system.on("ifconfig --version", stdout=version + "\n")
    machine.system.on("ifconfig", stdout=answer)


def test_an_address(machine: Machine) -> None:
    prepare(machine, TWO)
    machine.system.put("/etc/network/interfaces", "# mine")
    what = {"device": "eth1", "mask": "255.255.255.0", "mtu": "1400", "onboot": "yes", "gateway": "10.1.0.254"}
    lines = machine.apply("ifconfig", "10.1.0.1", **what)
    assert lines[0] == "run ifconfig eth1 10.1.0.1 netmask 255.255.255.0 mtu 1400 to add ifconfig[10.1.0.1]"
    assert machine.system.lines[-1] == "ifconfig eth1 10.1.0.1 netmask 255.255.255.0 mtu 1400"
    assert machine.system.read_text("/etc/network/interfaces") == "# mine\nsource /etc/network/interfaces.d/*\n"
    text = machine.system.read_text("/etc/network/interfaces.d/ifcfg-eth1")
    assert [line.strip() for line in text.splitlines() if line.strip()] == [
        "auto eth1",
        "iface eth1 inet static",
        "address 10.1.0.1",
        "netmask 255.255.255.0",
        "mtu 1400",
        "gateway 10.1.0.254",
    ]
    prepare(
        machine, TWO.replace("eth1: flags=4098<BROADCAST>  mtu 1500\n", "eth1: f  mtu 1\n        inet 10.1.0.1 x\n")
    )
    assert machine.apply("ifconfig", "10.1.0.1", **what) == []
    machine.settle("ifconfig", "10.1.0.1", **{**what, "bootproto": "dhcp"})
    assert "iface eth1 inet dhcp\n" in machine.system.read_text("/etc/network/interfaces.d/ifcfg-eth1")


def test_up_and_down(machine: Machine) -> None:
    for answer, version in ((ONE, "net-tools 1.60"), (TWO, "net-tools 2.10")):
        prepare(machine, answer, version)
        assert machine.apply("ifconfig", "10.0.0.1", "enable", device="eth0") == []
        assert machine.apply("ifconfig", "10.0.0.1", "disable", device="eth0") == [
            "run ifconfig eth0 down to disable ifconfig[10.0.0.1]"
        ]
        assert machine.apply("ifconfig", "10.0.0.9", "disable", device="eth9") == []
        machine.system.put("/etc/network/interfaces.d/ifcfg-eth0", "x")
        machine.apply("ifconfig", "10.0.0.1", "delete", device="eth0")
        assert machine.system.listdir("/etc/network/interfaces.d") == []


def test_net_tools_is_needed(machine: Machine) -> None:
    assert machine.fails("ifconfig", "10.0.0.1", device="eth0") == "RuntimeError"


def test_a_raid(machine: Machine) -> None:
    status = {"/dev/md0": 4}
    machine.system.on("mdadm --detail --test /dev/md0", lambda call: status["/dev/md0"])
    machine.system.on(
        re.compile(r"yes \| mdadm --(create|assemble).*"), lambda call: status.update({"/dev/md0": 0}) or ""
    )
    machine.system.on(re.compile(r"yes \| mdadm --stop.*"), lambda call: status.update({"/dev/md0": 4}) or "")
    what = {"devices": ["/dev/a", "/dev/b"], "level": 5, "chunk": 32, "layout": "la"}
    assert machine.settle("mdadm", "/dev/md0", **what) == ["create RAID device /dev/md0"]
    made = (
        "yes | mdadm --create /dev/md0 --level 5 --chunk=32 --metadata=0.90 --layout=la --raid-devices 2 /dev/a /dev/b"
    )
    assert made in machine.system.lines
    assert machine.settle("mdadm", "/dev/md0", "stop") == ["stop RAID device /dev/md0"]
    assert machine.settle("mdadm", "/dev/md0", "assemble", devices=["/dev/a"]) == ["assemble RAID device /dev/md0"]
    status["/dev/md0"] = 1
    assert machine.fails("mdadm", "/dev/md0") == "Mixlib::ShellOut::ShellCommandFailed"
