"""Microsoft Azure."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from pysolo.ohai.metadata import MetadataService
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import text_of

_API = "2021-11-15"
_KINDS = (
    ("public_ipv4", "ipv4", "publicIpAddress"),
    ("local_ipv4", "ipv4", "privateIpAddress"),
    ("public_ipv6", "ipv6", "publicIpAddress"),
    ("local_ipv6", "ipv6", "privateIpAddress"),
)


@plugin("azure")
def collect(ohai: Ohai) -> Facts:
    hints = ohai.hint("azure")
    if hints is None:
        leases = text_of(ohai.system, "/var/lib/dhcp/dhclient.eth0.leases") or ""
        if not ohai.system.exists("/usr/sbin/waagent") and "unknown-245" not in leases:
            return {}
    service = MetadataService(ohai, {"Metadata": "true"})
    return {"azure": {**(hints or {}), "metadata": _metadata(service.json(f"/metadata/instance?api-version={_API}"))}}


def _metadata(told: Optional[Dict[str, Any]]) -> Optional[Dict[str, Any]]:
    if not told:
        return None
    metadata: Dict[str, Any] = {"compute": told.get("compute", {})}
    interfaces: Dict[str, Any] = {}
    for interface in (told.get("network") or {}).get("interface", ()):
        mac = interface["macAddress"]
        interfaces[mac] = {"mac": mac, **{name: _addresses(interface, *rest) for name, *rest in _KINDS}}
    if "network" in told:
        metadata["network"] = {
            "interfaces": interfaces,
            **{name: [one for row in interfaces.values() for one in row[name]] for name, *_ in _KINDS},
        }
    return metadata


def _addresses(interface: Dict[str, Any], family: str, field: str) -> List[str]:
    rows = (interface.get(family) or {}).get("ipAddress", ())
    return [row[field] for row in rows if row.get(field)]
