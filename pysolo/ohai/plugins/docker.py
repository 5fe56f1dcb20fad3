"""A container engine on this host."""

from __future__ import annotations

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output


@plugin("docker")
def collect(ohai: Ohai) -> Facts:
    if ohai.at("virtualization", "systems", "docker") is None:
        return {}
    import json

    text = output(ohai.system, ["docker", "info", "--format", "{{json .}}"])
    if not text:
        return {}
    told = json.loads(text)
    version = told.get("ServerVersion")
    return {
        "docker": {
            "version_string": version,
            "version": version.split("-")[0] if version else None,
            "runtimes": told.get("Runtimes"),
            "root_dir": told.get("DockerRootDir"),
            "containers": {
                "total": told.get("Containers"),
                "running": told.get("ContainersRunning"),
                "paused": told.get("ContainersPaused"),
                "stopped": told.get("ContainersStopped"),
            },
            "plugins": told.get("Plugins"),
            "networking": {
                "ipv4_forwarding": told.get("IPv4Forwarding"),
                "bridge_nf_iptables": told.get("BridgeNfIptables"),
                "bridge_nf_ipv6_iptables": told.get("BridgeNfIp6tables"),
            },
            "swarm": told.get("Swarm"),
        }
    }
