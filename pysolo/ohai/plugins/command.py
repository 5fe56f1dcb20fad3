"""How to list the processes."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("command", "command/ps")
def collect(ohai: Ohai) -> Facts:
    return {"command": {"ps": "ps -ef"}}
