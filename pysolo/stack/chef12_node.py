"""Node objects of the Chef 12 contract: what a search over nodes finds of an online instance."""

from __future__ import annotations

from typing import Any

from pysolo.stack.model import Instance, StackDocument

Item = dict[str, Any]


def node_document(document: StackDocument, instance: Instance) -> Item:
    """What a search over nodes finds of an online instance."""
    address, name = instance.private_ip, instance.hostname
    domain = (instance.private_dns or "").partition(".")[2] or "localdomain"
    platform = _platform(instance.os or document.stack.default_os or "")
    cloud = {
        "provider": "ec2" if instance.infrastructure_class == "ec2" else None,
        "public_ipv4": instance.public_ip,
        "public_hostname": instance.public_dns,
        "local_ipv4": address,
        "local_hostname": instance.private_dns or name,
    }
    return {
        "name": name,
        "chef_type": "node",
        "json_class": "Chef::Node",
        "chef_environment": "_default",
        "run_list": [f"role[{layer.shortname}]" for layer in document.layers_of(instance)],
        "normal": {},
        "default": {
            "hostname": name,
            "fqdn": instance.private_dns or f"{name}.{domain}",
            "domain": domain,
            "ipaddress": address,
            "platform": platform[0],
            "platform_family": platform[1],
            "os": "linux",
            "kernel": {"machine": instance.architecture},
            "network": {"interfaces": _interfaces(address)},
            "cloud": cloud,
            "cloud_v2": cloud,
            "ec2": {
                "instance_id": instance.ec2_instance_id,
                "instance_type": instance.instance_type,
                "local_ipv4": address,
                "local_hostname": instance.private_dns,
                "public_ipv4": instance.public_ip,
                "public_hostname": instance.public_dns,
                "placement_availability_zone": instance.availability_zone,
            },
            "aws_opsworks_instance_id": instance.instance_id,
        },
        "override": {},
        "automatic": {},
    }


def _interfaces(address: str | None) -> Item:
    return {"eth0": {"addresses": {address: {"family": "inet"}}}} if address else {}


def _platform(system: str) -> tuple[str | None, str | None]:
    """Ohai's words for an API Os such as "Ubuntu 18.04 LTS"."""
    families = {
        "ubuntu": "debian",
        "debian": "debian",
        "amazon": "rhel",
        "centos": "rhel",
        "redhat": "rhel",
        "fedora": "fedora",
    }
    word = system.lower().replace("red hat", "redhat").split()
    found = word[0] if word else None
    return (found, families.get(found or ""))
