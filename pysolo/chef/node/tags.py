"""The tags of a node: a list at the normal level, so that they last from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Sequence

from pysolo.chef.node.node import Node
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

node_class = NativeClass("Chef::Node")


@node_class.method("tags")
def tags(rt: Interpreter, self: Node) -> Value:
    normal = self.attributes.levels["normal"]
    key = rt.str("tags")
    if not normal.has(key) or normal.get(key) is None:
        rt.send(normal, "[]=", key, rt.array([]))
    return normal.get(key)


@node_class.method("tag")
def tag(rt: Interpreter, self: Node, *names: Value) -> Value:
    return _change(rt, self, add=[rt.to_s(one) for one in names])


@node_class.method("untag")
def untag(rt: Interpreter, self: Node, *names: Value) -> Value:
    return _change(rt, self, remove=[rt.to_s(one) for one in names])


def _change(rt: Interpreter, node: Node, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Value:
    known = [rt.to_s(one) for one in tags(rt, node).items]
    wanted = [one for one in known if one not in remove]
    wanted.extend(one for one in dict.fromkeys(add) if one not in known)
    if wanted != known:
        fresh = rt.array([rt.str(one) for one in wanted])
        rt.send(node.attributes.levels["normal"], "[]=", rt.str("tags"), fresh)
    return tags(rt, node)


CLASSES = (node_class,)
