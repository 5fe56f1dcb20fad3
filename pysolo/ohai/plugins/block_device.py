"""Block devices and what the kernel says of each."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import text_of

_FOLDERS = (
    ("", ("size", "removable")),
    ("device/", ("model", "rev", "state", "timeout", "vendor", "queue_depth", "firmware_rev")),
    ("queue/", ("rotational", "physical_block_size", "logical_block_size")),
)


@plugin("block_device")
def collect(ohai: Ohai) -> Facts:
    system = ohai.system
    if not system.is_dir("/sys/block"):
        return {}
    found = {}
    for device in system.listdir("/sys/block"):
        found[device] = {
            name: text.strip()
            for folder, names in _FOLDERS
            for name in names
            for text in [text_of(system, f"/sys/block/{device}/{folder}{name}")]
            if text is not None
        }
    return {"block_device": found}
