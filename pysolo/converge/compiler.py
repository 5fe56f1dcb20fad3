"""The compile phase: the segments of the cookbooks, one after another, each for all cookbooks in dependency order."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, Callable, List, Tuple

from pysolo.chef.definition import load_definition_file
from pysolo.chef.dsl.include import load_attribute_file
from pysolo.chef.lwrp import load_provider_file, load_resource_file
from pysolo.chef.recipe import parse_recipe_name
from pysolo.ruby.runtime.control import RubyError

if TYPE_CHECKING:
    from pysolo.chef.cookbook.cookbook import Cookbook
    from pysolo.chef.run_list import RunListExpansion
    from pysolo.chef.session import Session
    from pysolo.converge.run_context import RunContext


def compile_cookbooks(
    session: Session, run_context: RunContext, expansion: RunListExpansion, recipe_files: Tuple[str, ...] = ()
) -> None:
    """The compile phase of a run."""
    ordered = session.cookbooks.ordered(expansion.cookbook_names())
    Compiler(session, run_context, ordered).compile(expansion.recipe_names(), recipe_files)


class Compiler:
    """Turns the cookbooks of a run-list into a resource collection."""

    def __init__(self, session: Session, run_context: RunContext, cookbooks: List[Cookbook]) -> None:
        self.session = session
        self.rt = session.rt
        self.run_context = run_context
        self.cookbooks = cookbooks
        self.events: Any = session.events

    def compile(self, recipes: List[str], recipe_files: Tuple[str, ...] = ()) -> None:
        """Everything up to the moment at which resources could converge."""
        self.run_context.reachable.update(cookbook.folder_name for cookbook in self.cookbooks)
        self.events.cookbook_compilation_start(self.run_context)
        for segment in (
            self.libraries,
            self.ohai_plugins,
            self.attributes,
            self.resources,
            self.definitions,
        ):
            segment()
        self.recipes(recipes, recipe_files)
        self.events.cookbook_compilation_complete(self.run_context)

    # -- segments -------------------------------------------------------------------------------------------------------

    def libraries(self) -> None:
        """Top-level Ruby, each file once."""
        found = [(cookbook, path) for cookbook in self.cookbooks for path in self._eager_libraries(cookbook)]
        self.events.library_load_start(len(found))
        for cookbook in self.cookbooks:
            folder = os.path.join(cookbook.path, "libraries")
            if os.path.isdir(folder):
                self.rt.load_path.insert(0, self.rt.str(folder))
        for _, path in found:
            self._load(path, "library", partial(self.rt.require, path))
        self.events.library_load_complete()

    @staticmethod
    def _eager_libraries(cookbook: Cookbook) -> List[str]:
        """All libraries, or those that the metadata's eager_load_libraries lets through."""
        import fnmatch

        wanted = getattr(cookbook.metadata, "eager_load_libraries", True)
        if wanted is False:
            return []
        if wanted is True or wanted is None:
            return cookbook.libraries
        patterns = [wanted] if isinstance(wanted, str) else list(wanted)
        top = os.path.join(cookbook.path, "libraries")
        return [
            path
            for path in cookbook.libraries
            if any(fnmatch.fnmatch(os.path.relpath(path, top), pattern) for pattern in patterns)
        ]

    def ohai_plugins(self) -> None:
        """Cookbooks may bring plugins in ohai/."""
        paths = [
            os.path.join(folder, name)
            for cookbook in self.cookbooks
            for folder in [os.path.join(cookbook.path, "ohai")]
            if os.path.isdir(folder)
            for name in sorted(os.listdir(folder))
            if name.endswith(".rb")
        ]
        self.events.ohai_plugin_load_start(len(paths))
        if paths:
            from pysolo.chef.ohai_plugin import PluginFacts, load_plugin_file

            facts = self.session.facts = PluginFacts(self.rt, self.session.facts)
            for path in paths:
                load_plugin_file(self.rt, path)
            self.session.node.attributes.set_automatic_source(facts)
        self.events.ohai_plugin_load_complete()

    def attributes(self) -> None:
        """With the node as self; ``include_attribute`` may have loaded a file already."""
        count = sum(len(cookbook.attributes) for cookbook in self.cookbooks)
        self.events.attribute_load_start(count)
        node = self.session.node
        for cookbook in self.cookbooks:
            for path in cookbook.attributes:
                name = os.path.basename(path)[:-3]
                if os.path.dirname(path) == cookbook.path:
                    name = "default"
                self._load(
                    path,
                    "attribute",
                    partial(load_attribute_file, self.rt, node, self.run_context, cookbook.folder_name, name),
                )
        self.events.attribute_load_complete()

    def resources(self) -> None:
        """providers/ and resources/ of each cookbook."""
        count = sum(len(cookbook.providers) + len(cookbook.resources) for cookbook in self.cookbooks)
        self.events.lwrp_load_start(count)
        for cookbook in self.cookbooks:
            for path in cookbook.providers:
                self._load(path, "lwrp", partial(load_provider_file, self.session, cookbook.folder_name, path))
            for path in cookbook.resources:
                if not os.path.basename(path).startswith("_"):
                    self._load(path, "lwrp", partial(load_resource_file, self.session, cookbook.folder_name, path))
        self.events.lwrp_load_complete()

    def definitions(self) -> None:
        count = sum(len(cookbook.definitions) for cookbook in self.cookbooks)
        self.events.definition_load_start(count)
        for cookbook in self.cookbooks:
            for path in cookbook.definitions:
                text = self.session.system.read_text(path)
                self._load(path, "definition", partial(load_definition_file, self.rt, path, text))
        self.events.definition_load_complete()

    def recipes(self, names: List[str], files: Tuple[str, ...]) -> None:
        """The expanded run-list, then recipe files named on the command line."""
        self.events.recipe_load_start(len(names) + len(files))
        for name in names:
            try:
                made = self.run_context.load_recipe(name)
            except Exception as error:
                self._recipe_failed(name, error)
                raise
            if made is not None:
                self.events.recipe_file_loaded(self.rt.to_s(made.ivars["@source_file"]), name)
        for path in files:
            self._load(path, "recipe", partial(self.run_context.load_recipe_file, path))
        self.events.recipe_load_complete()

    def _recipe_failed(self, name: str, error: Exception) -> None:
        rt = self.rt
        known = error if isinstance(error, RubyError) else rt.rescue_python(error)
        if known is not None and rt.is_a(known.exc, rt.classes["Chef::Exceptions::RecipeNotFound"]):
            self.events.recipe_not_found(known)
            return
        cookbook_name, recipe_name = parse_recipe_name(rt, name)
        path = None
        if cookbook_name in self.session.cookbooks:
            path = self.session.cookbooks[cookbook_name].recipes.get(recipe_name)
        self.events.recipe_file_load_failed(path or name, known if known is not None else error, name)

    def _load(self, path: str, kind: str, load: Callable[[], Any]) -> None:
        """Load one file and tell what became of it."""
        try:
            load()
        except Exception as error:
            known = error if isinstance(error, RubyError) else self.rt.rescue_python(error)
            failed = getattr(self.events, kind + "_file_load_failed")
            failed(path, known if known is not None else error)
            raise
        getattr(self.events, kind + "_file_loaded")(path)
