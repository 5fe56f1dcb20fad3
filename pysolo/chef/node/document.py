"""A node as a document, and nodes made of one: ``for_json``, ``to_json``, ``display_hash``, ``Chef::Node.from_hash``, ``load`` ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict

from pysolo.chef.node.attributes import DEFAULT_LEVELS, OVERRIDE_LEVELS
from pysolo.chef.node.node import Node, external_settings, make_node
from pysolo.chef.node.saved import node_from_document
from pysolo.chef.repository import repository_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RClass, RHash, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

node_class = NativeClass("Chef::Node")


def levels(rt: Interpreter, node: Node) -> Dict[str, Any]:
    """What the four groups of levels hold, as plain Python."""
    attributes = node.attributes
    attributes.collect_automatic()
    groups = {
        "automatic": attributes.levels["automatic"],
        "normal": attributes.levels["normal"],
        "default": attributes.group(DEFAULT_LEVELS, []),
        "override": attributes.group(OVERRIDE_LEVELS, []),
    }
    return {name: {} if value is UNSET else rt.to_python(value) for name, value in groups.items()}


@node_class.method("for_json")
def for_json(rt: Interpreter, self: Node) -> Value:
    found = levels(rt, self)
    document = {
        "name": self.name,
        "chef_environment": self.chef_environment,
        "json_class": "Chef::Node",
        "automatic": found["automatic"],
        "normal": found["normal"],
        "chef_type": "node",
        "default": found["default"],
        "override": found["override"],
        "run_list": self.run_list.strings(),
    }
    if self.policy_name is not None or self.policy_group is not None:
        document.update(policy_name=self.policy_name, policy_group=self.policy_group)
    return rt.from_python(document)


@node_class.method("to_json")
def to_json(rt: Interpreter, self: Node, *_: Value) -> Value:
    return rt.send(rt.const_get("Chef::JSONCompat"), "to_json", for_json(rt, self))


@node_class.method("display_hash")
def display_hash(rt: Interpreter, self: Node) -> Value:
    document = {"name": self.name, "chef_environment": self.chef_environment, **levels(rt, self)}
    return rt.from_python({**document, "run_list": self.run_list.strings()})


@node_class.method("consume_attributes", "consume_external_attrs")
def consume_attributes(rt: Interpreter, self: Node, given: RHash) -> Value:
    """Take a document over as ``-j`` does: its run-list and environment, and the rest as normal attributes."""
    document = rt.to_python(given)
    if document.get("run_list") is not None:
        rt.send(self, "run_list=", rt.from_python(document["run_list"]))
    if document.get("chef_environment") is not None:
        self.chef_environment = str(document["chef_environment"])
    self.attributes.merge_into("normal", rt.from_python(external_settings(document)))
    return rt.send(self, "tags")


@node_class.method("loaded_recipe")
def loaded_recipe(rt: Interpreter, self: Node, cookbook: Value, recipe: Value) -> None:
    self.note_recipe("%s::%s" % (rt.to_s(cookbook), rt.to_s(recipe)))


@node_class.method("run_state=")
def set_run_state(rt: Interpreter, self: Node, value: Value) -> Value:
    self.run_state = value
    return value


# ----------------------------------------------------------------------------------------------------- other nodes


@node_class.singleton("build")
def build(rt: Interpreter, self: RClass, name: str) -> Value:
    return make_node(rt, name)


@node_class.singleton("from_hash")
def from_hash(rt: Interpreter, self: RClass, given: Value) -> Value:
    if isinstance(given, Node):
        return given
    document = rt.to_python(given)
    return node_from_document(rt, str(document.get("name") or ""), document)


@node_class.singleton("load")
def load(rt: Interpreter, self: RClass, name: str) -> Value:
    """The node of this name as it was last saved."""
    repository = repository_of(rt)
    document = repository.node_document(rt, name)
    if document is None:
        raise repository.not_found(rt, "node", name)
    return node_from_document(rt, name, document)


@node_class.singleton("list")
def list_nodes(rt: Interpreter, self: RClass, inflate: Value = False) -> Value:
    """Names of the saved nodes; with ``true`` each with its node."""
    found = sorted(repository_of(rt).node_documents(rt))
    if inflate is None or inflate is False:
        return rt.from_python({name: name for name, _ in found})
    return rt.hash([(rt.str(name), node_from_document(rt, name, document)) for name, document in found])


CLASSES = (node_class,)
