"""mountinfo and the shadow file."""

from __future__ import annotations

from pysolo.system.memory import MemorySystem

MOUNTINFO = r"""22 28 0:21 / /proc rw,relatime - proc proc rw
36 35 98:0 /mnt1 /mnt\0402 rw,noatime master:1 shared:7 - ext3 /dev/my\040root rw,errors=continue
40 28 0:35 / /odd\134name ro - tmpfs tmpfs rw,size=10k
"""


def test_mounts() -> None:
    rows = MemorySystem({"/proc/self/mountinfo": MOUNTINFO}).mounts()
    assert [row.point for row in rows] == ["/proc", "/mnt 2", "/odd\\name"]
    assert (rows[1].device, rows[1].fstype, rows[1].root) == ("/dev/my root", "ext3", "/mnt1")
    assert rows[1].options == ("rw", "noatime")
    assert rows[1].super_options == ("rw", "errors=continue")


def test_shadow() -> None:
    system = MemorySystem({"/etc/shadow": "root:*:19000:0:99999:7:::\nbob:$6$x:19001:0::7:3:20000:\n"})
    bob = system.shadow_by_name("bob")
    assert bob is not None
    assert (bob.password, bob.last_change, bob.maximum, bob.inactive, bob.expire) == ("$6$x", 19001, None, 3, 20000)
    assert system.shadow_by_name("eve") is None
    assert MemorySystem().shadow_by_name("root") is None
