"""Distributions by Ohai's names."""

from __future__ import annotations

import pytest

from pysolo.ohai import Ohai
from pysolo.system.memory import MemorySystem

CASES = [
    ("debian", 'ID=debian\nVERSION_ID="12"', {}, ("debian", "12", "debian")),
    ("debian testing", "ID=debian", {"/etc/debian_version": "trixie/sid\n"}, ("debian", "trixie/sid", "debian")),
    ("ubuntu", 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"', {}, ("ubuntu", "22.04", "debian")),
    ("amazon", 'ID="amzn"\nID_LIKE="centos rhel fedora"\nVERSION_ID="2"', {}, ("amazon", "2", "amazon")),
    ("redhat", 'ID="rhel"\nVERSION_ID="9.3"', {}, ("redhat", "9.3", "rhel")),
    (
        "centos",
        'ID="centos"\nVERSION_ID="7"',
        {"/etc/redhat-release": "CentOS Linux release 7.9.2009 (Core)\n"},
        ("centos", "7.9.2009", "rhel"),
    ),
    ("rocky", 'ID="rocky"\nVERSION_ID="9.2"', {}, ("rocky", "9.2", "rhel")),
    ("almalinux", 'ID="almalinux"\nVERSION_ID="8.8"', {}, ("almalinux", "8.8", "rhel")),
    ("oracle", 'ID="ol"\nVERSION_ID="8.8"', {}, ("oracle", "8.8", "rhel")),
    ("fedora", "ID=fedora\nVERSION_ID=39", {}, ("fedora", "39", "fedora")),
    ("suse", 'ID="sles"\nVERSION_ID="15.5"', {}, ("suse", "15.5", "suse")),
    ("leap", 'ID="opensuse-leap"\nVERSION_ID="15.5"', {}, ("opensuseleap", "15.5", "suse")),
    ("arch", "ID=arch", {}, ("arch", "6.1.0-18-amd64", "arch")),
    ("alpine", "ID=alpine\nVERSION_ID=3.18.4", {}, ("alpine", "3.18.4", "alpine")),
    ("raspbian", 'ID=raspbian\nVERSION_ID="11"', {}, ("raspbian", "11", "debian")),
    ("gentoo", "ID=gentoo\nVERSION_ID=2.14", {}, ("gentoo", "2.14", "gentoo")),
    (
        "old oracle",
        None,
        {"/etc/oracle-release": "Oracle Linux Server release 6.5\n", "/etc/redhat-release": "x 1.0"},
        ("oracle", "6.5", "rhel"),
    ),
    ("old centos", None, {"/etc/redhat-release": "CentOS release 5.11 (Final)\n"}, ("centos", "5.11", "rhel")),
    (
        "old redhat",
        None,
        {"/etc/redhat-release": "Red Hat Enterprise Linux Server release 6.5 (Santiago)\n"},
        ("redhat", "6.5", "rhel"),
    ),
    (
        "old amazon",
        None,
        {"/etc/system-release": "Amazon Linux AMI release 2013.09\n"},
        ("amazon", "2013.09", "amazon"),
    ),
    ("old debian", None, {"/etc/debian_version": "6.0.10\n"}, ("debian", "6.0.10", "debian")),
    ("old suse", None, {"/etc/SuSE-release": "SUSE 11\nVERSION = 11\nPATCHLEVEL = 3\n"}, ("suse", "11.3", "suse")),
]


@pytest.mark.parametrize(("what", "release", "files", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_platform(what: str, release: str | None, files: dict[str, str], wanted: tuple[str, str, str]) -> None:
    system = MemorySystem({**files, **({"/etc/os-release": release + "\n"} if release else {})})
    ohai = Ohai(system)
    assert (ohai["platform"], ohai["platform_version"], ohai["platform_family"]) == wanted


def test_an_old_ubuntu_is_told_by_lsb() -> None:
    system = MemorySystem({"/etc/debian_version": "squeeze/sid\n", "/usr/bin/lsb_release": ""})
    system.on(
        "lsb_release -a",
        stdout="Distributor ID:\tUbuntu\nDescription:\tUbuntu 10.04 LTS\nRelease:\t10.04\nCodename:\tlucid\n",
        stderr="No LSB modules are available.\n",
    )
    ohai = Ohai(system)
    assert (ohai["platform"], ohai["platform_version"], ohai["platform_family"]) == ("ubuntu", "10.04", "debian")
    assert ohai["lsb"] == {"id": "Ubuntu", "description": "Ubuntu 10.04 LTS", "release": "10.04", "codename": "lucid"}


def test_names_and_kernel() -> None:
    system = MemorySystem(
        {"/proc/modules": "ext4 983040 2 - Live 0x0\nlibcrc32c 16384 1 xfs, Live 0x0\n"}, fqdn="host.a.example"
    )
    system.put("/sys/module/ext4/version", "1.0\n")
    system.on("uname -po", stdout="unknown GNU/Linux\n")
    ohai = Ohai(system)
    assert (ohai["hostname"], ohai["machinename"], ohai["fqdn"], ohai["domain"]) == (
        "host",
        "host",
        "host.a.example",
        "a.example",
    )
    assert (ohai["os"], ohai["os_version"]) == ("linux", "6.1.0-18-amd64")
    assert ohai["kernel"] == {
        "name": "Linux",
        "release": "6.1.0-18-amd64",
        "version": "#1 SMP Debian 6.1.76-1",
        "machine": "x86_64",
        "processor": "unknown",
        "os": "GNU/Linux",
        "modules": {
            "ext4": {"size": "983040", "refcount": "2", "version": "1.0"},
            "libcrc32c": {"size": "16384", "refcount": "1"},
        },
    }
    nameless = Ohai(MemorySystem(fqdn=None))
    assert "fqdn" not in nameless and "domain" not in nameless
