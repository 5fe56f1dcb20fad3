"""chef_environment: an environment of the chef-repo."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from pysolo.chef.provider import provides
from pysolo.providers.repository_object import RepositoryObject


class ChefEnvironment(RepositoryObject):
    serves = (provides("chef_environment"),)
    kind = "environment"
    defaults: ClassVar[Dict[str, Any]] = {
        "description": "",
        "cookbook_versions": {},
        "json_class": "Chef::Environment",
        "chef_type": "environment",
        "default_attributes": {},
        "override_attributes": {},
    }
    keys = {name: name for name in ("description", "cookbook_versions", "default_attributes", "override_attributes")}
