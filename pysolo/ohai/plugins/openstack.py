"""OpenStack."""

from __future__ import annotations

from pysolo.ohai.metadata import HttpUnavailable, MetadataService, ec2_tree
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("openstack")
def collect(ohai: Ohai) -> Facts:
    if ohai.hint("openstack") is None and ohai.at("virtualization", "systems", "openstack") != "guest":
        return {}
    facts = {"provider": "dreamhost" if ohai.system.user_by_name("dhc-user") else "openstack"}
    try:
        facts.update((key, value) for key, value in ec2_tree(MetadataService(ohai)).items() if value)
    except HttpUnavailable:
        pass  # the provider alone is worth telling
    return {"openstack": facts}
