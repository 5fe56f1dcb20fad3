"""The system's configuration variables."""

from __future__ import annotations

from typing import Dict, Union

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output


@plugin("sysconf")
def collect(ohai: Ohai) -> Facts:
    path = ohai.system.which("getconf")
    text = output(ohai.system, [path, "-a"]) if path else None
    if text is None:
        return {}
    found: Dict[str, Union[str, int, None]] = {}
    for line in text.splitlines():
        name, _, value = line.partition(" ")
        value = value.strip()
        if name:
            found[name] = int(value) if value.lstrip("-").isdigit() else value or None
    return {"sysconf": found}
