"""``metadata.rb`` and ``metadata.json``: a cookbook's name, version and dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional

from pysolo.chef.cookbook.versions import Constraint, InvalidConstraint, InvalidVersion, parse_version
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

TEXTS = ("maintainer", "maintainer_email", "license", "description", "long_description", "source_url", "issues_url")
DEPENDENCY_LISTS = ("depends", "recommends", "suggests", "conflicts", "provides", "replaces")


class Metadata:
    """What metadata says, as plain Python."""

    def __init__(self) -> None:
        self.name: Optional[str] = None
        self.version = "0.0.0"
        self.texts: Dict[str, str] = dict.fromkeys(TEXTS, "")
        self.texts["license"] = "All rights reserved"
        self.dependencies: Dict[str, str] = {}
        self.platforms: Dict[str, str] = {}
        self.chef_versions: List[List[str]] = []  # any one whose requirements are all met will do
        self.recipes: Dict[str, str] = {}
        self.gems: List[List[str]] = []
        self.eager_load_libraries: Any = True
        self.other: Dict[str, Any] = {}

    @classmethod
    def from_json(cls, document: Dict[str, Any]) -> Metadata:
        metadata = cls()
        metadata.name = document.get("name")
        metadata.version = str(document.get("version") or "0.0.0")
        for text in TEXTS:
            if document.get(text):
                metadata.texts[text] = str(document[text])
        metadata.dependencies = {str(n): _one(c) for n, c in (document.get("dependencies") or {}).items()}
        metadata.platforms = {str(n): _one(c) for n, c in (document.get("platforms") or {}).items()}
        metadata.chef_versions = [
            [str(r) for r in (v if isinstance(v, list) else [v])] for v in document.get("chef_versions") or []
        ]
        metadata.recipes = dict(document.get("recipes") or {})
        metadata.eager_load_libraries = document.get("eager_load_libraries", True)
        return metadata


def _one(constraint: Any) -> str:
    """Old metadata.json files hold a list of one constraint."""
    if isinstance(constraint, list):
        constraint = constraint[0] if constraint else ">= 0.0.0"
    return str(constraint)


metadata_class = NativeClass(
    "Chef::Cookbook::Metadata", superclass="Object", allocator=lambda cls: RubyMetadata(cls, Metadata())
)


class RubyMetadata(RObject):
    __slots__ = ("data",)

    def __init__(self, cls: RClass, data: Metadata) -> None:
        super().__init__(cls)
        self.data = data


def read_metadata_rb(rt: Interpreter, text: str, path: str) -> Metadata:
    subject = RubyMetadata(rt.classes["Chef::Cookbook::Metadata"], Metadata())
    rt.instance_eval_source(text, subject, path)
    return subject.data


@metadata_class.method("name")
def name(rt: Interpreter, self: RubyMetadata, value: Value = None) -> Value:
    if value is not None:
        self.data.name = rt.to_s(value)
    return rt.from_python(self.data.name)


@metadata_class.method("version")
def version(rt: Interpreter, self: RubyMetadata, value: Value = None) -> str:
    if value is not None:
        try:
            self.data.version = str(parse_version(rt.to_s(value)))
        except InvalidVersion as error:
            raise rt.error("Chef::Exceptions::InvalidCookbookVersion", str(error)) from None
    return self.data.version


def _text(field: str) -> Callable[..., Value]:
    def call(rt: Interpreter, self: RubyMetadata, value: Value = None) -> Value:
        if value is not None:
            self.data.texts[field] = rt.to_s(value)
        return rt.str(self.data.texts[field])

    return call


for _field in TEXTS:
    metadata_class.method(_field)(_text(_field))


def _constraint(rt: Interpreter, self: RubyMetadata, what: str, constraints: List[Value]) -> str:
    texts = [rt.to_s(item) for given in constraints for item in (given.items if isinstance(given, RArray) else [given])]
    if len(texts) > 1:
        raise rt.error(
            "Chef::Exceptions::ObsoleteDependencySyntax",
            "%s takes one version constraint, several were given: %s" % (what, ", ".join(texts)),
        )
    text = texts[0] if texts else ">= 0.0.0"
    try:
        return str(Constraint(text))
    except (InvalidConstraint, InvalidVersion) as error:
        raise rt.error(
            "Chef::Exceptions::InvalidVersionConstraint",
            "%s in the metadata of %s: %s" % (what, self.data.name or "?", error),
        ) from None


@metadata_class.method("depends")
def depends(rt: Interpreter, self: RubyMetadata, wanted: Name, *constraints: Value) -> Value:
    if wanted == self.data.name:
        raise rt.error(
            "RuntimeError",
            "Cookbook depends on itself in cookbook %s, please remove this unnecessary self-dependency" % wanted,
        )
    self.data.dependencies[wanted] = _constraint(rt, self, "depends '%s'" % wanted, list(constraints))
    return rt.str(self.data.dependencies[wanted])


@metadata_class.method("supports")
def supports(rt: Interpreter, self: RubyMetadata, platform: Name, *constraints: Value) -> Value:
    self.data.platforms[platform] = _constraint(rt, self, "supports '%s'" % platform, list(constraints))
    return rt.str(self.data.platforms[platform])


@metadata_class.method("chef_version")
def chef_version(rt: Interpreter, self: RubyMetadata, *requirements: Value) -> None:
    self.data.chef_versions.append([rt.to_s(item) for item in requirements])


@metadata_class.method("gem")
def gem(rt: Interpreter, self: RubyMetadata, *args: Value) -> None:
    self.data.gems.append([rt.to_s(item) for item in args])


@metadata_class.method("recipe")
def recipe(rt: Interpreter, self: RubyMetadata, wanted: Value, text: Value = None) -> None:
    self.data.recipes[rt.to_s(wanted)] = rt.to_s(text)


@metadata_class.method("eager_load_libraries")
def eager_load_libraries(rt: Interpreter, self: RubyMetadata, value: Value = None) -> Value:
    if value is not None:
        self.data.eager_load_libraries = rt.to_python(value)
    return rt.from_python(self.data.eager_load_libraries)


@metadata_class.method("dependencies")
def dependencies(rt: Interpreter, self: RubyMetadata) -> Value:
    return rt.from_python(self.data.dependencies)


@metadata_class.method("platforms")
def platforms(rt: Interpreter, self: RubyMetadata) -> Value:
    return rt.from_python(self.data.platforms)


@metadata_class.method("recipes")
def recipes(rt: Interpreter, self: RubyMetadata) -> Value:
    return rt.from_python(self.data.recipes)


@metadata_class.method("gems")
def gems(rt: Interpreter, self: RubyMetadata) -> Value:
    return rt.from_python(self.data.gems)


@metadata_class.method("chef_versions")
def chef_versions(rt: Interpreter, self: RubyMetadata) -> Value:
    return rt.from_python(self.data.chef_versions)


@metadata_class.method("privacy")
def privacy(rt: Interpreter, self: RubyMetadata, value: Value = None) -> Value:
    if value is not None:
        self.data.other["privacy"] = value
    return self.data.other.get("privacy", False)


@metadata_class.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: RubyMetadata) -> Value:
    data = self.data
    return rt.from_python(
        {
            "name": data.name,
            "version": data.version,
            **data.texts,
            "dependencies": data.dependencies,
            "platforms": data.platforms,
            "recipes": data.recipes,
            "gems": data.gems,
            "chef_versions": data.chef_versions,
            "eager_load_libraries": data.eager_load_libraries,
            "privacy": data.other.get("privacy", False),
        }
    )


@metadata_class.method("attribute", "grouping", "ohai_version", "long_name", *DEPENDENCY_LISTS[1:])
def accepted(
    rt: Interpreter, self: RubyMetadata, *args: Value, block: Optional[RProc] = None, **options: Value
) -> None:
    """Said for other tools; means nothing to a run."""


@metadata_class.method("method_missing")
def method_missing(
    rt: Interpreter, self: RubyMetadata, method: Name, *args: Value, block: Optional[RProc] = None, **options: Value
) -> None:
    """A field of a later metadata version is let pass, as Chef does."""


CLASSES = (metadata_class,)
