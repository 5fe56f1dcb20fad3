"""The host's names."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("hostname", "machinename", "fqdn", "domain")
def collect(ohai: Ohai) -> Facts:
    name = ohai.system.hostname()
    facts: Facts = {"hostname": name.partition(".")[0], "machinename": name}
    fqdn = ohai.system.fqdn()
    if fqdn:
        facts["fqdn"] = fqdn
        if "." in fqdn[1:]:
            facts["domain"] = fqdn.partition(".")[2]
    return facts
