"""Resources that are a program of the host: what they ask it, and that they ask for nothing when all is well."""

from __future__ import annotations

import re

from spec.providers.machine import Machine


def test_a_gem(machine: Machine) -> None:
    gems: list[str] = []
    machine.system.put("/usr/bin/gem", "", mode=0o755)
    machine.system.on(re.compile("gem list --local .*"), lambda call: "rake (%s)\n" % ", ".join(gems) if gems else "")
    machine.system.on("gem list --remote --exact rake", stdout="rake (13.1)\n")
    machine.system.on(re.compile("gem install rake .*-v 12.0.*"), lambda call: gems.append("12.0") or "")
    machine.system.on("gem install rake -q --no-document", lambda call: gems.insert(0, "13.1") or "")
    machine.system.on(re.compile("gem uninstall .*"), lambda call: gems.clear() or "")
    assert machine.settle("gem_package", "rake", version="12.0") == ["install version 12.0 of package rake"]
    assert machine.settle("gem_package", "rake", "upgrade") == ["upgrade package rake from 12.0 to 13.1"]
    assert machine.settle("gem_package", "rake", "remove") == ["remove package rake"]


def test_gems_need_ruby(machine: Machine) -> None:
    assert machine.fails("gem_package", "rake") == "Chef::Exceptions::Package"


def test_a_kernel_module(machine: Machine) -> None:
    loaded: set[str] = set()

    def load(call: object) -> str:
        loaded.symmetric_difference_update({"dummy"})
        machine.system.put("/proc/modules", "".join(f"{name} 16384 0 - Live 0x0\n" for name in loaded))
        return ""

    machine.system.put("/proc/modules", "")
    machine.system.makedirs("/etc/modprobe.d")
    machine.system.on(re.compile("modprobe .*"), load)
    machine.settle("kernel_module", "dummy", options=["numdummies=2"])
    assert machine.system.read_text("/etc/modules-load.d/dummy.conf") == "dummy\n"
    assert machine.system.read_text("/etc/modprobe.d/options_dummy.conf") == "options dummy numdummies=2\n"
    assert machine.system.lines == ["modprobe dummy"]
    machine.settle("kernel_module", "dummy", "blacklist")
    assert machine.system.read_text("/etc/modprobe.d/blacklist_dummy.conf") == "blacklist dummy"
    assert machine.system.lines[-1] == "modprobe -r dummy"
    machine.settle("kernel_module", "dummy", "uninstall")
    assert machine.system.listdir("/etc/modules-load.d") == machine.system.listdir("/etc/modprobe.d") == []


def test_subversion(machine: Machine) -> None:
    revision = {"ours": "4", "theirs": "4"}

    def bring(call: object) -> str:
        machine.system.put("/srv/app/.svn/entries", "")
        revision["ours"] = revision["theirs"]
        return ""

    machine.system.makedirs("/srv")
    machine.system.on(
        re.compile("svn info svn://x/app .*-rHEAD"), lambda call: "Last Changed Rev: %s\n" % revision["theirs"]
    )
    machine.system.on(re.compile("svn info /srv/app.*"), lambda call: "Revision: %s\n" % revision["ours"])
    machine.system.on(re.compile("svn (checkout|update) .*"), bring)
    machine.settle("subversion", "/srv/app", repository="svn://x/app")
    revision["theirs"] = "7"
    assert machine.settle("subversion", "/srv/app", repository="svn://x/app") == ["sync /srv/app from 4 to 7"]


def test_a_swap_file(machine: Machine) -> None:
    on: list[str] = []
    path = "/swap"
    machine.system.put("/proc/self/mountinfo", "1 1 0:1 / / rw - ext4 /dev/sda rw\n")
    machine.system.on("swapon --summary", lambda call: "Filename\n" + "".join(f"{one} file 1 0 -2\n" for one in on))
    machine.system.on(re.compile("(dd|fallocate) .*"), lambda call: machine.system.put(path, "x") or "")
    machine.system.on("mkswap -f /swap")
    machine.system.on("swapon /swap", lambda call: on.append(path) or "")
    machine.system.on("swapoff /swap", lambda call: on.clear() or "")
    assert machine.settle("swap_file", path, size=1, persist=True)[-1] == "enable swap for /swap"
    assert machine.system.stat(path).mode == 0o600
    assert machine.system.read_text("/etc/fstab") == "/swap swap swap defaults 0 0\n"
    machine.settle("swap_file", path, "remove")
    assert not machine.system.exists(path)


SHOWN = "tool - auto mode\n  link currently points to /usr/bin/b\n/usr/bin/a - priority 10\n/usr/bin/b - priority 50\n"


def test_alternatives_that_are_not_there_need_no_removal(machine: Machine) -> None:
    machine.system.put("/usr/bin/update-alternatives", "", mode=0o755)
    machine.system.on("update-alternatives --display tool", stdout=SHOWN)
    machine.system.on(re.compile("update-alternatives --(set|remove|install) .*"))
    assert machine.apply("alternatives", "tool", "remove", path="/usr/bin/gone") == []
    assert machine.apply("alternatives", "tool", "remove", path="/usr/bin/a") == [
        "removing alternative tool /usr/bin/a"
    ]
    assert machine.apply("alternatives", "tool", "set", path="/usr/bin/b") == []
    assert machine.apply("alternatives", "tool", path="/usr/bin/a", priority=10) == []
    assert machine.apply("alternatives", "tool", path="/usr/bin/a", priority="70") == [
        "adding alternative /usr/bin/tool tool /usr/bin/a 70"
    ]


def test_an_alternative_that_cannot_be_set_says_why(machine: Machine) -> None:
    machine.system.put("/usr/bin/update-alternatives", "", mode=0o755)
    machine.system.on("update-alternatives --display tool", stdout=SHOWN)
    machine.system.on(re.compile("update-alternatives --set .*"), stderr="not registered", status=2)
    assert machine.fails("alternatives", "tool", "set", path="/usr/bin/gone") == "RuntimeError"
