"""SELinux's state, booleans and contexts."""

from __future__ import annotations

import re
from typing import Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output

_SECTIONS = {
    "Policy booleans:": "policy_booleans",
    "Process contexts:": "process_contexts",
    "File contexts:": "file_contexts",
}
_GAP = re.compile(r":?\s\s+")


@plugin("selinux", optional=True)
def collect(ohai: Ohai) -> Facts:
    path = ohai.system.which("sestatus")
    text = output(ohai.system, [path, "-v", "-b"]) if path else None
    if text is None:
        return {}
    found: Dict[str, Dict[str, str]] = {name: {} for name in ("status", *_SECTIONS.values())}
    section = "status"
    for line in text.splitlines():
        if line.strip() in _SECTIONS:
            section = _SECTIONS[line.strip()]
            continue
        fields = _GAP.split(line.strip(), 1)
        if len(fields) == 2:
            name = fields[0] if fields[0].startswith("/") else fields[0].lower().replace(" ", "_")
            found[section][name] = fields[1]
    return {"selinux": found}
