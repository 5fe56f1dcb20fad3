"""Where a node's recipes, cookbooks and shared attributes come from: its run-list with roles and an environment, or a policy."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Union

from pysolo.chef.config_class import set_value
from pysolo.chef.cookbook.collection import CookbookCollection
from pysolo.chef.role import role_finder
from pysolo.chef.run_list import RunList, expand_run_list

if TYPE_CHECKING:
    from pysolo.chef.environment import EnvironmentData
    from pysolo.chef.node.node import Node
    from pysolo.chef.policy import CookbookLock, Policy, PolicyExpansion
    from pysolo.chef.repository import Repository
    from pysolo.chef.run_list import RunListExpansion
    from pysolo.config import Config, RunOptions
    from pysolo.ruby.runtime.interpreter import Interpreter


class RolesAndEnvironment:
    """The node's own run-list; cookbooks by the dependencies in their metadata and the environment's constraints."""

    policy = None

    def __init__(self, rt: Interpreter, config: Config, repository: Repository, node: Node) -> None:
        self.rt = rt
        self.config = config
        self.node = node
        self.repository = repository
        self.environment: EnvironmentData

    def expand(self) -> RunListExpansion:
        """The recipes; the environment's and the roles' attributes are applied."""
        rt, node = self.rt, self.node
        environment = self.environment = self.repository.environment(rt, node.chef_environment)
        node.attributes.replace_level("env_default", rt.from_python(environment.default_attributes))
        node.attributes.replace_level("env_override", rt.from_python(environment.override_attributes))
        expansion = expand_run_list(rt, node.override_run_list or node.run_list, environment.name, role_finder(rt))
        node.apply_expansion(expansion)
        return expansion

    def cookbooks(self) -> CookbookCollection:
        return CookbookCollection(self.rt, self.config.cookbook_path)

    def load(self, cookbooks: CookbookCollection, expansion: RunListExpansion) -> None:
        cookbooks.resolve(expansion.recipes, self.environment.cookbook_versions)


class LockedPolicy:
    """A policy's run-list, or one of its named ones; exactly the cookbooks that it locks."""

    def __init__(
        self, rt: Interpreter, config: Config, options: RunOptions, repository: Repository, node: Node
    ) -> None:
        self.rt = rt
        self.config = config
        self.options = options
        self.node = node
        self._forbid_environment()
        self.policy = self._find(repository)

    def _forbid_environment(self) -> None:
        if self.config.environment:
            raise self.rt.error(
                "Chef::PolicyBuilder::Policyfile::UnsupportedFeature",
                "a policy has its attributes and versions itself: leave away either the environment %s or the policy"
                % self.config.environment,
            )

    def _find(self, repository: Repository) -> Policy:
        from pysolo.chef.policy import Policy, configuration_error

        rt, node, config = self.rt, self.node, self.config
        if not config.policy_document_native_api:
            # exports of before Chef 12.7: the lock is a data bag item
            if not config.deployment_group:
                raise configuration_error(rt, "policy_document_native_api is false: set deployment_group")
            place = "policyfiles/%s" % config.deployment_group
            return Policy(rt, repository.data_bag_item(rt, "policyfiles", config.deployment_group), place)
        for setting, value in (("policy_group", node.policy_group), ("policy_name", node.policy_name)):
            if not value:
                raise configuration_error(rt, "a policy has a name and a group: set %s too" % setting)
        return repository.policy(rt, str(node.policy_name), str(node.policy_group))

    def expand(self) -> PolicyExpansion:
        """The recipes; the policy's attributes stand where those of roles would."""
        node = self.node
        expansion = self.policy.expand(self._run_list(), node.policy_group or "")
        if node.override_run_list is None:
            node.run_list = RunList.parse(self.rt, [str(item) for item in expansion.recipes])
        node.apply_expansion(expansion)
        automatic = node.attributes.levels["automatic"]
        for key, name in (("policy_name", node.policy_name), ("policy_group", node.policy_group)):
            value = self.rt.from_python(name)
            self.rt.send(automatic, "[]=", self.rt.str(key), value)
            set_value(self.rt, key, value)
        return expansion

    def _run_list(self) -> Any:
        node = self.node
        if node.override_run_list is not None:
            return node.override_run_list.strings()
        if "run_list" in self.options.json_attributes:
            return node.run_list.strings()
        if self.config.policy_persist_run_list and node.run_list.items:
            return node.run_list.strings()
        if self.config.named_run_list:
            return self.policy.named_run_list(self.config.named_run_list)
        return self.policy.run_list

    def cookbooks(self) -> CookbookCollection:
        return CookbookCollection(self.rt, self._folders())

    def _folders(self) -> Any:
        config = self.config
        return config.cookbook_artifact_path if config.policy_document_native_api else config.cookbook_path

    def load(self, cookbooks: CookbookCollection, expansion: RunListExpansion) -> None:
        for name, lock in self.policy.locks.items():
            cookbooks.take(name, self._folder(name, lock))

    def _folder(self, name: str, lock: CookbookLock) -> str:
        """Named by the identifier, in old exports by the same as a version."""
        names = ["%s-%s" % (name, mark) for mark in (lock.identifier, lock.decimal) if mark]
        for folder in self._folders():
            for candidate in names:
                path = os.path.join(folder, candidate)
                if os.path.isdir(path):
                    return path
        raise self.rt.error(
            "Chef::Exceptions::CookbookNotFound",
            "policy %s locks cookbook %s, but there is no %s in %s"
            % (self.policy.name, name, " or ".join(names), ", ".join(self._folders()) or "any folder"),
        )


RunListSource = Union[RolesAndEnvironment, LockedPolicy]


def run_list_source(
    rt: Interpreter, config: Config, options: RunOptions, repository: Repository, node: Node
) -> RunListSource:
    """A policy when the ``-j`` document, the configuration or the saved node names one (in this order), else the run-list."""
    given = options.json_attributes
    node.policy_name = given.get("policy_name") or config.policy_name or node.policy_name
    node.policy_group = given.get("policy_group") or config.policy_group or node.policy_group
    compatible = bool(config.deployment_group) and not config.policy_document_native_api
    if not (node.policy_name or node.policy_group or compatible):
        return RolesAndEnvironment(rt, config, repository, node)
    if node.policy_group:
        node.chef_environment = node.policy_group
    return LockedPolicy(rt, config, options, repository, node)
