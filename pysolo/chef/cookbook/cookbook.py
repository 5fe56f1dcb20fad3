"""One cookbook on disk, and as recipes see it (``Chef::CookbookVersion``)."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Sequence

from pysolo.chef.cookbook.chefignore import Chefignore
from pysolo.chef.cookbook.metadata import Metadata, RubyMetadata
from pysolo.chef.cookbook.specificity import find_file, find_folder
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.chef.node.node import Node
    from pysolo.ruby.runtime.interpreter import Interpreter

RECIPE_SUFFIXES = (".rb", ".yml", ".yaml", ".json")


class Cookbook:
    """``folder_name`` is the name in run-lists and in the collection, ``name`` the metadata's (they differ rarely)."""

    def __init__(self, folder_name: str, path: str, metadata: Metadata) -> None:
        self.folder_name = folder_name
        self.path = path
        self.metadata = metadata
        self.name = metadata.name or folder_name
        self._ignore = Chefignore(path, os.path.dirname(path))

    @property
    def version(self) -> str:
        return self.metadata.version

    # ---------------------------------------------------------------------------------------------------------- segments

    def _files(self, segment: str, suffixes: Sequence[str] = (".rb",), *, deep: bool = False) -> List[str]:
        """Absolute paths in byte order of their names."""
        found: List[str] = []
        pending = [segment]
        while pending:
            relative = pending.pop()
            try:
                with os.scandir(os.path.join(self.path, relative)) as entries:
                    for entry in entries:
                        inner = "%s/%s" % (relative, entry.name)
                        if entry.is_dir():
                            if deep:
                                pending.append(inner)
                        elif entry.name.endswith(tuple(suffixes)) and not self._ignore.ignores(inner):
                            found.append(inner)
            except OSError:
                continue
        return [os.path.join(self.path, name) for name in sorted(found)]

    @property
    def libraries(self) -> List[str]:
        return self._files("libraries", deep=True)

    @cached_property
    def attributes(self) -> List[str]:
        """In load order: ``default`` first, the others by name. A root ``attributes.rb`` is the default."""
        files = self._files("attributes", deep=True)
        root = os.path.join(self.path, "attributes.rb")
        default = root if os.path.isfile(root) else os.path.join(self.path, "attributes", "default.rb")
        rest = [path for path in files if os.path.basename(path) != "default.rb"]
        return ([default] if os.path.isfile(default) else []) + rest

    @property
    def resources(self) -> List[str]:
        return self._files("resources", deep=True)

    @property
    def providers(self) -> List[str]:
        return self._files("providers", deep=True)

    @property
    def definitions(self) -> List[str]:
        return self._files("definitions", deep=True)

    @cached_property
    def recipes(self) -> Dict[str, str]:
        """Path by recipe name. Ruby beats YAML and JSON; a root ``recipe.rb`` is the default."""
        found: Dict[str, str] = {}
        for suffix in RECIPE_SUFFIXES:
            for path in self._files("recipes", (suffix,), deep=True):
                found.setdefault(os.path.basename(path)[: -len(suffix)], path)
        for suffix in reversed(RECIPE_SUFFIXES):
            root = os.path.join(self.path, "recipe" + suffix)
            if os.path.isfile(root):
                found["default"] = root
        return found

    def ambiguous_yaml(self, recipe: str) -> bool:
        """Whether a recipe has both a ``.yml`` and a ``.yaml`` file."""
        return all(os.path.isfile(os.path.join(self.path, "recipes", recipe + suffix)) for suffix in (".yml", ".yaml"))

    # -------------------------------------------------------------------------------------------- files and templates

    def find(self, segment: str, source: Any, read_attribute: Callable[[str], Any]) -> Optional[str]:
        """A file of ``files`` or ``templates``; a list of sources holds exact paths below the segment, in order of preference."""
        top = os.path.join(self.path, segment)
        if isinstance(source, str):
            return find_file(top, source, read_attribute)
        for candidate in source:
            path = os.path.join(top, candidate)
            if os.path.isfile(path):
                return path
        return None

    def file(self, segment: str, source: Any, node: Node) -> str:
        """As :meth:`find`; raises Chef's FileNotFound with where was looked."""
        found = self.find(segment, source, lambda key: node.read(key))
        if found is not None:
            return found
        if isinstance(source, str):
            host, platform, version = (node.read(key) for key in ("fqdn", "platform", "platform_version"))
            folders = ["host-%s/" % host, "%s-%s/" % (platform, version), "%s/" % platform, "default/", ""]
            tried = [folder + source for folder in folders]
        else:
            tried = list(source)
        message = "Cookbook '%s' (%s) does not contain a file at any of these locations:\n%s" % (
            self.name,
            self.version,
            "\n".join("  %s/%s" % (segment, candidate) for candidate in tried),
        )
        there = [os.path.relpath(path, self.path) for path in self._files(segment, ("",), deep=True)]
        if there:  # a slip of the pen shows beside the right name
            message += "\n\nThis cookbook _does_ contain: ['%s']" % "','".join(there)
        raise node.cls.rt.error("Chef::Exceptions::FileNotFound", message)

    def folder(self, segment: str, name: str, node: Node) -> str:
        """The folder that ``remote_directory`` copies."""
        found = find_folder(os.path.join(self.path, segment), name, lambda key: node.read(key))
        if found is not None:
            return found
        raise node.cls.rt.error(
            "Chef::Exceptions::FileNotFound",
            "Cookbook '%s' (%s) has no folder %s in %s"
            % (self.name, self.version, name, os.path.join(self.path, segment)),
        )

    def relative_files(self, folder: str, node: Node) -> List[str]:
        """Paths relative to the folder, of all files below it, in byte order."""
        top = self.folder("files", folder, node)
        found = [
            os.path.relpath(os.path.join(at, name), top)
            for at, _, names in os.walk(top, followlinks=True)
            for name in names
        ]
        return sorted(found)


# ------------------------------------------------------------------------------------------------------- as recipes see it

cookbook_class = NativeClass("Chef::CookbookVersion", superclass="Object")


class RubyCookbook(RObject):
    __slots__ = ("cookbook",)

    def __init__(self, cls: RClass, cookbook: Cookbook) -> None:
        super().__init__(cls)
        self.cookbook = cookbook


@cookbook_class.method("name")
def name(rt: Interpreter, self: RubyCookbook) -> Value:
    return rt.str(self.cookbook.name)


@cookbook_class.method("version")
def version(rt: Interpreter, self: RubyCookbook) -> str:
    return self.cookbook.version


@cookbook_class.method("full_name")
def full_name(rt: Interpreter, self: RubyCookbook) -> str:
    return "%s-%s" % (self.cookbook.name, self.cookbook.version)


@cookbook_class.method("metadata")
def metadata(rt: Interpreter, self: RubyCookbook) -> Value:
    return RubyMetadata(rt.classes["Chef::Cookbook::Metadata"], self.cookbook.metadata)


@cookbook_class.method("root_dir")
def root_dir(rt: Interpreter, self: RubyCookbook) -> str:
    return self.cookbook.path


@cookbook_class.method("root_paths")
def root_paths(rt: Interpreter, self: RubyCookbook) -> Value:
    return rt.from_python([self.cookbook.path])


@cookbook_class.method("recipe_names")
def recipe_names(rt: Interpreter, self: RubyCookbook) -> Value:
    return rt.from_python(sorted(self.cookbook.recipes))


@cookbook_class.method("fully_qualified_recipe_names")
def fully_qualified_recipe_names(rt: Interpreter, self: RubyCookbook) -> Value:
    return rt.from_python(["%s::%s" % (self.cookbook.name, recipe) for recipe in sorted(self.cookbook.recipes)])


@cookbook_class.method("recipe_filenames_by_name", "recipe_yml_filenames_by_name")
def recipe_filenames_by_name(rt: Interpreter, self: RubyCookbook) -> Value:
    return rt.from_python(self.cookbook.recipes)


@cookbook_class.method("attribute_filenames_by_short_filename")
def attribute_filenames(rt: Interpreter, self: RubyCookbook) -> Value:
    return rt.from_python({os.path.basename(path)[:-3]: path for path in self.cookbook.attributes})


@cookbook_class.method("preferred_filename_on_disk_location")
def preferred_filename(
    rt: Interpreter, self: RubyCookbook, node: Value, segment: Name, source: Value, *_rest: Value
) -> str:
    wanted = rt.to_python(source) if isinstance(source, RArray) else rt.to_s(source)
    return self.cookbook.file(segment, wanted, node)


@cookbook_class.method("relative_filenames_in_preferred_directory")
def relative_filenames(rt: Interpreter, self: RubyCookbook, node: Value, segment: Name, folder: str) -> Value:
    return rt.from_python(self.cookbook.relative_files(folder, node))


@cookbook_class.method("has_template_for_node?")
def has_template(rt: Interpreter, self: RubyCookbook, node: Value, source: str) -> bool:
    return self.cookbook.find("templates", source, lambda key: node.read(key)) is not None


@cookbook_class.method("has_cookbook_file_for_node?")
def has_cookbook_file(rt: Interpreter, self: RubyCookbook, node: Value, source: str) -> bool:
    return self.cookbook.find("files", source, lambda key: node.read(key)) is not None


@cookbook_class.method("to_s")
def to_s(rt: Interpreter, self: RubyCookbook) -> str:
    return "cookbook[%s]" % self.cookbook.name


CLASSES = (cookbook_class,)
