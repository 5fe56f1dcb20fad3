"""Environments: attributes and constraints on cookbook versions. JSON files, and Ruby files in Chef's environment DSL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.chef.from_file import run_with_self
from pysolo.chef.repository import repository_of
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class EnvironmentData:
    """What an environment file says, as plain Python."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.description = ""
        self.cookbook_versions: Dict[str, str] = {}
        self.default_attributes: Dict[str, Any] = {}
        self.override_attributes: Dict[str, Any] = {}

    @classmethod
    def from_json(cls, name: str, document: Dict[str, Any]) -> EnvironmentData:
        environment = cls(name)
        environment.description = str(document.get("description") or "")
        environment.cookbook_versions = document.get("cookbook_versions") or {}
        environment.default_attributes = document.get("default_attributes") or {}
        environment.override_attributes = document.get("override_attributes") or {}
        return environment

    def document(self) -> Dict[str, Any]:
        """The environment as its JSON file would say it; what a search looks into."""
        return {
            "name": self.name,
            "description": self.description,
            "cookbook_versions": self.cookbook_versions,
            "json_class": "Chef::Environment",
            "chef_type": "environment",
            "default_attributes": self.default_attributes,
            "override_attributes": self.override_attributes,
        }


environment_class = NativeClass(
    "Chef::Environment", superclass="Object", allocator=lambda cls: Environment(cls, EnvironmentData(""))
)


class Environment(RObject):
    __slots__ = ("data",)

    def __init__(self, cls: RClass, data: EnvironmentData) -> None:
        super().__init__(cls)
        self.data = data


def read_ruby_environment(rt: Interpreter, name: str, text: str, path: str) -> EnvironmentData:
    environment = Environment(rt.classes["Chef::Environment"], EnvironmentData(name))
    run_with_self(rt, environment, path, text)
    environment.data.name = name
    return environment.data


@environment_class.method("name")
def name(rt: Interpreter, self: Environment, value: Value = None) -> str:
    if value is not None:
        self.data.name = rt.name(value)
    return self.data.name


@environment_class.method("description")
def description(rt: Interpreter, self: Environment, value: Value = None) -> str:
    if value is not None:
        self.data.description = rt.to_str(value)
    return self.data.description


@environment_class.method("cookbook")
def cookbook(rt: Interpreter, self: Environment, wanted: Name, constraint: str) -> None:
    self.data.cookbook_versions[wanted] = constraint


@environment_class.method("cookbook_versions")
def cookbook_versions(rt: Interpreter, self: Environment, value: Optional[RHash] = None) -> Value:
    if value is not None:
        self.data.cookbook_versions = rt.to_python(value)
    return rt.from_python(self.data.cookbook_versions)


@environment_class.method("default_attributes")
def default_attributes(rt: Interpreter, self: Environment, value: Optional[RHash] = None) -> Value:
    if value is not None:
        self.data.default_attributes = rt.to_python(value)
    return rt.from_python(self.data.default_attributes)


@environment_class.method("override_attributes")
def override_attributes(rt: Interpreter, self: Environment, value: Optional[RHash] = None) -> Value:
    if value is not None:
        self.data.override_attributes = rt.to_python(value)
    return rt.from_python(self.data.override_attributes)


@environment_class.method("to_hash", "to_h", "for_json")
def to_hash(rt: Interpreter, self: Environment) -> Value:
    return rt.from_python(self.data.document())


@environment_class.method("to_s")
def to_s(rt: Interpreter, self: Environment) -> str:
    return "environment[%s]" % self.data.name


@environment_class.singleton("load")
def load(rt: Interpreter, self: Value, wanted: Name) -> Value:
    return Environment(rt.classes["Chef::Environment"], repository_of(rt).environment(rt, wanted))


@environment_class.singleton("list")
def list_environments(rt: Interpreter, self: Value, *_inflate: Value) -> Value:
    return rt.from_python({found: "environments/" + found for found in repository_of(rt).environment_names()})


CLASSES = (environment_class,)
