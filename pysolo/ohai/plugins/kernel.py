"""The kernel and its modules."""

from __future__ import annotations

from typing import Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output, text_of, word_of
from pysolo.system.interface import System


@plugin("kernel", "kernel/modules")
def collect(ohai: Ohai) -> Facts:
    system = ohai.system
    uname = system.uname()
    # the kernel does not know these two: each distribution's uname has its own opinion
    processor, _, name = (output(system, ["uname", "-po"]) or "").strip().partition(" ")
    return {
        "kernel": {
            "name": uname.sysname,
            "release": uname.release,
            "version": uname.version,
            "machine": uname.machine,
            "processor": processor or "unknown",
            "os": name or "GNU/Linux",
            "modules": _modules(system),
        }
    }


def _modules(system: System) -> Dict[str, Dict[str, str]]:
    modules = {}
    for line in (text_of(system, "/proc/modules") or "").splitlines():
        name, size, references = line.split(" ", 3)[:3]
        modules[name] = {"size": size, "refcount": references}
        version = word_of(system, f"/sys/module/{name}/version")
        if version:
            modules[name]["version"] = version
    return modules
