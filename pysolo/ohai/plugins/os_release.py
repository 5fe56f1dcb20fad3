"""/etc/os-release."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import os_release


@plugin("os_release")
def collect(ohai: Ohai) -> Facts:
    found: Dict[str, Any] = {key.lower(): value for key, value in (os_release(ohai.system) or {}).items()}
    if "id_like" in found:
        found["id_like"] = found["id_like"].split()
    return {"os_release": found}
