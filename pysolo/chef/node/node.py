"""``Chef::Node``: attributes at their levels, identity, run-list and run state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple

from pysolo.chef.mash import plain
from pysolo.chef.node import path_access
from pysolo.chef.node.attributes import DEFAULT_LEVELS, LEVELS, OVERRIDE_LEVELS, Attributes
from pysolo.chef.node.merged import evaluated
from pysolo.chef.node.writers import PathWriter
from pysolo.chef.run_list import RunList, RunListExpansion
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

node_class = NativeClass("Chef::Node", superclass="Object", allocator=lambda cls: Node(cls, ""))
node_attribute = NativeClass("Chef::Node::Attribute", superclass="Object")


class Node(RObject):
    """The node object of one run. ``saver`` writes the node file (``node.save``)."""

    __slots__ = (
        "name", "chef_environment", "attributes", "run_list", "override_run_list", "expansion", "run_state", "run_context", "saver",
        "policy_name", "policy_group",
    )  # fmt: skip

    def __init__(self, cls: RClass, name: str) -> None:
        super().__init__(cls)
        rt = cls.rt
        self.name = name
        self.chef_environment = "_default"
        self.attributes = Attributes(rt)
        self.run_list = RunList([])
        self.override_run_list: Optional[RunList] = None
        self.expansion: Optional[RunListExpansion] = None
        self.run_state: Value = rt.hash({})
        self.run_context: Value = None
        self.saver: Optional[Callable[[Node], None]] = None
        self.policy_name: Optional[str] = None
        self.policy_group: Optional[str] = None

    def apply_expansion(self, expansion: RunListExpansion) -> None:
        """Take over what the expanded run-list brings: role attributes and the automatic lists of roles and recipes."""
        self.expansion = expansion
        rt = self.cls.rt
        self.attributes.replace_level("role_default", rt.from_python(expansion.default_attributes))
        self.attributes.replace_level("role_override", rt.from_python(expansion.override_attributes))
        automatic = self.attributes.levels["automatic"]
        for key, value in expansion.automatic_attributes().items():
            rt.send(automatic, "[]=", rt.str(key), rt.from_python(value))

    def note_recipe(self, name: str) -> None:
        """``node['recipes']`` grows by what is included, so that ``node.recipe?`` and searches find it."""
        rt = self.cls.rt
        automatic, key = self.attributes.levels["automatic"], rt.str("recipes")
        known = rt.send(automatic, "[]", key)
        if known is None:
            rt.send(automatic, "[]=", key, rt.array([rt.str(name)]))
        elif name not in rt.to_python(known):
            rt.send(known, "<<", rt.str(name))

    def read(self, *keys: str) -> Any:
        """A merged value as plain Python; None when it is not there."""
        rt = self.cls.rt
        first, *rest = (rt.str(key) for key in keys)
        return rt.to_python(path_access.read(rt, top_level(rt, self, first), rest))


def top_level(rt: Interpreter, self: Node, key: Value) -> Value:
    value = self.attributes.merged(key)
    return None if value is UNSET else evaluated(rt, value)


# ---------------------------------------------------------------------------------------------------------- identity


@node_class.method("initialize")
def initialize(rt: Interpreter, self: Node, **_options: Value) -> None:
    """``Chef::Node.new``"""


@node_class.method("name", "node_name")
def name(rt: Interpreter, self: Node, value: Value = UNSET) -> str:
    if value is not UNSET and value is not None:
        self.name = rt.to_str(value)
    return self.name


@node_class.method("name=")
def set_name(rt: Interpreter, self: Node, value: str) -> None:
    self.name = value


@node_class.method("chef_environment", "environment")
def chef_environment(rt: Interpreter, self: Node, value: Value = UNSET) -> str:
    if value is not UNSET and value is not None:
        self.chef_environment = rt.name(value)
    return self.chef_environment


@node_class.method("chef_environment=", "environment=")
def set_chef_environment(rt: Interpreter, self: Node, value: Name) -> None:
    self.chef_environment = value


@node_class.method("policy_name")
def policy_name(rt: Interpreter, self: Node, value: Value = UNSET) -> Value:
    if value is not UNSET:
        self.policy_name = _policy_word(rt, value)
    return rt.from_python(self.policy_name)


@node_class.method("policy_group")
def policy_group(rt: Interpreter, self: Node, value: Value = UNSET) -> Value:
    if value is not UNSET:
        self.policy_group = _policy_word(rt, value)
    return rt.from_python(self.policy_group)


@node_class.method("policy_name=")
def set_policy_name(rt: Interpreter, self: Node, value: Value) -> None:
    self.policy_name = _policy_word(rt, value)


@node_class.method("policy_group=")
def set_policy_group(rt: Interpreter, self: Node, value: Value) -> None:
    self.policy_group = _policy_word(rt, value)


def _policy_word(rt: Interpreter, value: Value) -> Optional[str]:
    if value is None:
        return None
    text = rt.to_str(value)
    if not re.fullmatch(r"[-:.\w]+", text, re.ASCII):
        raise rt.error("Chef::Exceptions::ValidationFailed", "%r cannot name a policy or a policy group" % text)
    return text


@node_class.method("to_s")
def to_s(rt: Interpreter, self: Node) -> str:
    return "node[%s]" % self.name


@node_class.method("inspect")
def inspect(rt: Interpreter, self: Node) -> str:
    return "<Chef::Node:%s>" % self.name


@node_class.method("run_state")
def run_state(rt: Interpreter, self: Node) -> Value:
    return self.run_state


@node_class.method("run_context")
def run_context(rt: Interpreter, self: Node) -> Value:
    return self.run_context


@node_class.method("run_context=")
def set_run_context(rt: Interpreter, self: Node, value: Value) -> None:
    self.run_context = value


@node_class.method("cookbook_collection")
def cookbook_collection(rt: Interpreter, self: Node) -> Value:
    return rt.send(self.run_context, "cookbook_collection")


@node_class.method("node")
def itself(rt: Interpreter, self: Node) -> Value:
    return self


@node_class.method("save")
def save(rt: Interpreter, self: Node) -> Value:
    if self.saver is not None:
        self.saver(self)
    return self


# ---------------------------------------------------------------------------------------------------------- run-list


@node_class.method("run_list")
def run_list(rt: Interpreter, self: Node, *items: Value) -> Value:
    if items:
        set_run_list(rt, self, items[0] if len(items) == 1 else rt.array(list(items)))
    return (self.override_run_list or self.run_list).value(rt)


@node_class.method("run_list=")
def set_run_list(rt: Interpreter, self: Node, items: Value) -> None:
    self.run_list = RunList.parse(rt, [rt.to_s(item) for item in rt.iterate(items)])


@node_class.method("expand!")
def expand(rt: Interpreter, self: Node, source: Value = None) -> Value:
    """The run-list with its roles taken apart."""
    return rt.send(run_list(rt, self), "expand", rt.str(self.chef_environment))


@node_class.method("primary_runlist")
def primary_runlist(rt: Interpreter, self: Node) -> Value:
    return self.run_list.value(rt)


@node_class.method("override_runlist")
def override_runlist(rt: Interpreter, self: Node) -> Value:
    return (self.override_run_list or RunList([])).value(rt)


@node_class.method("recipe?")
def has_recipe(rt: Interpreter, self: Node, wanted: str) -> bool:
    """As the run-list writes it (``recipe[app]``), or as ``node['recipes']`` does."""
    return wanted in (self.override_run_list or self.run_list).strings() or wanted in (self.read("recipes") or ())


@node_class.method("run_list?")
def in_run_list(rt: Interpreter, self: Node, wanted: Value) -> bool:
    return rt.to_s(wanted) in (self.override_run_list or self.run_list).strings()


@node_class.method("role?")
def has_role(rt: Interpreter, self: Node, wanted: str) -> bool:
    return wanted in (self.read("roles") or ())


# ---------------------------------------------------------------------------------------------------------- reading


@node_class.method("[]")
def fetch_attribute(rt: Interpreter, self: Node, key: Value) -> Value:
    return top_level(rt, self, key)


@node_class.method("[]=")
def refuse_write(rt: Interpreter, self: Node, key: Value, value: Value) -> Value:
    from pysolo.chef.node.merged import MESSAGE

    raise rt.error("Chef::Exceptions::ImmutableAttributeModification", MESSAGE)


@node_class.method("attribute?", "key?", "has_key?", "include?", "member?")
def has_attribute(rt: Interpreter, self: Node, key: Value) -> bool:
    return self.attributes.has(key)


@node_class.method("exist?")
def exist(rt: Interpreter, self: Node, *path: Value) -> bool:
    if len(path) == 1:  # a wart of the original that cookbooks may rely on
        return True
    return path_access.exists(rt, self.attributes.whole() if not path else _first(rt, self, path[0]), list(path[1:]))


def _first(rt: Interpreter, self: Node, key: Value) -> Value:
    value = self.attributes.merged(key)
    return None if value is UNSET else evaluated(rt, value)


@node_class.method("read", "dig")
def read(rt: Interpreter, self: Node, first: Value, *rest: Value) -> Value:
    return path_access.read(rt, _first(rt, self, first), list(rest))


@node_class.method("read!")
def read_or_raise(rt: Interpreter, self: Node, first: Value, *rest: Value) -> Value:
    if not self.attributes.has(first):
        raise path_access.no_attribute(rt, [first, *rest])
    return path_access.read_or_raise(rt, _first(rt, self, first), list(rest), above=[first])


@node_class.method("fetch")
def fetch(rt: Interpreter, self: Node, key: Value, *default: Value, block: Optional[RProc] = None) -> Value:
    if self.attributes.has(key):
        return top_level(rt, self, key)
    return rt.send(self.attributes.whole(), "fetch", key, *default, block=block)


@node_class.method("keys")
def keys(rt: Interpreter, self: Node) -> Value:
    return rt.array(self.attributes.keys())


@node_class.method("each", "each_attribute", "each_pair")
def each(rt: Interpreter, self: Node, *, block: Optional[RProc] = None) -> Value:
    return rt.send(self.attributes.whole(), "each", block=block)


@node_class.method("each_key")
def each_key(rt: Interpreter, self: Node, *, block: Optional[RProc] = None) -> Value:
    return rt.send(self.attributes.whole(), "each_key", block=block)


@node_class.method("each_value")
def each_value(rt: Interpreter, self: Node, *, block: Optional[RProc] = None) -> Value:
    return rt.send(self.attributes.whole(), "each_value", block=block)


@node_class.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: Node) -> Value:
    made = plain(rt, self.attributes.whole())
    made.put(rt.str("chef_type"), rt.str("node"))
    made.put(rt.str("name"), rt.str(self.name))
    made.put(rt.str("chef_environment"), rt.str(self.chef_environment))
    made.put(rt.str("run_list"), rt.from_python(self.run_list.strings()))
    return made


@node_class.method("debug_value")
def debug_value(rt: Interpreter, self: Node, *path: Value) -> Value:
    return self.attributes.debug_value(list(path))


@node_class.method("attributes", "attributes=")
def attributes_view(rt: Interpreter, self: Node) -> Value:
    return AttributeView(rt.classes["Chef::Node::Attribute"], self.attributes)


# ---------------------------------------------------------------------------------------------------------- writing


def _level(name: str) -> Callable[..., Value]:
    def call(rt: Interpreter, self: Node) -> Value:
        return self.attributes.levels[name]

    return call


def _level_assign(name: str) -> Callable[..., Value]:
    def call(rt: Interpreter, self: Node, content: RHash) -> Value:
        self.attributes.replace_level(name, content)
        return content

    return call


def _writer(level: str, cleared: Tuple[str, ...], unless_present: bool) -> Callable[..., Value]:
    def call(rt: Interpreter, self: Node) -> Value:
        cls = rt.classes["Chef::Node::PathWriter"]
        return PathWriter(cls, self.attributes, level, cleared, unless_present)

    return call


for _name in LEVELS:
    node_class.method(_name)(_level(_name))
    node_class.method(_name + "=")(_level_assign(_name))
for _name in ("default", "normal", "override", "automatic"):
    node_class.method(_name + "_attrs")(_level(_name))
    node_class.method(_name + "_attrs=")(_level_assign(_name))
for _name in ("default", "normal", "override"):
    node_class.method(_name + "!")(_writer(_name, (_name,), False))
    node_class.method(_name + "_unless")(_writer(_name, (), True))
node_class.method("force_default!")(_writer("force_default", DEFAULT_LEVELS, False))
node_class.method("force_override!")(_writer("force_override", OVERRIDE_LEVELS, False))


def _remover(levels: Tuple[str, ...], group: Optional[Tuple[str, ...]]) -> Callable[..., Value]:
    """Removes a path from ``levels``; gives the merged value of ``group``, of the whole node when None."""

    def call(rt: Interpreter, self: Node, *path: Value) -> Value:
        attributes = self.attributes

        def before(keys: List[Any]) -> Value:
            return attributes.combined(keys) if group is None else attributes.group(group, keys)

        return attributes.remove(levels, list(path), before)

    return call


node_class.method("rm")(_remover((*DEFAULT_LEVELS, "normal", *OVERRIDE_LEVELS), None))
node_class.method("rm_default")(_remover(DEFAULT_LEVELS, DEFAULT_LEVELS))
node_class.method("rm_normal")(_remover(("normal",), ("normal",)))
node_class.method("rm_override")(_remover(OVERRIDE_LEVELS, OVERRIDE_LEVELS))


def _on_level(method: str) -> Callable[..., Value]:
    def call(rt: Interpreter, self: Node, level: Value, *args: Value, block: Optional[RProc] = None) -> Value:
        return rt.send(rt.public_send(self, rt.name(level)), method, *args, block=block)

    return call


for _name in ("write", "write!", "unlink", "unlink!"):
    node_class.method(_name)(_on_level(_name))


# ------------------------------------------------------------------------------------------------- node.attributes


class AttributeView(RObject):
    """What ``node.attributes`` gives: the merged whole, and the groups of levels merged by themselves."""

    __slots__ = ("owner",)

    def __init__(self, cls: RClass, owner: Attributes) -> None:
        super().__init__(cls)
        self.owner = owner


@node_attribute.method("[]")
def view_read(rt: Interpreter, self: AttributeView, key: Value) -> Value:
    value = self.owner.merged(key)
    return None if value is UNSET else evaluated(rt, value)


def _combined(group: Tuple[str, ...]) -> Callable[..., Value]:
    def call(rt: Interpreter, self: AttributeView, *path: Value) -> Value:
        from pysolo.chef.node.merged import freeze_tree

        value = self.owner.group(group, self.owner.path(path))
        return None if value is UNSET else freeze_tree(rt, value)

    return call


node_attribute.method("combined_default")(_combined(DEFAULT_LEVELS))
node_attribute.method("combined_override")(_combined(OVERRIDE_LEVELS))


@node_attribute.method("merged_attributes")
def merged_attributes(rt: Interpreter, self: AttributeView, *path: Value) -> Value:
    return path_access.read(rt, self.owner.whole(), list(path))


@node_attribute.method("debug_value")
def view_debug_value(rt: Interpreter, self: AttributeView, *path: Value) -> Value:
    return self.owner.debug_value(list(path))


@node_attribute.method("method_missing")
def view_method_missing(
    rt: Interpreter, self: AttributeView, method: Name, *args: Value, block: Optional[RProc] = None
) -> Value:
    if method in LEVELS and not args:
        return self.owner.levels[method]
    return rt.send(self.owner.whole(), method, *args, block=block)


@node_attribute.method("respond_to_missing?")
def view_respond_to(rt: Interpreter, self: AttributeView, method: Name, private: Value = False) -> bool:
    return rt.respond_to(self.owner.whole(), method)


def make_node(rt: Interpreter, name: str) -> Node:
    return Node(rt.classes["Chef::Node"], name)


def external_settings(json_attributes: Dict[str, Any]) -> Dict[str, Any]:
    """What of a ``-j`` document are attributes.

    Documented with ``chef-client -j``: ``run_list`` (or the old ``recipes``) and ``chef_environment`` are settings.
    """
    settings = ("run_list", "recipes", "chef_environment")
    return {key: value for key, value in json_attributes.items() if key not in settings}


CLASSES = (node_class, node_attribute)
