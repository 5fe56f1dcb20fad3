"""Java."""

from __future__ import annotations

import re
from typing import Any, Dict

from pysolo.ohai.languages import language, told
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("languages/java")
def collect(ohai: Ohai) -> Facts:
    facts: Dict[str, Any] = {}
    for line in (told(ohai.system, ["java", "-mx64m", "-version"]) or "").splitlines():
        version = re.search(r'(?:java|openjdk) version "([0-9._]+)"', line)
        runtime = re.match(r"(.+Runtime Environment.*) \(build\s*(.+)\)$", line)
        machine = re.match(r"(.+ (?:Client|Server) VM) \(build\s*(.+)\)$", line)
        if version:
            facts["version"] = version.group(1)
        elif runtime:
            facts["runtime"] = {"name": runtime.group(1), "build": runtime.group(2)}
        elif machine:
            facts["hotspot"] = {"name": machine.group(1), "build": machine.group(2)}
    return language("java", facts)
