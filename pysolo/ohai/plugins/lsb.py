"""What lsb_release says, where it is installed."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output

_NAMES = {"Distributor ID": "id", "Description": "description", "Release": "release", "Codename": "codename"}


@plugin("lsb")
def collect(ohai: Ohai) -> Facts:
    lsb = {}
    if ohai.system.exists("/usr/bin/lsb_release"):
        for line in (output(ohai.system, ["lsb_release", "-a"]) or "").splitlines():
            name, _, value = line.partition(":")
            if name in _NAMES and value.strip():
                lsb[_NAMES[name]] = value.strip()
    return {"lsb": lsb}
