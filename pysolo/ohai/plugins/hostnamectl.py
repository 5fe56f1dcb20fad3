"""What systemd knows of the host."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import ask


@plugin("hostnamectl")
def collect(ohai: Ohai) -> Facts:
    found = {}
    path = ohai.system.which("hostnamectl")
    result = ask(ohai.system, [path]) if path else None
    for line in result.out.splitlines() if result else ():
        name, colon, value = line.partition(": ")
        if colon:
            plain = "".join(char for char in value if char.isascii())
            found[name.strip().replace(" ", "_").lower()] = " ".join(plain.split())
    return {"hostnamectl": found}
