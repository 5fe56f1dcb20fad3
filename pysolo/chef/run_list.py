"""Run-lists: their items, and their expansion through roles.

Documented with Chef's "About run-lists": ``recipe[cookbook::name@version]``, ``role[name]`` or a bare ``cookbook::name``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, List, NamedTuple, Optional

from pysolo.chef.plain_merge import deep_merge
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.chef.role import RoleData
    from pysolo.ruby.runtime.interpreter import Interpreter

_VERSION = r"@(?P<version>[0-9]+(?:\.[0-9]+){1,2})"
_RECIPE = r"recipe\[(?P<name>[^\]@]+)(?:%s)?\]\Z" % _VERSION
_ROLE = r"role\[(?P<name>[^\]]+)\]\Z"
_BARE = r"(?P<name>[^@\[\]]+)(?:%s)?\Z" % _VERSION


class RunListItem(NamedTuple):
    """``kind`` is "recipe" or "role"."""

    kind: str
    name: str
    version: Optional[str] = None

    def __str__(self) -> str:
        return "%s[%s%s]" % (self.kind, self.name, "@" + self.version if self.version else "")


class MalformedItem(ValueError):
    pass


def parse_item(text: str) -> RunListItem:
    """:raises MalformedItem: naming the text and the forms that are understood"""
    for kind, pattern in (("recipe", _RECIPE), ("role", _ROLE), ("recipe", _BARE)):
        found = re.match(pattern, text)
        if found:
            return RunListItem(kind, found.group("name"), found.groupdict().get("version"))
    raise MalformedItem(
        "run-list item %r is none of recipe[cookbook], recipe[cookbook::recipe], recipe[cookbook@1.2.3], role[name] or a bare recipe name"
        % text
    )


class RunList:
    """Items in order, each text once."""

    def __init__(self, items: Iterable[RunListItem]) -> None:
        self.items: List[RunListItem] = list(dict.fromkeys(items))

    @classmethod
    def parse(cls, rt: Interpreter, texts: Iterable[str]) -> RunList:
        try:
            return cls([parse_item(text) for text in texts])
        except MalformedItem as error:
            raise rt.error("ArgumentError", str(error)) from None

    def strings(self) -> List[str]:
        return [str(item) for item in self.items]

    def names(self, kind: str) -> List[str]:
        return [item.name for item in self.items if item.kind == kind]

    def value(self, rt: Interpreter) -> Value:
        return RubyRunList(rt.classes["Chef::RunList"], self)


class MissingRole(Exception):
    """A role that has no file; ``included_by`` says where it was asked for."""

    def __init__(self, name: str, included_by: str) -> None:
        super().__init__("role %s, asked for by %s, has no file in role_path" % (name, included_by))
        self.name = name


class RunListExpansion:
    """What a run-list comes to: recipes, and what its roles or its policy bring along."""

    def __init__(self, environment: str) -> None:
        self.environment = environment
        self.recipes: List[RunListItem] = []
        self.roles: List[str] = []
        self.default_attributes: Dict[str, Any] = {}
        self.override_attributes: Dict[str, Any] = {}

    def recipe_names(self) -> List[str]:
        """Qualified names: ``app`` is ``app::default``. A recipe named in both ways stands here twice, as in Chef."""
        return [item.name if "::" in item.name else item.name + "::default" for item in self.recipes]

    def versioned_names(self) -> List[str]:
        """Qualified names with the versions that the run-list asks for."""
        return [
            name + ("@" + item.version if item.version else "") for name, item in zip(self.recipe_names(), self.recipes)
        ]

    def shown_names(self) -> List[str]:
        """The recipes as a person is told of them: as the run-list names them."""
        return [item.name + ("@" + item.version if item.version else "") for item in self.recipes]

    def automatic_attributes(self) -> Dict[str, Any]:
        """In ``node['recipes']`` a cookbook's default recipe stands by both its names."""
        recipes: List[str] = []
        for name in self.recipe_names():
            if name.endswith("::default"):
                recipes.append(name[: -len("::default")])
            recipes.append(name)
        return {"recipes": recipes, "expanded_run_list": self.versioned_names(), "roles": list(self.roles)}

    def cookbook_names(self) -> List[str]:
        return list(dict.fromkeys(item.name.split("::")[0] for item in self.recipes))


class RoleExpansion(RunListExpansion):
    """Depth first, each role once. ``find_role`` gives a role's data or None."""

    def __init__(self, run_list: RunList, environment: str, find_role: Callable[[str], Optional[RoleData]]) -> None:
        super().__init__(environment)
        self._find_role = find_role
        self._expand(run_list.items, "the run-list")

    def _expand(self, items: Iterable[RunListItem], included_by: str) -> None:
        for item in items:
            if item.kind == "recipe":
                if item not in self.recipes:
                    self.recipes.append(item)
            elif item.name not in self.roles:
                self.roles.append(item.name)
                role = self._find_role(item.name)
                if role is None:
                    raise MissingRole(item.name, included_by)
                self._expand([parse_item(text) for text in role.run_list_for(self.environment)], str(item))
                self.default_attributes = deep_merge(self.default_attributes, role.default_attributes)
                self.override_attributes = deep_merge(self.override_attributes, role.override_attributes)


# ------------------------------------------------------------------------------------------------- as cookbooks see it

run_list_class = NativeClass("Chef::RunList", superclass="Object", includes=("Enumerable",))
item_class = NativeClass("Chef::RunList::RunListItem", superclass="Object")
expansion_class = NativeClass("Chef::RunList::RunListExpansion", superclass="Object")


class RubyRunList(RObject):
    __slots__ = ("run_list",)

    def __init__(self, cls: RClass, run_list: RunList) -> None:
        super().__init__(cls)
        self.run_list = run_list


class RubyItem(RObject):
    __slots__ = ("item",)

    def __init__(self, cls: RClass, item: RunListItem) -> None:
        super().__init__(cls)
        self.item = item


class RubyExpansion(RObject):
    __slots__ = ("expansion",)

    def __init__(self, cls: RClass, expansion: RunListExpansion) -> None:
        super().__init__(cls)
        self.expansion = expansion


def _items(rt: Interpreter, self: RubyRunList) -> List[Value]:
    return [RubyItem(rt.classes["Chef::RunList::RunListItem"], item) for item in self.run_list.items]


@run_list_class.method("each")
def each(rt: Interpreter, self: RubyRunList, *, block: Any = None) -> Value:
    for item in _items(rt, self):
        rt.call_block(block, item)
    return self


@run_list_class.method("to_a", "run_list_items", "run_list")
def to_a(rt: Interpreter, self: RubyRunList) -> Value:
    return rt.array(_items(rt, self))


@run_list_class.method("[]")
def at(rt: Interpreter, self: RubyRunList, index: int) -> Value:
    items = _items(rt, self)
    return items[index] if -len(items) <= index < len(items) else None


@run_list_class.method("include?")
def include(rt: Interpreter, self: RubyRunList, wanted: Value) -> bool:
    return rt.to_s(wanted) in self.run_list.strings()


@run_list_class.method("empty?")
def empty(rt: Interpreter, self: RubyRunList) -> bool:
    return not self.run_list.items


@run_list_class.method("recipes", "recipe_names")
def recipes(rt: Interpreter, self: RubyRunList) -> Value:
    return rt.from_python(self.run_list.names("recipe"))


@run_list_class.method("roles", "role_names")
def roles(rt: Interpreter, self: RubyRunList) -> Value:
    return rt.from_python(self.run_list.names("role"))


@run_list_class.method("<<", "push", "add")
def add(rt: Interpreter, self: RubyRunList, item: Value) -> Value:
    self.run_list.items = RunList([*self.run_list.items, *RunList.parse(rt, [rt.to_s(item)]).items]).items
    return self


@run_list_class.method("remove", "delete")
def remove(rt: Interpreter, self: RubyRunList, item: Value) -> Value:
    text = rt.to_s(item)
    self.run_list.items = [known for known in self.run_list.items if str(known) != text]
    return self


@run_list_class.method("to_s")
def to_s(rt: Interpreter, self: RubyRunList) -> str:
    return ", ".join(self.run_list.strings())


@run_list_class.method("for_json", "to_hash")
def for_json(rt: Interpreter, self: RubyRunList) -> Value:
    return rt.from_python(self.run_list.strings())


@run_list_class.method("to_json")
def to_json(rt: Interpreter, self: RubyRunList, *options: Value) -> Value:
    return rt.send(rt.from_python(self.run_list.strings()), "to_json", *options)


@run_list_class.method("==")
def equal(rt: Interpreter, self: RubyRunList, other: Value) -> bool:
    texts = (
        other.run_list.strings() if isinstance(other, RubyRunList) else [rt.to_s(item) for item in rt.iterate(other)]
    )
    return self.run_list.strings() == texts


@run_list_class.method("expand")
def expand(rt: Interpreter, self: RubyRunList, environment: Value, source: Value = None, **options: Value) -> Value:
    from pysolo.chef.role import role_finder

    expansion = expand_run_list(rt, self.run_list, rt.to_s(environment), role_finder(rt))
    return RubyExpansion(rt.classes["Chef::RunList::RunListExpansion"], expansion)


def expand_run_list(
    rt: Interpreter, run_list: RunList, environment: str, find_role: Callable[[str], Optional[RoleData]]
) -> RunListExpansion:
    """Expand, with Chef's error classes."""
    try:
        return RoleExpansion(run_list, environment, find_role)
    except MissingRole as error:
        raise rt.error("Chef::Exceptions::MissingRole", str(error)) from None
    except MalformedItem as error:
        raise rt.error("ArgumentError", str(error)) from None


@item_class.method("to_s", "to_str", "inspect")
def item_to_s(rt: Interpreter, self: RubyItem) -> str:
    return str(self.item)


@item_class.method("name")
def item_name(rt: Interpreter, self: RubyItem) -> str:
    return self.item.name


@item_class.method("type")
def item_type(rt: Interpreter, self: RubyItem) -> Value:
    return rt.sym(self.item.kind)


@item_class.method("version")
def item_version(rt: Interpreter, self: RubyItem) -> Value:
    return rt.from_python(self.item.version)


@item_class.method("recipe?")
def item_is_recipe(rt: Interpreter, self: RubyItem) -> bool:
    return self.item.kind == "recipe"


@item_class.method("role?")
def item_is_role(rt: Interpreter, self: RubyItem) -> bool:
    return self.item.kind == "role"


@item_class.method("==", "eql?")
def item_equal(rt: Interpreter, self: RubyItem, other: Value) -> bool:
    return str(self.item) == (str(other.item) if isinstance(other, RubyItem) else rt.to_s(other))


@item_class.method("hash")
def item_hash(rt: Interpreter, self: RubyItem) -> int:
    return hash(self.item)


@expansion_class.method("recipes")
def expansion_recipes(rt: Interpreter, self: RubyExpansion) -> Value:
    return rt.from_python([item.name for item in self.expansion.recipes])


@expansion_class.method("roles")
def expansion_roles(rt: Interpreter, self: RubyExpansion) -> Value:
    return rt.from_python(self.expansion.roles)


@expansion_class.method("default_attrs")
def expansion_default(rt: Interpreter, self: RubyExpansion) -> Value:
    return rt.from_python(self.expansion.default_attributes)


@expansion_class.method("override_attrs")
def expansion_override(rt: Interpreter, self: RubyExpansion) -> Value:
    return rt.from_python(self.expansion.override_attributes)


CLASSES = (run_list_class, item_class, expansion_class)
