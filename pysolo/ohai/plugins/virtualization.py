"""Is this a guest or a host of virtual machines or containers, and of which kind?"""

from __future__ import annotations

import re
from typing import Any, Dict, Optional

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import text_of

#: what a container manager writes into process 1's environment -> Ohai's name
_CONTAINERS = {"lxc": "lxc", "systemd-nspawn": "nspawn", "podman": "podman"}
_MAKERS = (
    ("OpenStack", "openstack"),
    ("Xen", "xen"),
    ("VMware", "vmware"),
    ("Amazon EC2", "amazonec2"),
    ("QEMU", "kvm"),
    ("Veertu", "veertu"),
    ("Parallels", "parallels"),
)
_PRODUCTS = (
    ("VirtualBox", "vbox"),
    ("OpenStack", "openstack"),
    ("KVM", "kvm"),
    ("RHEV", "kvm"),
    ("BHYVE", "bhyve"),
)


class _Verdict:
    """What was found, the latest finding on top, as Ohai judges."""

    def __init__(self) -> None:
        self.facts: Dict[str, Any] = {"systems": {}}

    def found(self, system: str, role: str) -> None:
        self.facts.update(system=system, role=role)
        self.facts["systems"][system] = role


@plugin("virtualization")
def collect(ohai: Ohai) -> Facts:
    verdict = _Verdict()
    _by_programs(ohai, verdict)
    _by_kernel(ohai, verdict)
    _by_processor(ohai, verdict)
    _by_firmware(ohai, verdict)
    _by_older_containers(ohai, verdict)
    _by_container(ohai, verdict)
    return {"virtualization": verdict.facts}


def _by_programs(ohai: Ohai, verdict: _Verdict) -> None:
    for program in ("docker", "podman"):
        if ohai.system.which(program):
            verdict.found(program, "host")


def _by_kernel(ohai: Ohai, verdict: _Verdict) -> None:
    system = ohai.system
    if system.exists("/proc/xen"):
        control = "control_d" in (text_of(system, "/proc/xen/capabilities") or "").lower()
        verdict.found("xen", "host" if control else "guest")
    modules = text_of(system, "/proc/modules") or ""
    for module, role in (("vboxdrv", "host"), ("vboxguest", "guest")):
        if re.search(rf"^{module}", modules, re.MULTILINE):
            verdict.found("vbox", role)
            break
    if system.which("nova"):
        verdict.found("openstack", "host")


def _by_processor(ohai: Ohai, verdict: _Verdict) -> None:
    cpuinfo = text_of(ohai.system, "/proc/cpuinfo") or ""
    if re.search(r"QEMU Virtual CPU|Common KVM processor|Common 32-bit KVM processor", cpuinfo):
        verdict.found("kvm", "guest")
    if ohai.system.exists("/sys/devices/virtual/misc/kvm"):
        verdict.found("kvm", "guest" if "hypervisor" in cpuinfo else "host")
    elif ohai.at("cpu", "hypervisor_vendor") == "KVM":
        if ohai.at("cpu", "virtualization_type") in ("para", "full"):
            verdict.found("kvm", "guest")
        else:
            verdict.facts["system"] = "kvm"


def guest_by_firmware(maker: str, product: str) -> Optional[str]:
    """The kind of guest that a manufacturer and a product name speak of."""
    for word, kind in _MAKERS:
        if word in maker:
            return kind
    if "Microsoft" in maker and "Virtual Machine" in product:
        return "hyperv"
    return next((kind for word, kind in _PRODUCTS if word in product), None)


def _by_firmware(ohai: Ohai, verdict: _Verdict) -> None:
    maker, product = ohai.at("dmi", "system", "manufacturer"), ohai.at("dmi", "system", "product_name")
    guest = guest_by_firmware(maker or "", product or "")
    if guest:
        verdict.found(guest, "guest")


def _by_older_containers(ohai: Ohai, verdict: _Verdict) -> None:
    system = ohai.system
    if system.exists("/proc/bc/0"):
        verdict.found("openvz", "host")
    elif system.exists("/proc/vz"):
        verdict.found("openvz", "guest")
    pool = text_of(system, "/var/lib/hyperv/.kvp_pool_3")
    if pool is not None:
        verdict.found("hyperv", "guest")
        host = re.search(r"HostName(.*?)HostingSystemEditionId", pool, re.DOTALL)
        if host:
            verdict.facts["hypervisor_host"] = "".join(filter(str.isprintable, host.group(1))).lower()
    context = re.search(r"^(?:s_context|VxID):\s*(\d+)$", text_of(system, "/proc/self/status") or "", re.MULTILINE)
    if context:
        verdict.found("linux-vserver", "host" if context.group(1) == "0" else "guest")


def _by_container(ohai: Ohai, verdict: _Verdict) -> None:
    system = ohai.system
    cgroup = text_of(system, "/proc/self/cgroup")
    if cgroup is not None:
        environment = (text_of(system, "/proc/1/environ") or "").split("\0")
        said = next((entry[10:] for entry in environment if entry.startswith("container=")), "")
        named = re.search(r"^\d+:[^:]*:/(?:(lxc|docker)/|[^/]+/(lxc|docker)-?).+$", cgroup, re.MULTILINE)
        if named:
            verdict.found(named.group(1) or named.group(2), "guest")
        elif said in _CONTAINERS:
            verdict.found(_CONTAINERS[said], "guest")
        elif re.search(r"^\d+:[^:]*:/[^/]+/containerd-?.+$", cgroup, re.MULTILINE):
            verdict.found("docker", "guest")
        elif (system.which("lxc-version") or system.which("lxc-start")) and re.search(
            r"\d:[^:]+:/$", cgroup, re.MULTILINE
        ):
            if "role" not in verdict.facts:
                verdict.found("lxc", "host")
            verdict.facts["systems"]["lxc"] = "host"
    if system.exists("/.dockerenv") or system.exists("/.dockerinit"):
        verdict.found("docker", "guest")
    if system.exists("/dev/lxd/sock"):
        verdict.found("lxd", "guest")
    elif any(system.exists(path) for path in ("/var/lib/lxd/devlxd", "/var/snap/lxd/common/lxd/devlxd")):
        verdict.found("lxd", "host")
