"""chef_role: a role of the chef-repo."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from pysolo.chef.provider import provides
from pysolo.providers.repository_object import RepositoryObject


class ChefRole(RepositoryObject):
    serves = (provides("chef_role"),)
    kind = "role"
    defaults: ClassVar[Dict[str, Any]] = {
        "description": "",
        "json_class": "Chef::Role",
        "chef_type": "role",
        "default_attributes": {},
        "override_attributes": {},
        "run_list": [],
        "env_run_lists": {},
    }
    keys = {
        name: name for name in ("description", "run_list", "env_run_lists", "default_attributes", "override_attributes")
    }
