"""Every kernel parameter."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output


@plugin("sysctl", optional=True)
def collect(ohai: Ohai) -> Facts:
    path = ohai.system.which("sysctl")
    text = output(ohai.system, [path, "-a"]) if path else None
    if text is None:
        return {}
    rows = (line.partition("=") for line in text.splitlines())
    return {"sysctl": {name.strip(): value.strip() for name, _, value in rows}}
