"""Processors: what lscpu says, or /proc/cpuinfo where it is missing."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, List, Optional

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output, text_of

Cpu = Dict[str, Any]


def expand(ranges: str) -> List[int]:
    """`0-2,5` as a list of numbers."""
    numbers: List[int] = []
    for part in ranges.split(","):
        first, dash, last = part.strip().partition("-")
        if first.isdigit():
            numbers.extend(range(int(first), int(last if dash else first) + 1))
    return numbers


def _count(ranges: str) -> int:
    numbers = expand(ranges)
    return 0 if numbers == [0] else len(numbers)


def _commas(text: str) -> List[str]:
    return text.split(", ")


def _sorted_words(text: str) -> List[str]:
    return sorted(text.split())


#: lscpu's labels with Ohai's names and the types they have there
_LSCPU: Dict[str, tuple[str, Callable[[str], Any]]] = {
    "Architecture": ("architecture", str),
    "CPU op-mode(s)": ("cpu_opmodes", _commas),
    "Byte Order": ("byte_order", str.lower),
    "Address sizes": ("address_sizes", _commas),
    "CPU(s)": ("cpus", int),
    "On-line CPU(s) list": ("cpus_online", _count),
    "Off-line CPU(s) list": ("cpus_offline", _count),
    "Thread(s) per core": ("threads_per_core", int),
    "Core(s) per socket": ("cores_per_socket", int),
    "Core(s) per cluster": ("cores_per_socket", int),
    "Socket(s)": ("sockets", int),
    "Clusters(s)": ("clusters", int),
    "Socket(s) per book": ("sockets_per_book", int),
    "Book(s) per drawer": ("books_per_drawer", int),
    "Drawer(s)": ("drawers", int),
    "NUMA node(s)": ("numa_nodes", int),
    "Vendor ID": ("vendor_id", str),
    "BIOS Vendor ID": ("bios_vendor_id", str),
    "BIOS Model name": ("bios_model_name", str),
    "Machine type": ("machine_type", str),
    "CPU family": ("family", str),
    "Model": ("model", str),
    "Model name": ("model_name", str),
    "Stepping": ("stepping", str),
    "CPU MHz": ("mhz", str),
    "CPU static MHz": ("mhz", str),
    "CPU max MHz": ("mhz_max", str),
    "CPU min MHz": ("mhz_min", str),
    "CPU dynamic MHz": ("mhz_dynamic", str),
    "BogoMIPS": ("bogomips", str),
    "Virtualization": ("virtualization", str),
    "Virtualization type": ("virtualization_type", str),
    "Hypervisor vendor": ("hypervisor_vendor", str),
    "Dispatching mode": ("dispatching_mode", str),
    "L1d cache": ("l1d_cache", str),
    "L1i cache": ("l1i_cache", str),
    "L2 cache": ("l2_cache", str),
    "L2d cache": ("l2d_cache", str),
    "L2i cache": ("l2i_cache", str),
    "L3 cache": ("l3_cache", str),
    "L4 cache": ("l4_cache", str),
    "Flags": ("flags", _sorted_words),
}
_NODE = re.compile(r"NUMA node(\d+) CPU\(s\)$")
_WEAKNESS = re.compile(r"Vulnerability (.+)$")
#: what each processor repeats of the whole
_SHARED = ("vendor_id", "family", "model", "model_name", "stepping", "mhz", "bogomips")
_CPUINFO = {
    "vendor_id": "vendor_id",
    "cpu family": "family",
    "model": "model",
    "stepping": "stepping",
    "physical id": "physical_id",
    "core id": "core_id",
    "cpu cores": "cores",
    "model name": "model_name",
    "cpu MHz": "mhz",
    "clock": "mhz",
    "cache size": "cache_size",
    "flags": "flags",
    "BogoMIPS": "bogomips",
    "bogomips": "bogomips",
    "Features": "features",
}
_WHOLE = {"timebase": "timebase", "platform": "platform", "machine": "machine", "firmware": "firmware", "MMU": "mmu"}


@plugin("cpu")
def collect(ohai: Ohai) -> Facts:
    listed = _cpuinfo(text_of(ohai.system, "/proc/cpuinfo") or "")
    told = output(ohai.system, ["lscpu"])
    places = output(ohai.system, ["lscpu", "-p=CPU,CORE,SOCKET"]) if told else None
    better = _lscpu(told, places, listed) if told and places else None
    return {"cpu": better or listed}


def _lscpu(told: str, places: str, listed: Cpu) -> Optional[Cpu]:
    """lscpu's view; None when it does not know how many processors there are."""
    cpu: Cpu = {"numa_node_cpus": {}, "vulnerability": {}}
    for line in told.splitlines():
        label, colon, value = line.strip().partition(":")
        value = value.strip()
        if not colon or not value:
            continue
        node, weakness = _NODE.match(label), _WEAKNESS.match(label)
        if label in _LSCPU:
            name, convert = _LSCPU[label]
            cpu[name] = convert(value)
        elif node:
            cpu["numa_node_cpus"][node.group(1)] = expand(value)
        elif weakness:
            cpu["vulnerability"][weakness.group(1).strip().lower().replace(" ", "_")] = value
    architecture = cpu.get("architecture", "")
    if architecture in ("aarch64", "s390x") and "flags" in cpu:
        cpu["features"] = cpu["flags"]
    if architecture == "ppc64le":
        cpu.update((name, listed[name]) for name in _WHOLE.values() if name in listed)
        cpu["mhz"] = listed.get("0", {}).get("mhz")
    for line in places.splitlines():
        fields = line.split(",")
        if not line.startswith("#") and len(fields) >= 3:
            cpu[fields[0]] = _one(cpu, listed.get(fields[0], {}), fields[1], fields[2])
    if architecture == "s390x":
        real = cpu.get("sockets_per_book", 0)
        sockets = real * cpu.get("books_per_drawer", 1) * cpu.get("drawers", 1)
    else:
        real = sockets = cpu.get("sockets", 0)
    cores = sockets * cpu.get("cores_per_socket", 0)
    total = cores * max(cpu.get("threads_per_core", 1), 1)
    if not (real and cores and total):
        return None
    cpu.update(total=total, real=real, cores=cores)
    return cpu


def _one(cpu: Cpu, listed: Cpu, core: str, socket: str) -> Cpu:
    one = {name: cpu[name] for name in _SHARED if name in cpu}
    if "cache_size" in listed:
        one["cache_size"] = listed["cache_size"]
    one.update(physical_id=socket, core_id=core, cores=str(cpu.get("cores_per_socket", "")))
    one.update((name, cpu[name]) for name in ("flags", "features") if name in cpu)
    return one


def _cpuinfo(text: str) -> Cpu:
    cpu: Cpu = {}
    current: Cpu = {}
    total = 0
    for line in text.splitlines():
        label, colon, value = line.partition(":")
        label, value = label.strip(), value.strip()
        if label == "processor":
            total += 1
            current = cpu.setdefault(value, {})
        elif label in _WHOLE and colon:
            cpu[_WHOLE[label]] = value
        elif label in _CPUINFO and colon:
            name = _CPUINFO[label]
            current[name] = value.split() if name in ("flags", "features") else value
    numbered = [one for one in cpu.values() if isinstance(one, dict)]
    real = len({one["physical_id"] for one in numbered if "physical_id" in one})
    if real and "cores" in cpu.get("0", {}):
        cpu.update(real=real, cores=real * int(cpu["0"]["cores"]))
    cpu["total"] = total
    return cpu
