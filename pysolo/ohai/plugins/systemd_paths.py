"""Where systemd keeps things."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output


@plugin("systemd_paths")
def collect(ohai: Ohai) -> Facts:
    path = ohai.system.which("systemd-path")
    if path is None:
        return {}
    rows = (line.partition(":") for line in (output(ohai.system, [path]) or "").splitlines())
    return {"systemd_paths": {name: value.strip() for name, _, value in rows}}
