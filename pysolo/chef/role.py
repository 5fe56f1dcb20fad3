"""Roles: a run-list (per environment) and attributes. JSON files, and Ruby files in Chef's role DSL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional

from pysolo.chef.from_file import run_with_self
from pysolo.chef.repository import repository_of
from pysolo.chef.run_list import RunList
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RoleData:
    """What a role file says, as plain Python."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.description = ""
        self.env_run_lists: Dict[str, List[str]] = {"_default": []}
        self.default_attributes: Dict[str, Any] = {}
        self.override_attributes: Dict[str, Any] = {}

    @classmethod
    def from_json(cls, name: str, document: Dict[str, Any]) -> RoleData:
        role = cls(name)
        role.description = str(document.get("description") or "")
        role.env_run_lists.update({env: list(items) for env, items in (document.get("env_run_lists") or {}).items()})
        role.env_run_lists["_default"] = list(document.get("run_list") or role.env_run_lists["_default"])
        role.default_attributes = document.get("default_attributes") or {}
        role.override_attributes = document.get("override_attributes") or {}
        return role

    def run_list_for(self, environment: str) -> List[str]:
        return self.env_run_lists.get(environment, self.env_run_lists["_default"])

    def document(self) -> Dict[str, Any]:
        """The role as its JSON file would say it; what a search looks into."""
        return {
            "name": self.name,
            "description": self.description,
            "json_class": "Chef::Role",
            "chef_type": "role",
            "default_attributes": self.default_attributes,
            "override_attributes": self.override_attributes,
            "run_list": self.env_run_lists["_default"],
            "env_run_lists": {env: items for env, items in self.env_run_lists.items() if env != "_default"},
        }


role_class = NativeClass("Chef::Role", superclass="Object", allocator=lambda cls: Role(cls, RoleData("")))


class Role(RObject):
    __slots__ = ("data",)

    def __init__(self, cls: RClass, data: RoleData) -> None:
        super().__init__(cls)
        self.data = data


def role_finder(rt: Interpreter) -> Callable[[str], Optional[RoleData]]:
    """Finds a role by its file's name; None when there is no file."""
    repository = repository_of(rt)

    def find(name: str) -> Optional[RoleData]:
        return repository.role(rt, name)

    return find


def read_ruby_role(rt: Interpreter, name: str, text: str, path: str) -> RoleData:
    role = Role(rt.classes["Chef::Role"], RoleData(name))
    run_with_self(rt, role, path, text)
    role.data.name = name  # the file's name counts
    return role.data


def _texts(rt: Interpreter, values: List[Value]) -> List[str]:
    flat = rt.send(rt.array(values), "flatten")
    return [rt.to_s(item) for item in flat.items]


@role_class.method("name")
def name(rt: Interpreter, self: Role, value: Value = None) -> str:
    if value is not None:
        self.data.name = rt.name(value)
    return self.data.name


@role_class.method("description")
def description(rt: Interpreter, self: Role, value: Value = None) -> str:
    if value is not None:
        self.data.description = rt.to_str(value)
    return self.data.description


@role_class.method("run_list", "recipes")
def run_list(rt: Interpreter, self: Role, *items: Value) -> Value:
    if items:
        self.data.env_run_lists["_default"] = _texts(rt, list(items))
    return RunList.parse(rt, self.data.env_run_lists["_default"]).value(rt)


@role_class.method("env_run_lists", "env_run_list")
def env_run_lists(rt: Interpreter, self: Role, lists: Value = None) -> Value:
    if lists is not None:
        for environment, items in rt.to_hash(lists).items():
            self.data.env_run_lists[rt.name(environment)] = _texts(rt, [items])
        if not any(rt.name(key) == "_default" for key in rt.to_hash(lists)):
            raise rt.error(
                "Chef::Exceptions::InvalidEnvironmentRunListSpecification", "_default key is required in env_run_lists"
            )
    return rt.hash((rt.str(env), RunList.parse(rt, items).value(rt)) for env, items in self.data.env_run_lists.items())


@role_class.method("run_list_for")
def run_list_for(rt: Interpreter, self: Role, environment: Name) -> Value:
    return RunList.parse(rt, self.data.run_list_for(environment)).value(rt)


@role_class.method("default_attributes")
def default_attributes(rt: Interpreter, self: Role, value: Optional[RHash] = None) -> Value:
    if value is not None:
        self.data.default_attributes = rt.to_python(value)
    return rt.from_python(self.data.default_attributes)


@role_class.method("override_attributes")
def override_attributes(rt: Interpreter, self: Role, value: Optional[RHash] = None) -> Value:
    if value is not None:
        self.data.override_attributes = rt.to_python(value)
    return rt.from_python(self.data.override_attributes)


@role_class.method("to_hash", "to_h", "for_json")
def to_hash(rt: Interpreter, self: Role) -> Value:
    return rt.from_python(self.data.document())


@role_class.method("to_s")
def to_s(rt: Interpreter, self: Role) -> str:
    return "role[%s]" % self.data.name


@role_class.singleton("load")
def load(rt: Interpreter, self: Value, wanted: Name) -> Value:
    data = repository_of(rt).role(rt, wanted)
    if data is None:
        raise repository_of(rt).not_found(rt, "role", wanted)
    return Role(rt.classes["Chef::Role"], data)


@role_class.singleton("list")
def list_roles(rt: Interpreter, self: Value, *_inflate: Value) -> Value:
    return rt.from_python({found: "roles/" + found for found in repository_of(rt).role_names()})


CLASSES = (role_class,)
