"""The machine's number for life."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import word_of


@plugin("machine_id")
def collect(ohai: Ohai) -> Facts:
    system = ohai.system
    return {"machine_id": word_of(system, "/etc/machine-id") or word_of(system, "/var/lib/dbus/machine-id")}
