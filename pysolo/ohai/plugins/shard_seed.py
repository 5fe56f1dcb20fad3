"""A number that spreads hosts evenly: from the name, the serial number and the UUID of the machine."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


def _hardware(ohai: Ohai, name: str) -> str:
    for section in ("system", "base_board", "chassis"):
        value = ohai.at("dmi", section, name)
        if isinstance(value, str) and value.strip():
            return value
    raise LookupError(f"the hardware does not tell its {name}")


@plugin("shard_seed")
def collect(ohai: Ohai) -> Facts:
    import hashlib

    text = ohai["machinename"] + _hardware(ohai, "serial_number") + _hardware(ohai, "uuid")
    algorithm = "sha256" if ohai.at("fips", "kernel", "enabled") else "md5"
    return {"shard_seed": int(hashlib.new(algorithm, text.encode()).hexdigest()[:7], 16)}
