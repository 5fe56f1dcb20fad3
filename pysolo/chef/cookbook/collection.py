"""The cookbooks of a run: found by folder name, read only when they are needed, resolved with their dependencies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Dict, Iterable, List, Mapping, Optional, Sequence

from pysolo import CHEF_VERSION
from pysolo.chef.cookbook.cookbook import Cookbook, RubyCookbook
from pysolo.chef.cookbook.metadata import Metadata, read_metadata_rb
from pysolo.chef.cookbook.versions import Constraint, InvalidConstraint, InvalidVersion, satisfies_gem_requirement
from pysolo.chef.mash import convert_key
from pysolo.chef.repository import http_error
from pysolo.json_text import JsonError, parse_json
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RHash, Value

if TYPE_CHECKING:
    from pysolo.chef.run_list import RunListItem
    from pysolo.ruby.runtime.interpreter import Interpreter


class CookbookCollection:
    """The cookbooks that a run-list needs. The first folder of the cookbook path that has a name wins whole."""

    def __init__(self, rt: Interpreter, cookbook_path: Sequence[str]) -> None:
        self.rt = rt
        self.cookbook_path = tuple(cookbook_path)
        self.loaded: Dict[str, Cookbook] = {}

    def __getitem__(self, name: str) -> Cookbook:
        """A cookbook of this run, by folder name; raises Chef's CookbookNotFound."""
        found = self.loaded.get(name)
        if found is None:
            raise missing(self.rt, name)
        return found

    def __contains__(self, name: str) -> bool:
        return name in self.loaded

    # ------------------------------------------------------------------------------------------------------------ loading

    def resolve(self, items: Iterable[RunListItem], constraints: Mapping[str, str]) -> None:
        """Load the run-list's cookbooks and all they depend on. ``constraints`` are the environment's.

        What is missing or has an unfit version is Chef's 412, whose message says who asked for what.
        """
        for item in items:
            name = item.name.split("::")[0]
            self._need(name, item.version, "the run-list", constraints)

    def _need(self, name: str, constraint: Optional[str], asked_by: str, constraints: Mapping[str, str]) -> None:
        cookbook = self.loaded.get(name)
        fresh = cookbook is None
        if cookbook is None:
            cookbook = self._load(name, asked_by)
            self.loaded[name] = cookbook
        for text, by in ((constraint, asked_by), (constraints.get(name), "the environment")):
            if text is not None and not self._meets(cookbook, text):
                raise http_error(
                    self.rt,
                    412,
                    "cookbook %s has version %s in %s, but %s asks for %s"
                    % (name, cookbook.version, cookbook.path, by, text),
                )
        if fresh:
            self._check_chef_version(cookbook)
            for dependency, wanted in sorted(cookbook.metadata.dependencies.items()):
                self._need(
                    dependency,
                    wanted,
                    "cookbook %s (%s)" % (name, os.path.join(cookbook.path, "metadata")),
                    constraints,
                )

    def take(self, name: str, path: str) -> None:
        """A cookbook that a policy locks: the folder is known, and no version is asked for."""
        cookbook = self.loaded[name] = Cookbook(name, path, self._metadata(path))
        self._check_chef_version(cookbook)

    @staticmethod
    def _meets(cookbook: Cookbook, constraint: str) -> bool:
        try:
            return Constraint(constraint).includes(cookbook.version)
        except (InvalidConstraint, InvalidVersion):
            return False

    def _check_chef_version(self, cookbook: Cookbook) -> None:
        wanted = cookbook.metadata.chef_versions
        if wanted and not any(all(satisfies_gem_requirement(CHEF_VERSION, one) for one in group) for group in wanted):
            shown = " or ".join(", ".join(group) for group in wanted)
            raise self.rt.error(
                "Chef::Exceptions::CookbookChefVersionMismatch",
                "Cookbook '%s' version '%s' depends on Chef Infra Client version %s, but the running Chef Infra Client version is %s"
                % (cookbook.name, cookbook.version, shown, CHEF_VERSION),
            )

    def _load(self, name: str, asked_by: str) -> Cookbook:
        for folder in self.cookbook_path:
            path = os.path.join(folder, name)
            if name and "/" not in name and os.path.isdir(path):
                return Cookbook(name, path, self._metadata(path))
        raise http_error(
            self.rt,
            412,
            "cookbook %s, asked for by %s, is in no folder of cookbook_path (%s)"
            % (name, asked_by, ", ".join(self.cookbook_path) or "empty"),
        )

    def _metadata(self, path: str) -> Metadata:
        """``metadata.json`` beats ``metadata.rb``; a cookbook may have neither, but a metadata.rb must name it."""
        compiled = os.path.join(path, "metadata.json")
        source = os.path.join(path, "metadata.rb")
        if os.path.isfile(compiled):
            try:
                with open(compiled, encoding="utf-8") as text:
                    document = parse_json(text.read(), compiled)
            except (JsonError, UnicodeDecodeError) as error:
                raise http_error(self.rt, 500, str(error)) from None
            return Metadata.from_json(document if isinstance(document, dict) else {})
        if not os.path.isfile(source):
            return Metadata()
        with open(source, encoding="utf-8", errors="surrogateescape") as text:
            try:
                metadata = read_metadata_rb(self.rt, text.read(), source)
            except RubyError as error:
                raise http_error(self.rt, 500, "%s: %s" % (source, self.rt.message_of(error.exc))) from None
        if metadata.name is None:
            raise http_error(self.rt, 500, "%s has no `name` line: add one with the cookbook's name" % source)
        return metadata

    # --------------------------------------------------------------------------------------------------------------- order

    def ordered(self, names: Iterable[str]) -> List[Cookbook]:
        """Load order: for each cookbook of the run-list first what it depends on (by name, all the way down), then itself."""
        order: Dict[str, Cookbook] = {}
        visiting = set()

        def visit(name: str) -> None:
            if name in order or name in visiting or name not in self.loaded:
                return
            visiting.add(name)
            cookbook = self.loaded[name]
            for dependency in sorted(cookbook.metadata.dependencies):
                visit(dependency)
            order[name] = cookbook

        for name in names:
            visit(name)
        return list(order.values())

    def value(self) -> Value:
        """``run_context.cookbook_collection``"""
        made = RHash(self.rt.classes["Chef::CookbookCollection"])
        cls = self.rt.classes["Chef::CookbookVersion"]
        for name, cookbook in self.loaded.items():
            made.put(self.rt.str(name), RubyCookbook(cls, cookbook))
        return made


collection_class = NativeClass("Chef::CookbookCollection", superclass="ChefUtils::Mash", allocator=RHash)


@collection_class.method("[]", "fetch")
def fetch(rt: Interpreter, self: RHash, name: Value) -> Value:
    key = convert_key(rt, name)
    found = self.d.get(self.key(key))
    if found is None:
        raise missing(rt, rt.to_s(name))
    return found[1]


def missing(rt: Interpreter, name: str) -> RubyError:
    return rt.error(
        "Chef::Exceptions::CookbookNotFound",
        "Cookbook %s not found. If you're loading %s from another cookbook, make sure you configure the dependency in your metadata"
        % (name, name),
    )


CLASSES = (collection_class,)
