"""Attributes are collected when they are read, and no sooner."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from pysolo.ohai import Ohai
from pysolo.ohai.index import INDEX
from pysolo.ohai.indexer import built_index, index_source
from pysolo.system.local import LocalSystem
from pysolo.system.memory import MemorySystem

DEBIAN = {"/etc/os-release": 'ID=debian\nVERSION_ID="12"\n', "/proc/1/comm": "systemd\n"}


def test_the_index_is_what_the_plugins_say() -> None:
    written = pathlib.Path(__file__).resolve().parents[2] / "pysolo" / "ohai" / "index.py"
    assert built_index() == INDEX, "run: python -m pysolo.ohai.indexer"
    assert written.read_text() == index_source()


def test_reading_one_attribute_imports_one_plugin() -> None:
    code = (
        "import sys\n"
        "from pysolo.ohai import Ohai\n"
        "from pysolo.system.local import LocalSystem\n"
        "ohai = Ohai(LocalSystem())\n"
        "list(ohai)\n"
        "assert not [m for m in sys.modules if m.startswith('pysolo.ohai.plugins.')]\n"
        "ohai['platform']\n"
        "print(sorted(m for m in sys.modules if m.startswith('pysolo.ohai.plugins.')))\n"
        "print([m for m in ('psutil', 'distro', 'subprocess', 'urllib', 'json') if m in sys.modules])\n"
    )
    root = str(pathlib.Path(__file__).resolve().parents[2])
    run = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": root}, capture_output=True, text=True
    )
    assert run.stdout.splitlines() == ["['pysolo.ohai.plugins.platform']", "[]"], run.stderr


def test_a_mapping() -> None:
    ohai = Ohai(MemorySystem(DEBIAN))
    assert {"platform", "etc", "ec2", "languages"} <= set(ohai.keys())
    assert ohai["platform"] == "debian"
    assert "ec2" not in ohai
    assert ohai.get("ec2") is None
    with pytest.raises(KeyError):
        ohai["no_such_thing"]
    everything = ohai.all()
    assert everything["init_package"] == "systemd"
    assert "ec2" not in everything


def test_what_is_collected_is_kept_until_reload() -> None:
    system = MemorySystem(DEBIAN)
    ohai = Ohai(system)
    assert ohai["platform_version"] == "12"
    assert ohai["etc"]["passwd"].keys() == {"root", "daemon"}
    system.put("/etc/os-release", "ID=debian\nVERSION_ID=13\n")
    system.put("/etc/passwd", "root:x:0:0::/root:/bin/sh\nbob:x:5:5::/home/bob:/bin/sh\n")
    assert ohai["platform_version"] == "12"
    ohai.reload("etc")
    assert ohai["etc"]["passwd"]["bob"] == {"dir": "/home/bob", "gid": 5, "uid": 5, "shell": "/bin/sh", "gecos": ""}
    assert ohai["platform_version"] == "12"
    ohai.reload(":Platform")
    assert ohai["platform_version"] == "13"
    ohai.reload()
    assert ohai["platform"] == "debian"


def test_overlay() -> None:
    ohai = Ohai(MemorySystem(DEBIAN))
    assert ohai["platform"] == "debian"
    ohai.overlay({"platform": "ubuntu", "languages": {"ruby": {"version": "3"}}, "mine": {"a": 1}})
    ohai.overlay({"mine": {"b": 2}})
    assert ohai["platform"] == "ubuntu"
    assert ohai["mine"] == {"a": 1, "b": 2}
    assert ohai["languages"]["ruby"]["version"] == "3"
    assert "mine" in ohai


def test_disabled_optional_and_minimal_plugins() -> None:
    system = MemorySystem(DEBIAN)
    system.put("/usr/sbin/sysctl", mode=0o755)
    system.on("/usr/sbin/sysctl -a", stdout="kernel.a = 1\nkernel.b = x y\n")
    assert "sysctl" not in Ohai(system)
    assert Ohai(system, optional=[":Sysctl"])["sysctl"] == {"kernel.a": "1", "kernel.b": "x y"}
    assert "platform" not in Ohai(system, disabled=["Platform"])
    minimal = Ohai(system, minimal=True)
    assert {
        "fqdn",
        "machinename",
        "hostname",
        "platform",
        "platform_version",
        "ohai_time",
        "os",
        "init_package",
    } <= set(minimal)
    assert "cpu" not in minimal and "packages" not in minimal


def test_a_plugin_that_fails_gives_nothing() -> None:
    ohai = Ohai(MemorySystem(DEBIAN))  # there is no /proc/meminfo
    assert ohai.get("memory") is None
    assert isinstance(ohai.failures["memory"], FileNotFoundError)


def test_one_language_without_asking_the_others() -> None:
    system = MemorySystem(DEBIAN)
    for program in ("perl", "node", "go"):
        system.put(f"/usr/bin/{program}", mode=0o755)
    system.on("perl -V:version -V:archname", stdout="version='5.36.0';\narchname='x86_64-linux-gnu';\n")
    system.on("node -v", stdout="v20.1.0\n")
    ohai = Ohai(system)
    assert ohai.at("languages", "perl", "version") == "5.36.0"
    assert system.lines == ["perl -V:version -V:archname"]
    assert ohai["languages"] == {
        "perl": {"version": "5.36.0", "archname": "x86_64-linux-gnu"},
        "nodejs": {"version": "20.1.0"},
        "ruby": {},
    }
    assert ohai.at("languages", "python", "version") is None
    assert ohai.at("no", "such") is None


def test_hints() -> None:
    system = MemorySystem(
        {"/etc/chef/ohai/hints/ec2.json": "", "/hints/azure.json": '{"a": 1}', "/hints/bad.json": "{"}
    )
    assert Ohai(system).hint("ec2") == {}
    assert Ohai(system).hint("azure") is None
    ohai = Ohai(system, hints_path=["/none", "/hints"])
    assert (ohai.hint("azure"), ohai.hint("bad"), ohai.hint("ec2")) == ({"a": 1}, {}, None)


def test_this_machine() -> None:
    ohai = Ohai(LocalSystem(), disabled=["languages"])
    for name in ("platform", "os", "kernel", "hostname", "memory", "cpu", "filesystem", "network", "etc", "uptime"):
        assert ohai[name], name
    assert ohai.failures == {}
    assert ohai["memory"]["total"].endswith("kB")
    assert isinstance(ohai["cpu"]["total"], int)
    assert "/" in ohai["filesystem"]["by_mountpoint"]
    assert ohai["current_user"] == LocalSystem().user_by_uid(os.geteuid()).name  # type: ignore[union-attr]
