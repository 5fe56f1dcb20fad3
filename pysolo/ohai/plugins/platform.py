"""The distribution: its name, version and family, by Ohai's names."""

from __future__ import annotations

import re
from typing import Optional, Tuple

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import os_release, text_of
from pysolo.system.interface import System

#: IDs of os-release that Ohai calls otherwise
_NAMES = {
    "alinux": "alibabalinux",
    "amzn": "amazon",
    "archarm": "arch",
    "cumulus-linux": "cumulus",
    "ol": "oracle",
    "opensuse-leap": "opensuseleap",
    "rhel": "redhat",
    "sles": "suse",
    "sles_sap": "suse",
    "xenenterprise": "xenserver",
}
#: the first family one of whose words is in the platform's name is its family
_FAMILIES = (
    ("debian", "ubuntu debian linuxmint raspbian cumulus kali pop"),
    (
        "rhel",
        "centos redhat oracle almalinux rocky scientific enterpriseenterprise xenserver xcp-ng cloudlinux alibabalinux "
        "sangoma clearos parallels ibm_powerkvm nexus_centos bigip virtuozzo",
    ),
    ("amazon", "amazon"),
    ("suse", "suse sles sled sle-"),
    ("fedora", "fedora arista_eos"),
    ("wrlinux", "nexus ios_xr"),
    ("gentoo", "gentoo"),
    ("arch", "arch manjaro"),
    ("exherbo", "exherbo"),
    ("alpine", "alpine"),
    ("clearlinux", "clearlinux"),
    ("mandriva", "mangeia"),
    ("slackware", "slackware"),
)
_VERSION = re.compile(r"(?:release)? ([\d.]+)")


def family_of(platform: str) -> Optional[str]:
    """The family that a platform belongs to."""
    for family, words in _FAMILIES:
        if any(word in platform for word in words.split()):
            return family
    return None


@plugin("platform", "platform_version", "platform_family")
def collect(ohai: Ohai) -> Facts:
    platform, version = _modern(ohai.system) or _by_release_file(ohai) or _by_distro()
    facts = {"platform": platform, "platform_version": version, "platform_family": family_of(platform)}
    return {name: value for name, value in facts.items() if value}


def _version_in(text: str) -> Optional[str]:
    found = _VERSION.search(text)
    return found.group(1) if found else None


def _modern(system: System) -> Optional[Tuple[str, Optional[str]]]:
    release = os_release(system)
    if not release or not release.get("ID"):
        return None
    identity = release["ID"].lower()
    version = release.get("VERSION_ID")
    if identity == "centos":  # its os-release tells the major version alone
        version = _version_in(text_of(system, "/etc/redhat-release") or "") or version
    elif identity == "debian":  # testing and unstable have no VERSION_ID
        version = version or (text_of(system, "/etc/debian_version") or "").strip()
    return _NAMES.get(identity, identity), version or system.uname().release


def _by_release_file(ohai: Ohai) -> Optional[Tuple[str, Optional[str]]]:
    """Distributions older than os-release have a file of their own."""
    system = ohai.system
    for path in ("/etc/oracle-release", "/etc/enterprise-release"):
        text = text_of(system, path)
        if text:
            return "oracle", _version_in(text)
    text = text_of(system, "/etc/debian_version")
    if text is not None:
        lsb = ohai.get("lsb") or {}
        if "ubuntu" in lsb.get("id", "").lower():
            return "ubuntu", lsb.get("release")
        return "debian", text.strip()
    for path in ("/etc/redhat-release", "/etc/system-release"):
        text = text_of(system, path)
        if text:
            first = re.search(r"\w+", text)
            name = "redhat" if text.lower().startswith("red hat") else first.group(0).lower() if first else "redhat"
            return name, _version_in(text)
    text = text_of(system, "/etc/SuSE-release")
    if text:
        numbers = re.search(r"VERSION = (\d+)\nPATCHLEVEL = (\d+)", text)
        plain = re.search(r"VERSION = ([\d.]{2,})", text)
        version = ".".join(numbers.groups()) if numbers else plain.group(1) if plain else None
        return ("opensuse" if text.startswith("openSUSE") else "suse"), version
    return None


def _by_distro() -> Tuple[str, Optional[str]]:
    """What none of the rules above knows."""
    import distro

    identity = distro.id() or "linux"
    return _NAMES.get(identity, identity), distro.version() or None
