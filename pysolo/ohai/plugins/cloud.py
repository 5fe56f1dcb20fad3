"""The same few facts for whichever cloud it is."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


class _Cloud:
    def __init__(self) -> None:
        self.facts: Dict[str, Any] = {}

    def address(self, kind: str, value: Optional[str]) -> None:
        if value:
            self.facts.setdefault(f"{kind}_addrs", []).append(value)

    def fact(self, name: str, value: Optional[str]) -> None:
        if value:
            self.facts[name] = value


@plugin("cloud")
def collect(ohai: Ohai) -> Facts:
    cloud = _Cloud()
    for provider, read in (
        ("gce", _gce),
        ("ec2", _ec2),
        ("openstack", _ec2),
        ("azure", _azure),
        ("digital_ocean", _digital_ocean),
    ):
        told = ohai.get(provider)
        if told:
            read(cloud, told)
            cloud.fact("provider", told.get("provider", provider))
    for kind in ("public_ipv4", "local_ipv4", "public_ipv6", "local_ipv6"):
        if f"{kind}_addrs" in cloud.facts:
            cloud.facts[kind] = cloud.facts[f"{kind}_addrs"][0]
    return {"cloud": cloud.facts or None}


def _gce(cloud: _Cloud, told: Dict[str, Any]) -> None:
    interfaces: List[Dict[str, Any]] = told.get("instance", {}).get("networkInterfaces", [])
    for interface in interfaces:
        for access in interface.get("accessConfigs", ()):
            cloud.address("public_ipv4", access.get("externalIp"))
        cloud.address("local_ipv4", interface.get("ip"))
    cloud.fact("local_hostname", told.get("instance", {}).get("hostname"))


def _ec2(cloud: _Cloud, told: Dict[str, Any]) -> None:
    cloud.address("public_ipv4", told.get("public_ipv4"))
    cloud.address("local_ipv4", told.get("local_ipv4"))
    cloud.fact("public_hostname", told.get("public_hostname"))
    cloud.fact("local_hostname", told.get("local_hostname"))


def _azure(cloud: _Cloud, told: Dict[str, Any]) -> None:
    network = (told.get("metadata") or {}).get("network", {})
    for kind in ("public_ipv4", "public_ipv6", "local_ipv4", "local_ipv6"):
        for value in network.get(kind, ()):
            cloud.address(kind, value)
    cloud.fact("public_hostname", told.get("public_fqdn"))


def _digital_ocean(cloud: _Cloud, told: Dict[str, Any]) -> None:
    for side, name in (("public", "public"), ("private", "local")):
        for interface in told.get("interfaces", {}).get(side, ())[:1]:
            for family in ("ipv4", "ipv6"):
                cloud.address(f"{name}_{family}", interface.get(family, {}).get("ip_address"))
