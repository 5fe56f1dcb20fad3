"""The host's public SSH keys."""

from __future__ import annotations

import re
from typing import Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import text_of

_KINDS = {"ssh-dss": "dsa", "ssh-rsa": "rsa", "ssh-ed25519": "ed25519"}
_USUAL = [f"/etc/ssh/ssh_host_{kind}_key" for kind in ("dsa", "rsa", "ecdsa", "ed25519")]
_HOSTKEY = re.compile(r"^hostkey\s+(\S+)", re.IGNORECASE | re.MULTILINE)


@plugin("keys", "keys/ssh")
def collect(ohai: Ohai) -> Facts:
    system = ohai.system
    config = text_of(system, "/etc/ssh/sshd_config") or text_of(system, "/etc/sshd_config") or ""
    found: Dict[str, str] = {}
    for path in [*_HOSTKEY.findall(config), *_USUAL]:
        fields = (text_of(system, f"{path}.pub") or "").split()
        kind = _KINDS.get(fields[0]) if fields else None
        if fields and fields[0].startswith("ecdsa"):
            kind = "ecdsa"
        if kind and len(fields) > 1 and f"host_{kind}_public" not in found:
            found[f"host_{kind}_public"] = fields[1]
            if kind == "ecdsa":
                found["host_ecdsa_type"] = fields[0]
    return {"keys": {"ssh": found}}
