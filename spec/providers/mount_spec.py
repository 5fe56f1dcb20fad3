from __future__ import annotations

import re

from spec.providers.machine import Machine

MOUNTED = "30 1 0:40 / /mnt/data rw,relatime shared:1 - ext4 /dev/sdb1 rw\n"


def prepare(machine: Machine, mountinfo: str = "") -> None:
    machine.system.put("/proc/self/mountinfo", mountinfo)
    machine.system.put("/dev/sdb1", "")
    machine.system.makedirs("/mnt/data")
    machine.system.put("/etc/fstab", "# mine\n")
    machine.system.on(re.compile("u?mount .*"))


def test_mounting(machine: Machine) -> None:
    prepare(machine)
    assert machine.apply("mount", "/mnt/data/", device="/dev/sdb1", fstype="ext4", options="ro,noatime") == [
        "mount /dev/sdb1 to /mnt/data"
    ]
    assert machine.system.lines[-1] == "mount -t ext4 -o ro,noatime /dev/sdb1 /mnt/data"
    prepare(machine, MOUNTED)
    assert machine.apply("mount", "/mnt/data", device="/dev/sdb1", fstype="ext4") == []
    assert machine.apply("mount", "/mnt/data", "umount", device="/dev/sdb1") == ["unmount /dev/sdb1"]


def test_what_is_missing(machine: Machine) -> None:
    prepare(machine)
    assert machine.fails("mount", "/mnt/data", device="/dev/none", fstype="ext4") == "Chef::Exceptions::Mount"
    assert machine.fails("mount", "/mnt/none", device="/dev/sdb1", fstype="ext4") == "Chef::Exceptions::Mount"


def test_fstab(machine: Machine) -> None:
    prepare(machine)
    line = {"device": "/dev/sdb1", "fstype": "ext4"}
    assert machine.settle("mount", "/mnt/data", "enable", **line) == ["enable /dev/sdb1"]
    assert machine.system.read_text("/etc/fstab") == "# mine\n/dev/sdb1 /mnt/data ext4 defaults 0 2\n"
    machine.settle("mount", "/mnt/data", "enable", options=["ro"], dump=1, **line, **{"pass": 0})
    assert machine.system.read_text("/etc/fstab") == "# mine\n/dev/sdb1 /mnt/data ext4 ro 1 0\n"
    assert machine.settle("mount", "/mnt/data", "disable", **line) == ["disable /dev/sdb1"]
    assert machine.system.read_text("/etc/fstab") == "# mine\n"
