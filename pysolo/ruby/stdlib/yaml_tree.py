"""Psych::Nodes: a YAML text as Ruby code may walk it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, Value
from pysolo.ruby.stdlib.yaml_nodes import DOUBLE, FOLDED, LITERAL, PLAIN, SINGLE, Alias, AnyNode, Mapping, Scalar

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

STYLES = {PLAIN: 1, SINGLE: 2, DOUBLE: 3, LITERAL: 4, FOLDED: 5}


class RNode(RObject):
    """``inner`` is the node itself; a Document's is its root's, a Stream has none."""

    __slots__ = ("inner", "children")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.inner: Optional[AnyNode] = None
        self.children: List[Value] = []


node = NativeClass("Psych::Nodes::Node", includes=("Enumerable",), allocator=RNode)
kinds = {
    name: NativeClass("Psych::Nodes::" + name, superclass="Psych::Nodes::Node")
    for name in ("Stream", "Document", "Mapping", "Sequence", "Scalar", "Alias")
}


def made(rt: Interpreter, kind: str, inner: Optional[AnyNode], children: List[Value]) -> RNode:
    found = RNode(rt.classes["Psych::Nodes::" + kind])
    found.inner, found.children = inner, children
    return found


def tree(rt: Interpreter, inner: AnyNode) -> RNode:
    if isinstance(inner, Scalar):
        return made(rt, "Scalar", inner, [])
    if isinstance(inner, Alias):
        return made(rt, "Alias", inner, [])
    if isinstance(inner, Mapping):
        return made(rt, "Mapping", inner, [tree(rt, part) for pair in inner.pairs for part in pair])
    return made(rt, "Sequence", inner, [tree(rt, item) for item in inner.items])


def document(rt: Interpreter, inner: AnyNode) -> RNode:
    return made(rt, "Document", inner, [tree(rt, inner)])


def stream(rt: Interpreter, documents: List[RNode]) -> RNode:
    return made(rt, "Stream", None, list(documents))


@node.method("children")
def children(rt: Interpreter, self: RNode) -> Value:
    return rt.array(self.children)


@node.method("each")
def each(rt: Interpreter, self: RNode, *, block: Optional[RProc] = None) -> Value:
    """The nodes below this one, then itself."""
    if block is None:
        return rt.enumerator(self, "each")
    for child in self.children:
        each(rt, child, block=block)
    rt.call_block(block, self)
    return self


@node.method("to_ruby", "transform")
def to_ruby(rt: Interpreter, self: RNode, **options: Value) -> Value:
    from pysolo.ruby.stdlib.yaml import trusting
    from pysolo.ruby.stdlib.yaml_load import Loader

    if self.inner is None:
        return rt.array([to_ruby(rt, child, **options) for child in self.children])
    return Loader(rt, trusting(rt, options)).load(self.inner)


@kinds["Document"].method("root")
def root(rt: Interpreter, self: RNode) -> Value:
    return self.children[0]


def _asked(*names: str) -> None:
    for name in names:

        def get(rt: Interpreter, self: RNode, name: str = name) -> Value:
            found: Any = getattr(self.inner, name, None)
            return None if found is None else rt.str(found)

        node.method(name)(get)


_asked("tag", "anchor")


@kinds["Scalar"].method("value")
def value(rt: Interpreter, self: RNode) -> Value:
    assert isinstance(self.inner, Scalar)
    return rt.str(self.inner.text)


@kinds["Scalar"].method("style")
def style(rt: Interpreter, self: RNode) -> int:
    assert isinstance(self.inner, Scalar)
    return STYLES[self.inner.style]


@kinds["Scalar"].method("quoted")
def quoted(rt: Interpreter, self: RNode) -> bool:
    assert isinstance(self.inner, Scalar)
    return self.inner.style != PLAIN


for kind in kinds:

    def _is(kind: str = kind) -> Any:
        def ask(rt: Interpreter, self: RNode) -> bool:
            return self.cls.real.name == "Psych::Nodes::" + kind

        return ask

    node.method(kind.lower() + "?")(_is())

CLASSES = (NativeClass("Psych::Nodes", module=True), node, *kinds.values())
