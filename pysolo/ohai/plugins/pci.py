"""PCI devices."""

from __future__ import annotations

import re
from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output

_ADDRESS = re.compile(r"(?:([0-9a-fA-F]{4}):)?([0-9a-fA-F]{2}:[0-9a-fA-F]{2}\.[0-9a-fA-F])$")
_NAMED = re.compile(r"(.*)\s\[([0-9a-fA-F]{4})\]")


@plugin("pci", optional=True)
def collect(ohai: Ohai) -> Facts:
    devices: Dict[str, Dict[str, Any]] = {}
    device: Dict[str, Any] = {}
    for line in (output(ohai.system, ["lspci", "-vnnmk"]) or "").splitlines():
        tag, _, value = line.partition(":")
        value = value.strip()
        address = _ADDRESS.match(value) if tag == "Device" else None
        if address:
            device = devices.setdefault(address.group(0), {})
            if address.group(1):
                device["root_port"] = address.group(1)
            continue
        named = _NAMED.match(value)
        if tag in ("Driver", "Module"):
            device.setdefault(tag.lower(), []).append(value)
        elif tag in ("Device", "Class", "Vendor", "SDevice") and named:
            device[f"{tag.lower()}_name"], device[f"{tag.lower()}_id"] = named.groups()
    return {"pci": devices}
