"""File systems: mounted ones with their sizes, and block devices that hold one."""

from __future__ import annotations

import re
from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output, word_of
from pysolo.system.interface import System

Entry = Dict[str, Any]
Pairs = Dict[str, Entry]

_DF = re.compile(r"^(.+?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+%)\s+(.+)$")
_LSBLK = re.compile(r'NAME="(\S+).*?" UUID="(\S*)" LABEL="(\S*)" FSTYPE="(\S*)"')
_BLKID = re.compile(r'(\S+)="(\S+)"')
_SIZES = ("kb_size", "kb_used", "kb_available", "percent_used")
_INODES = ("total_inodes", "inodes_used", "inodes_available", "inodes_percent_used")


@plugin("filesystem", "filesystem2")
def collect(ohai: Ohai) -> Facts:
    system = ohai.system
    pairs: Pairs = {}
    _from_df(output(system, ["df", "-P"]) or "", pairs, _SIZES)
    _from_df(output(system, ["df", "-iP"]) or "", pairs, _INODES)
    _from_mounts(system, pairs)
    _from_lsblk(system, pairs)
    _from_blkid(system, pairs)
    for entry in pairs.values():
        if entry.get("fs_type") == "btrfs" and "uuid" in entry:
            entry["btrfs"] = _btrfs(system, entry["uuid"])
    views = {
        "by_device": _grouped(pairs, "device", "mount", "mounts"),
        "by_mountpoint": _grouped(pairs, "mount", "device", "devices"),
        "by_pair": pairs,
    }
    return {"filesystem": views, "filesystem2": views}


def _from_df(text: str, pairs: Pairs, names: tuple[str, ...]) -> None:
    for line in text.splitlines():
        found = _DF.match(line)
        if found:
            device, *numbers, mount = found.groups()
            entry = pairs.setdefault(f"{device},{mount}", {"device": device})
            entry.update(zip(names, numbers))
            entry["mount"] = mount


def _from_mounts(system: System, pairs: Pairs) -> None:
    for mount in system.mounts():
        entry = pairs.setdefault(f"{mount.device},{mount.point}", {})
        options = list(dict.fromkeys([*mount.options, *mount.super_options]))
        entry.update(device=mount.device, mount=mount.point, fs_type=mount.fstype, mount_options=options)


def _from_lsblk(system: System, pairs: Pairs) -> None:
    path = system.which("lsblk")
    for line in (output(system, [path, "-n", "-P", "-o", "NAME,UUID,LABEL,FSTYPE"]) or "").splitlines() if path else ():
        found = _LSBLK.match(line)
        if found:
            name, uuid, label, kind = found.groups()
            candidates = [name] if name.startswith("/") else [f"/dev/{name}", f"/dev/mapper/{name}"]
            device = next((candidate for candidate in candidates if system.exists(candidate)), name)
            _describe(pairs, device, {"fs_type": kind, "uuid": uuid, "label": label})


def _from_blkid(system: System, pairs: Pairs) -> None:
    path = system.which("blkid")
    for line in (output(system, [path]) or "").splitlines() if path else ():
        device, _, rest = line.partition(":")
        tags = {name.lower(): value for name, value in _BLKID.findall(rest)}
        _describe(
            pairs,
            device,
            {"fs_type": tags.get("type", ""), "uuid": tags.get("uuid", ""), "label": tags.get("label", "")},
        )


def _describe(pairs: Pairs, device: str, facts: Dict[str, str]) -> None:
    keys = [key for key in pairs if key.startswith(f"{device},")]
    if not keys:
        keys = [f"{device},"]
        pairs[keys[0]] = {"device": device}
    for key in keys:
        pairs[key].update((name, value) for name, value in facts.items() if value)


def _grouped(pairs: Pairs, key: str, other: str, others: str) -> Dict[str, Entry]:
    """The entries by one of device and mount point, with a list of the other."""
    view: Dict[str, Entry] = {}
    for entry in pairs.values():
        if key not in entry:
            continue
        group = view.setdefault(entry[key], {})
        group.update((name, value) for name, value in entry.items() if name not in ("device", "mount"))
        listed = group.setdefault(others, [])
        if other in entry:
            listed.append(entry[other])
    return view


def _btrfs(system: System, uuid: str) -> Entry:
    base = f"/sys/fs/btrfs/{uuid}/allocation"
    found: Entry = {}
    for kind in ("data", "metadata", "system") if system.is_dir(base) else ():
        for raid in ("single", "dup"):
            if system.exists(f"{base}/{kind}/{raid}"):
                found["raid"] = raid
        found.setdefault("allocation", {})[kind] = {
            name: word_of(system, f"{base}/{kind}/{name}") for name in ("total_bytes", "bytes_used")
        }
    return found
