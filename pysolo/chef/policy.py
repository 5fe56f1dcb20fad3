"""Policies: run-lists, cookbooks and attributes from one lock file, as ``chef export`` lays it out in a chef-repo.

``policy_groups/GROUP.json`` names the revision that a group has of a policy, ``policies/NAME-REVISION.json`` is its lock, and
``cookbook_artifacts/COOKBOOK-IDENTIFIER`` are the cookbooks that it locks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, List, NamedTuple

from pysolo.chef.plain_merge import hash_merge
from pysolo.chef.run_list import RunListExpansion, RunListItem

if TYPE_CHECKING:
    from pysolo.ruby.runtime.control import RubyError
    from pysolo.ruby.runtime.interpreter import Interpreter

_ITEM = re.compile(r"recipe\[([^:\]]+)(?:::([^:\]]+))?\]\Z")


class CookbookLock(NamedTuple):
    """``decimal`` is the identifier as a version: what the folder is named by in exports of before Chef 12.7."""

    version: str
    identifier: str
    decimal: str


class Policy:
    """A lock file's content. ``place`` says where it was read, for messages."""

    def __init__(self, rt: Interpreter, document: Dict[str, Any], place: str) -> None:
        self.rt = rt
        self.place = place
        self.name = str(document.get("name") or "")
        self.revision = str(document.get("revision_id") or "")
        self.default_attributes: Dict[str, Any] = document.get("default_attributes") or {}
        self.override_attributes: Dict[str, Any] = document.get("override_attributes") or {}
        self.run_list: Any = document.get("run_list")
        self.named_run_lists: Dict[str, Any] = document.get("named_run_lists") or {}
        locks = document.get("cookbook_locks")
        if not isinstance(locks, dict):
            raise self.invalid("it has no cookbook_locks")
        self.locks = {name: self._lock(name, lock) for name, lock in locks.items()}

    def _lock(self, name: str, lock: Any) -> CookbookLock:
        if not isinstance(lock, dict) or not lock.get("identifier"):
            raise self.invalid("the lock of cookbook %s has no identifier" % name)
        given = (lock.get(key) for key in ("version", "identifier", "dotted_decimal_identifier"))
        return CookbookLock(*(str(value or "") for value in given))

    def named_run_list(self, name: str) -> Any:
        if name not in self.named_run_lists:
            known = ", ".join(self.named_run_lists) or "none"
            raise configuration_error(
                self.rt, "policy %s (%s) has no named run-list %s; it has %s" % (self.name, self.place, name, known)
            )
        return self.named_run_lists[name]

    def expand(self, run_list: Any, group: str) -> PolicyExpansion:
        """A run-list of recipes that the lock has; the group's part of the attributes is lifted to their top."""
        if not isinstance(run_list, list):
            raise self.invalid("its run_list is no array of recipe[cookbook::recipe] items")
        items = [self._item(str(text)) for text in run_list]
        return PolicyExpansion(self, items, group)

    def _item(self, text: str) -> RunListItem:
        found = _ITEM.match(text)
        if found is None:
            raise self.invalid("the run-list item %s is not recipe[cookbook] or recipe[cookbook::recipe]" % text)
        cookbook, recipe = found.group(1), found.group(2) or "default"
        if cookbook not in self.locks:
            raise self.invalid("it locks no cookbook %s, which the run-list item %s needs" % (cookbook, text))
        return RunListItem("recipe", "%s::%s" % (cookbook, recipe))

    def invalid(self, why: str) -> RubyError:
        return self.rt.error(
            "Chef::PolicyBuilder::Policyfile::PolicyfileError", "policy %s of %s: %s" % (self.name, self.place, why)
        )


class PolicyExpansion(RunListExpansion):
    """What a policy's run-list comes to: recipes as they stand there, no roles."""

    def __init__(self, policy: Policy, items: List[RunListItem], group: str) -> None:
        super().__init__(group)
        self.policy = policy
        self.recipes = list(dict.fromkeys(items))
        self.default_attributes = _lifted(policy.default_attributes, group)
        self.override_attributes = _lifted(policy.override_attributes, group)

    def versioned_names(self) -> List[str]:
        return ["%s@%s" % (name, self._lock(name).version) for name in self.recipe_names()]

    def shown_names(self) -> List[str]:
        return [
            "%s (%s)" % (shown, self._lock(name).identifier[:7])
            for name, shown in zip(self.recipe_names(), self.versioned_names())
        ]

    def _lock(self, name: str) -> CookbookLock:
        return self.policy.locks[name.split("::")[0]]

    def automatic_attributes(self) -> Dict[str, Any]:
        return {
            "recipes": self.recipe_names(),
            "roles": [],
            "policy_revision": self.policy.revision,
            "chef_environment": self.environment,
        }


def configuration_error(rt: Interpreter, message: str) -> RubyError:
    return rt.error("Chef::PolicyBuilder::Policyfile::ConfigurationError", message)


def _lifted(attributes: Dict[str, Any], group: str) -> Dict[str, Any]:
    own = attributes.get(group)
    lifted: Dict[str, Any] = hash_merge(attributes, own) if isinstance(own, dict) else attributes
    return lifted
