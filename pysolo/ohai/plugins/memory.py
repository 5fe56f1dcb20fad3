"""Memory, as /proc/meminfo has it: numbers with their unit, as text."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin

_NAMES = {
    "MemTotal": "total",
    "MemFree": "free",
    "MemAvailable": "available",
    "Buffers": "buffers",
    "Cached": "cached",
    "Active": "active",
    "Inactive": "inactive",
    "HighTotal": "high_total",
    "HighFree": "high_free",
    "LowTotal": "low_total",
    "LowFree": "low_free",
    "Dirty": "dirty",
    "Writeback": "writeback",
    "AnonPages": "anon_pages",
    "Mapped": "mapped",
    "Slab": "slab",
    "SReclaimable": "slab_reclaimable",
    "SUnreclaim": "slab_unreclaim",
    "PageTables": "page_tables",
    "NFS_Unstable": "nfs_unstable",
    "Bounce": "bounce",
    "CommitLimit": "commit_limit",
    "Committed_AS": "committed_as",
    "VmallocTotal": "vmalloc_total",
    "VmallocUsed": "vmalloc_used",
    "VmallocChunk": "vmalloc_chunk",
    "Hugepagesize": "hugepage_size",
    "Hugetlb": "hugetlb",
}
_SWAP = {"SwapCached": "cached", "SwapTotal": "total", "SwapFree": "free"}
_HUGE = {
    "HugePages_Total": "total",
    "HugePages_Free": "free",
    "HugePages_Rsvd": "reserved",
    "HugePages_Surp": "surplus",
}


@plugin("memory", "memory/swap")
def collect(ohai: Ohai) -> Facts:
    memory: Dict[str, Any] = {"swap": {}, "hugepages": {}, "directmap": {}}
    for line in ohai.system.read_text("/proc/meminfo").splitlines():
        name, _, value = line.partition(":")
        value = value.replace(" ", "")
        if name in _NAMES:
            memory[_NAMES[name]] = value
        elif name in _SWAP:
            memory["swap"][_SWAP[name]] = value
        elif name in _HUGE:
            memory["hugepages"][_HUGE[name]] = value
        elif name.startswith("DirectMap"):
            memory["directmap"][name[len("DirectMap") :]] = value
    return {"memory": memory}
