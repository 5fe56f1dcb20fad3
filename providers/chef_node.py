"""chef_node: a saved node of the chef-repo."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from pysolo.chef.provider import provides
from pysolo.providers.repository_object import RepositoryObject


class ChefNode(RepositoryObject):
    serves = (provides("chef_node"),)
    kind = "node"
    defaults: ClassVar[Dict[str, Any]] = {
        "chef_environment": "_default",
        "json_class": "Chef::Node",
        "chef_type": "node",
        "automatic": {},
        "normal": {},
        "default": {},
        "override": {},
        "run_list": [],
    }
    keys = {"chef_environment": "chef_environment", "run_list": "run_list", "normal": "attributes"}
