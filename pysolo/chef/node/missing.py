"""Calls that the node has no method for: it answers as the Hash of its merged attributes, and in old ways as those attributes' names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.chef.node.merged import MergedMash
from pysolo.chef.old.ways import allowed, note
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.node.node import Node
    from pysolo.ruby.runtime.interpreter import Interpreter

node_class = NativeClass("Chef::Node", superclass="Object")
immutable_mash = NativeClass("Chef::Node::ImmutableMash", superclass="ChefUtils::Mash", allocator=MergedMash)

# old name of a level -> today's
RENAMED = {"set": "normal", "set_unless": "normal_unless"}


@node_class.method("method_missing", visibility="private")
def method_missing(
    rt: Interpreter, self: Node, method: Name, *args: Value, block: Optional[RProc] = None, **options: Value
) -> Value:
    if _public(rt, "Chef::Node::Attribute", method):
        return rt.send(rt.send(self, "attributes"), method, *args, block=block)
    if _public(rt, "Chef::Node::ImmutableMash", method):
        return rt.send(self.attributes.whole(), method, *args, block=block)
    if not args and not options and allowed(rt):
        if method in RENAMED:
            note(rt, "node.%s is node.%s since Chef 14" % (method, RENAMED[method]))
            return rt.send(self, RENAMED[method])
        value = _by_name(rt, self, method)
        if value is not UNSET:
            return value
    raise rt.undefined(self, method, "undefined")


@node_class.method("respond_to_missing?")
def respond_to_missing(rt: Interpreter, self: Node, method: Name, private: Value = False) -> bool:
    return _public(rt, "Chef::Node::Attribute", method) or _public(rt, "Chef::Node::ImmutableMash", method)


def _public(rt: Interpreter, class_name: str, name: str) -> bool:
    """Asked of the class: the merged whole is dear to make."""
    method = rt.classes[class_name].find(name)
    return method is not None and method.visibility == "public"


def _by_name(rt: Interpreter, self: Node, name: str) -> Value:
    """An attribute by its name alone, as up to Chef 12.

    An automatic one anywhere (``node.ipaddress``), any in an attribute file (``python['prefix_dir']``); but not ``node.app`` in a
    recipe: that it is no method there is what a cookbook of today tests for.
    """
    attributes = self.attributes
    value = attributes.merged(rt.str(name))
    if value is UNSET or not (_in_attribute_file(rt) or name in attributes.levels["automatic"].d):
        return UNSET
    _tell(rt, "node", name)
    return value


@immutable_mash.method("method_missing", visibility="private")
def read_by_name(
    rt: Interpreter, self: MergedMash, method: Name, *args: Value, block: Optional[RProc] = None, **options: Value
) -> Value:
    """``node.kernel.machine``, below what :func:`_by_name` gives; all else is read with ``[]`` alone, as in Chef 18."""
    if not args and not options and block is None and (self.automatic or _in_attribute_file(rt)):
        key = rt.str(method)
        if self.has(key) and allowed(rt):
            _tell(rt, "an attribute", method)
            return rt.send(self, "[]", key)
    raise rt.undefined(self, method, "undefined")


def _in_attribute_file(rt: Interpreter) -> bool:
    """There the node is self."""
    return rt.frame is not None and rt.frame.self_obj is session_of(rt).node


def _tell(rt: Interpreter, what: str, name: str) -> None:
    note(rt, "%s.%s: attributes are no methods since Chef 14, use ['%s']" % (what, name, name))


CLASSES = (node_class, immutable_mash)
