"""The operating system's kind and its kernel's release."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("os", "os_version")
def collect(ohai: Ohai) -> Facts:
    uname = ohai.system.uname()
    return {"os": uname.sysname.lower(), "os_version": uname.release}
